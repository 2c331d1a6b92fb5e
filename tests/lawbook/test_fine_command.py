"""The `fine` command: what scripts rely on."""

import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
PREFIX = "99/2013/NĐ-CP:"
COUNTERFEITS = {
    "act": f"{PREFIX}12.1.a",
    "violator": "household_business",
    "goods_value": 20_000_000,
    "detected_on": "2026-11-10",
    "decided_on": "2026-11-20",
}
KEYS = [
    *("bracket", "range", "fine", "between", "warning_possible", "multiplier", "cap"),
    *("competent", "explanation_right", "additional", "remedies", "criminal_alert", "lighter"),
    *("citations", "steps", "certainty", "missing"),
]

HALF_A_CHARACTER = r"""
import django
django.setup()
from cases.law.facts import FactError
from cases.lawbook.questions import QuestionCommand

def refuse(told):
    raise FactError(next(iter(told)), "không")

class Command(QuestionCommand):
    def ready(self):
        return refuse, str

import io, sys
sys.stdin = io.TextIOWrapper(io.BytesIO(rb'{"\ud800": 1}'))
Command().run_from_argv(["manage.py", "half", "-", "--format", "json"])
"""


def ask(
    monkeypatch: pytest.MonkeyPatch, told: str | bytes, *options: str, bad: bool = False
) -> str:
    """What the command prints for a text on standard input."""
    data = told.encode() if isinstance(told, str) else told
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    out = io.StringIO()
    if bad:
        with pytest.raises(SystemExit) as end:
            call_command("fine", "-", *options, stdout=out)
        assert end.value.code == 1
    else:
        call_command("fine", "-", *options, stdout=out)
    return out.getvalue()


def asked(monkeypatch: pytest.MonkeyPatch, told: Any, *, bad: bool = False) -> Any:
    return json.loads(ask(monkeypatch, json.dumps(told), "--format", "json", bad=bad))


def test_one_object_is_answered_with_one_object(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = asked(monkeypatch, COUNTERFEITS)
    assert list(answer) == KEYS
    assert answer["bracket"] == {
        "code": f"{PREFIX}12.1.a",
        "version": f"{PREFIX}12.1.a@2024-07-01",
        "article": 12,
        "clause": 3,
        "point": "a",
        "min": 12_000_000,
        "max": 20_000_000,
        "instrument": "99/2013/NĐ-CP",
    }
    assert (answer["range"], answer["fine"]) == ([12_000_000, 20_000_000], 16_000_000)
    assert (answer["multiplier"], answer["cap"]) == (1, 250_000_000)
    assert answer["lighter"] is None
    assert "Nghị định 99/2013/NĐ-CP" in answer["citations"][1]


def test_a_limit_belongs_to_the_lower_tier(monkeypatch: pytest.MonkeyPatch) -> None:
    values = [19_999_999, 20_000_000, 20_000_001, 300_000_000, 300_000_001]
    told = [
        COUNTERFEITS | {"goods_value": value, "violator": violator}
        for value in values
        for violator in ("household_business", "organisation")
    ]
    found = [
        (answer["bracket"]["clause"], answer["fine"], answer["criminal_alert"])
        for answer in asked(monkeypatch, told)
    ]
    assert found == [
        *((3, 16_000_000, False), (3, 32_000_000, False)),
        *((3, 16_000_000, False), (3, 32_000_000, False)),
        *((4, 27_500_000, False), (4, 55_000_000, False)),
        *((8, 150_000_000, True), (8, 300_000_000, True)),
        *((9, 215_000_000, True), (9, 430_000_000, True)),
    ]


def test_a_clause_not_yet_in_force_does_not_fall_back_to_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = {
        "act": f"{PREFIX}11.14a",
        "violator": "organisation",
        "goods_value": None,
        "ended_on": "2024-06-20",
        "detected_on": "2024-08-01",
        "decided_on": "2024-08-20",
    }
    ended, going_on = asked(monkeypatch, [told, told | {"ended_on": None}])
    assert (ended["bracket"], ended["range"], ended["fine"]) == (None, None, None)
    assert "có hiệu lực từ 01/07/2024" in ended["steps"][0]
    assert (going_on["bracket"]["min"], going_on["bracket"]["max"]) == (20_000_000, 30_000_000)
    assert going_on["fine"] == 50_000_000


def test_each_act_of_a_case_has_its_own_version_and_decrees(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    common = {"violator": "individual", "goods_value": 30_000_000, "decided_on": "2026-11-20"}
    old = common | {"act": f"{PREFIX}11.1.a", "ended_on": "2021-12-31"}
    new = common | {"act": f"{PREFIX}12.1.a", "detected_on": "2026-11-10"}
    first, second = asked(monkeypatch, [old, new])
    assert first["bracket"]["version"].endswith("11.1.a@2013-10-15")
    assert second["bracket"]["version"].endswith("12.1.a@2024-07-01")
    assert not any("46/2024/NĐ-CP" in citation for citation in first["citations"])
    assert any("46/2024/NĐ-CP" in citation for citation in second["citations"])


def test_a_bad_item_answers_in_its_place_and_the_others_are_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bad = [COUNTERFEITS | {"goods_value": -1}, COUNTERFEITS | {"goods": 5}, "x"]
    told = [COUNTERFEITS, *bad, COUNTERFEITS]
    answers = asked(monkeypatch, told, bad=True)
    assert [answers[place]["fine"] for place in (0, 4)] == [16_000_000, 16_000_000]
    assert answers[1]["error"] == {"field": "goods_value", "message": "Số không được âm."}
    assert answers[2]["error"]["field"] == "goods"
    assert answers[3]["error"]["field"] == "act"


def test_yaml_with_bare_days_is_read_too(monkeypatch: pytest.MonkeyPatch) -> None:
    told = "\n".join(f"{key}: {value}" for key, value in COUNTERFEITS.items())
    answer = json.loads(ask(monkeypatch, told, "--format", "json"))
    assert answer["fine"] == 16_000_000


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("detected_on", "2026-02-30"),
        ("goods_value", "9" * 5000),
        ("goods_value", "0500000"),  # no octal number
        ("goods_value", "1:30"),  # no number to the base of 60
        ("goods_value", "1_000"),
    ],
)
def test_a_yaml_item_with_an_impossible_scalar_answers_in_its_place(
    monkeypatch: pytest.MonkeyPatch, field: str, written: str
) -> None:
    facts = {key: str(value) for key, value in COUNTERFEITS.items()}
    items = [facts | {field: written}, facts]
    told = "\n".join(
        "- {" + ", ".join(f"{key}: {value}" for key, value in item.items()) + "}" for item in items
    )
    wrong, right = json.loads(ask(monkeypatch, told, "--format", "json", bad=True))
    assert wrong["error"]["field"] == field
    assert right["fine"] == 16_000_000


def test_a_number_of_json_too_long_to_read_answers_in_its_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = json.dumps([COUNTERFEITS, COUNTERFEITS]).replace("20000000", "9" * 5000, 1)
    wrong, right = json.loads(ask(monkeypatch, told, "--format", "json", bad=True))
    assert wrong["error"]["field"] == "goods_value"
    assert right["fine"] == 16_000_000


def test_half_a_character_is_answered_as_it_was_escaped() -> None:
    asked_of_python = subprocess.run(  # noqa: S603
        [sys.executable, "-c", HALF_A_CHARACTER],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert asked_of_python.returncode == 1, asked_of_python.stderr
    assert json.loads(asked_of_python.stdout) == {"error": {"field": "\ud800", "message": "không"}}


def test_vietnamese_is_not_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    text = ask(monkeypatch, json.dumps(COUNTERFEITS), "--format", "json")
    assert "Giám đốc Sở Khoa học và Công nghệ" in text


def test_without_a_format_the_answer_is_read_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [COUNTERFEITS, COUNTERFEITS | {"mitigating": ["GN1"]}, {"act": "x"}]
    chosen, between, wrong = ask(monkeypatch, json.dumps(told), bad=True).split("\n\n")
    assert chosen.startswith("Mức phạt tiền: 16.000.000 đồng\n1. Hành vi đang diễn ra")
    assert between.startswith("Mức phạt tiền: từ 12.000.000 đồng đến 16.000.000 đồng\n")
    assert "không kể hai đầu" in between
    assert wrong.startswith("Lỗi ở act: Không có hành vi mang mã x")


@pytest.mark.parametrize("told", ["[", "", "chỉ là chữ", b"\xff\xfe\x00", "a: b: c", "[" * 99_999])
def test_what_cannot_be_read_ends_with_2_and_one_line(
    monkeypatch: pytest.MonkeyPatch, told: str | bytes
) -> None:
    with pytest.raises(CommandError) as end:
        ask(monkeypatch, told, "--format", "json")
    assert end.value.returncode == 2
    assert len(str(end.value).splitlines()) == 1


def test_a_file_that_is_not_there_ends_with_2(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as end:
        call_command("fine", str(tmp_path / "none.json"))
    assert end.value.returncode == 2


def test_ten_thousand_cases_of_one_file_take_less_than_ten_seconds(tmp_path: Path) -> None:
    acts = [f"{PREFIX}{act}" for act in ("12.1.a", "11.13.a", "10.1.a", "14.1.a")]
    cases = [
        COUNTERFEITS | {"act": acts[place % 4], "goods_value": place * 60_000}
        for place in range(10_000)
    ]
    file = tmp_path / "cases.json"
    file.write_text(json.dumps(cases), encoding="utf-8")
    out = io.StringIO()
    begun = time.process_time()
    call_command("fine", str(file), "--format", "json", stdout=out)
    assert time.process_time() - begun < 10
    answers = json.loads(out.getvalue())
    assert len(answers) == 10_000
    assert answers[4]["fine"] == 6_000_000  # 12.1.a, 240.000 đồng: khoản 1, 4–8 triệu

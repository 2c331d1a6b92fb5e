"""The `interest` command as scripts call it."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
TOLD = {
    "fine": 24_000_000,
    "served_on": "2026-05-20",
    "payments": [{"paid_on": "2026-06-10", "amount": 24_000_000}],
    "as_of": "2026-06-10",
}


def answered(tmp_path: Path, told: Any) -> Any:
    file, out = tmp_path / "cau-hoi.json", StringIO()
    file.write_text(json.dumps(told), encoding="utf-8")
    call_command("interest", str(file), format="json", stdout=out)
    return json.loads(out.getvalue())


def test_one_question_has_the_keys_of_the_interface(tmp_path: Path) -> None:
    answer = answered(tmp_path, TOLD)
    assert list(answer) == ["late_days", "interest", "owed", "overpaid", "steps", "citations"]
    assert (answer["late_days"], answer["interest"], answer["owed"]) == (10, 120_000, 120_000)
    assert "khoản 1 Điều 78 Luật Xử lý vi phạm hành chính" in answer["citations"]


def test_a_bad_item_answers_in_its_place_and_ends_with_one(tmp_path: Path) -> None:
    file, out = tmp_path / "cau-hoi.json", StringIO()
    file.write_text(json.dumps([TOLD, {"fine": "x"}]), encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        call_command("interest", str(file), format="json", stdout=out)
    good, bad = json.loads(out.getvalue())
    assert (ended.value.code, good["interest"], bad["error"]["field"]) == (1, 120_000, "fine")


def test_what_cannot_be_read_ends_with_two(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("interest", str(tmp_path / "khong-co.json"))
    assert refused.value.returncode == 2

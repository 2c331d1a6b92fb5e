"""The law enters the database whole or not at all, once, and a used pack stays as it was."""

import json
import shutil
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from cases.law.explain import canonical
from cases.lawbook.loading import PackError, law_files, load_law, pending
from cases.lawbook.models import (
    Act,
    ActVersion,
    Authority,
    Bracket,
    Competence,
    FineRule,
    Form,
    Holiday,
    LawPack,
    Measure,
    Succession,
    Term,
)
from cases.lawbook.services import NoLawError, active_catalogue, catalogue_of
from tests.builders import AT, HANOI

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 11, 26, 9, 0, tzinfo=HANOI)
OPEN_WARNING = "warning: open}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the law files, to change."""
    copy = tmp_path / "fixtures" / "law"
    shutil.copytree(law_files(), copy)
    return copy


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def counts() -> dict[str, int]:
    models = (Act, ActVersion, Bracket, Measure, Competence, Succession, Authority, FineRule)
    return {model.__name__: model.objects.count() for model in (*models, Term, Form, Holiday)}


@pytest.mark.usefixtures("law_tables")
def test_the_tables_hold_every_row_of_the_files() -> None:
    assert counts() == {
        "Act": 80,
        "ActVersion": 204,
        "Bracket": 1049,
        "Measure": 502,
        "Competence": 586,
        "Succession": 4,
        "Authority": 95,
        "FineRule": 10,
        "Term": 131,
        "Form": 38,
        "Holiday": 63,
    }


def test_a_second_load_changes_nothing() -> None:
    first = load_law(at=AT)
    rows = counts()
    again = load_law(at=LATER)
    assert again.changes == []
    assert again.pack == first.pack
    assert (counts(), LawPack.objects.get().loaded_at) == (rows, AT)


def test_changed_files_make_a_new_pack_and_the_old_one_stays(folder: Path) -> None:
    old = load_law(at=AT).pack
    content = old.content
    change(folder, "acts_08.yaml", OPEN_WARNING, "warning: 'yes'}")
    loaded = load_law(at=LATER, folder=folder)
    old.refresh_from_db()
    assert (old.is_active, old.content) == (False, content)
    assert ActVersion.objects.filter(pack=old).count() == 204
    assert active_catalogue().digest == loaded.pack.digest != old.digest
    assert catalogue_of(old.digest).acts.keys() == active_catalogue().acts.keys()
    assert Act.objects.count() == 80
    assert loaded.changes == ["acts_08.yaml, 99/2013/NĐ-CP:8.1.a@2022-01-01: đổi fine"]


def test_the_former_files_put_the_former_pack_in_use_again(folder: Path) -> None:
    old = load_law(at=AT).pack
    change(folder, "acts_08.yaml", OPEN_WARNING, "warning: 'yes'}")
    load_law(at=LATER, folder=folder)
    assert load_law(at=LATER).pack == old
    assert LawPack.objects.filter(is_active=True).get() == old
    assert LawPack.objects.count() == 2


def test_a_fault_in_one_file_refuses_the_whole_pack(folder: Path) -> None:
    before = load_law(at=AT).pack
    rows = counts()
    change(folder, "tiers.yaml", "over: 3000000", "over: 3000001")
    with pytest.raises(PackError) as refusal:
        load_law(at=LATER, folder=folder)
    assert "tiers.yaml, T10: bậc 2 không nối tiếp bậc trước" in str(refusal.value)
    assert counts() == rows
    assert LawPack.objects.get() == before


def test_a_file_that_is_no_yaml_refuses_the_whole_pack(folder: Path) -> None:
    (folder / "rules.yaml").write_text("entries: [", encoding="utf-8")
    with pytest.raises(PackError, match=r"rules\.yaml, tệp: không đọc được"):
        load_law(at=AT, folder=folder)
    assert not LawPack.objects.exists()


def test_check_says_what_differs_and_changes_nothing(folder: Path) -> None:
    load_law(at=AT)
    assert pending() == []
    change(folder, "authorities.yaml", "individual_maximum: 125000000", "individual_maximum: 1")
    change(folder, "authorities.yaml", "organisation_maximum: 250000000", "organisation_maximum: 2")
    (difference,) = pending(folder)
    assert difference.startswith("authorities.yaml, ")
    assert difference.endswith(": đổi individual_maximum, organisation_maximum")
    assert LawPack.objects.count() == 1


def run(*options: str) -> str:
    out = StringIO()
    call_command("load_law", *options, stdout=out)
    return out.getvalue()


def test_the_command_prints_what_changed_and_then_nothing() -> None:
    assert "acts_12.yaml: 21 mục\n" in run()
    assert run() == ""
    assert run("--check") == ""


def test_law_in_use_is_never_rewritten(law_tables: LawPack) -> None:
    version = ActVersion.objects.earliest("position")
    for statement in (
        lambda: LawPack.objects.filter(pk=law_tables.pk).update(content="{}"),
        lambda: ActVersion.objects.filter(pk=version.pk).update(wording="khác"),
        lambda: Bracket.objects.filter(version=version).update(maximum=1_000_000_000),
        lambda: Measure.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError, match="frozen row"), transaction.atomic():
            statement()


@pytest.mark.usefixtures("law_tables")
def test_the_tables_and_the_catalogue_are_equal() -> None:
    catalogue = active_catalogue()
    rows = {row.version: row for row in ActVersion.objects.prefetch_related("brackets", "measures")}
    assert set(rows) == {version.id for version in catalogue.versions()}
    for version in catalogue.versions():
        row = rows[version.id]
        assert (row.in_force_from, row.in_force_to) == (version.in_force_from, version.in_force_to)
        assert (row.wording, row.certainty, row.cap) == (
            version.wording,
            version.certainty,
            version.scale.cap,
        )
        assert float(row.multiplier) == float(version.scale.multiplier)
        assert [figures(bracket) for bracket in row.brackets.all()] == [
            figures(bracket) for bracket in version.scale.brackets
        ]
        assert [measured(one) for one in row.measures.all()] == [
            (one.kind, one.is_remedy, " ".join(one.points), one.applies_if, one.months)
            for one in (*version.additional, *version.remedies)
        ]


def figures(bracket: Any) -> tuple[Any, ...]:
    offered = getattr(bracket, "warning", None) or bracket.warning_possible
    return (
        *(str(bracket.clause), bracket.over, bracket.up_to, bracket.minimum, bracket.maximum),
        *(bracket.base_minimum, bracket.base_maximum, bracket.is_capped, offered),
    )


def measured(row: Measure) -> tuple[Any, ...]:
    months = None if row.months_from is None else (row.months_from, row.months_to)
    return (row.kind, row.is_remedy, row.art3_points, row.applies_if, months)


@pytest.mark.usefixtures("law_tables")
def test_the_titles_and_bands_of_the_tables_are_those_of_the_catalogue() -> None:
    catalogue = active_catalogue()
    assert {
        (row.code, row.in_force_from, row.individual_maximum, row.confiscation_limit or 0)
        for row in Authority.objects.all()
    } == {
        (title.code, title.in_force_from, title.individual_maximum, title.confiscation_limit or 0)
        for title in catalogue.authorities
    }
    assert {(row.code, row.net_from, row.lower, row.upper) for row in FineRule.objects.all()} == {
        (rule.code, band.net_from, band.lower, band.upper)
        for rule in catalogue.fine_rules
        for band in rule.bands
    }


def test_the_content_of_a_pack_is_its_canonical_json(law_tables: LawPack) -> None:
    assert canonical(json.loads(law_tables.content)) == law_tables.content


def test_without_law_the_catalogue_says_what_to_do() -> None:
    with pytest.raises(NoLawError, match="load_law"):
        active_catalogue()


def test_without_law_the_fine_command_says_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(CommandError, match="load_law") as end:
        call_command("fine", str(file))
    assert end.value.returncode == 2


def test_a_refused_pack_ends_the_command_with_its_faults(folder: Path, settings: Any) -> None:
    change(folder, "tiers.yaml", "over: 3000000", "over: 3000001")
    settings.BASE_DIR = folder.parents[1]
    for options in ([], ["--check"]):
        with pytest.raises(CommandError, match=r"bị từ chối:\ntiers\.yaml, T10"):
            call_command("load_law", *options)

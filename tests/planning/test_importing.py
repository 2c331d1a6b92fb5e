"""Lists from Excel: every kind of fault of other people's sheets, and its right outcome."""

import io
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from cases.office.sheets import Line, day_of, read_sheet
from cases.parties.judging import Judged
from cases.parties.models import Party, PartyVersion
from cases.parties.spreadsheets import read_code
from inspections.planning.models import Plan
from inspections.planning.services import importing
from inspections.visits.models import OtherInspection
from inspections.visits.services import others
from tests.builders import AT, a_version
from tests.planning.plans import Office, a_plan, an_office, with_items
from tests.visits.papers import as_officer, filled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
SHEET = (Path(__file__).parent / "files" / "parties_taxcode_as_number.xlsx").read_bytes()
SOURCE = "Công văn số 999/THỬ"
HEADS = ["Tên đối tượng", "Mã số thuế", "Loại", "Địa chỉ", "Nội dung kiểm tra", "Tháng", "Lý do"]


@pytest.fixture
def office() -> Office:
    return an_office()


def a_book(*rows: list[Any], heads: list[str] | None = None) -> bytes:
    book = Workbook()
    page: Any = book.active
    page.append(heads or HEADS)
    for row in rows:
        page.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def a_row(name: str = "Công ty Mới", code: Any = "0199001236", **told: Any) -> list[Any]:
    lawful = {"kind": "DN", "address": "12 Phố Thử", "content": "nhãn hiệu", "month": 3}
    lawful |= {"reason": "tin báo"} | told
    return [name, code, *lawful.values()]


def of_others() -> dict[int, Judged]:
    lines = read_sheet(SHEET, others.COLUMNS).lines
    rows = others.judge_others(lines, body="Quản lý thị trường", on_or_before=AT)
    return {row.number: row for row in rows}


def judged(plan: Plan, office: Office, content: bytes) -> list[Judged]:
    lines = read_sheet(content, importing.COLUMNS).lines
    return importing.judge_items(plan, lines, by=office.manager)


def take(plan: Plan, office: Office, content: bytes, confirmed: set[int], **told: Any) -> Plan:
    lines = read_sheet(content, importing.COLUMNS).lines
    given: dict[str, Any] = {"reason": "", "digest": "f" * 64, "by": office.manager, "at": AT}
    return importing.import_items(plan, lines, confirmed, **given | told)


def test_a_merged_head_over_two_rows_is_understood() -> None:
    found = read_sheet(SHEET, others.COLUMNS)
    assert {"name", "code", "on", "content", "kind"} <= set(found.columns)
    assert "Giá trị hàng hóa (đồng)" in found.unknown


def test_titles_and_totals_are_no_parties_and_the_hidden_row_is_told() -> None:
    rows = of_others()
    assert sorted(rows) == list(range(6, 20))
    assert "dòng bị ẩn trong tệp" in rows[19].reasons


@pytest.mark.parametrize(
    ("row", "code"), [(6, "0199001236"), (7, "0199004565"), (8, "0199111119"), (13, "099190000012")]
)
def test_lost_zeros_are_offered_to_be_confirmed(row: int, code: str) -> None:
    told = of_others()[row]
    assert told.code == code
    assert "số 0 đầu bị mất?" in told.reasons


@pytest.mark.parametrize(
    ("row", "code"), [(9, "0199234569"), (10, "0199345678"), (11, "0199456787-001")]
)
def test_codes_kept_as_text_are_cleaned_and_fine(row: int, code: str) -> None:
    told = of_others()[row]
    assert (told.state, told.code) == ("good", code)


def test_a_number_that_may_be_a_branch_is_no_personal_number() -> None:
    told = of_others()[12]
    assert told.state == "wrong"
    assert "0199456787-001" in told.reasons


def test_a_wrong_check_digit_is_refused() -> None:
    assert "sai chữ số kiểm tra" in of_others()[14].reasons


def test_a_double_and_a_merged_name_are_shown() -> None:
    rows = of_others()
    assert "trùng dòng 6" in rows[16].reasons
    assert rows[18].state == "wrong"
    assert "ô gộp với dòng 17" in rows[18].reasons


def test_blanks_that_cannot_be_seen_are_cleaned() -> None:
    told = of_others()[15]
    assert told.name == "Công ty TNHH Khoảng Trắng"
    # the check digit of 0199567896 fits
    assert (told.code, told.state) == ("0199567896", "good")


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (46115, "2026-04-03"),
        ("03/04/2026", "2026-04-03"),
        ("2026-04-03", "2026-04-03"),
        ("3.4.2026", "2026-04-03"),
        ("15-12-26", "2026-12-15"),
    ],
)
def test_days_are_read_as_they_were_meant(cell: Any, day: str) -> None:
    read = day_of(cell)
    assert read is not None
    assert read.isoformat() == day


@pytest.mark.parametrize("cell", ["31/02/2026", "03/13/2026", "hôm qua", 12])
def test_days_that_are_none_are_refused(cell: Any) -> None:
    with pytest.raises(ValidationError):
        day_of(cell)


def test_eleven_digits_of_text_are_refused_and_zeros_alone_too() -> None:
    assert "11 chữ số" in read_code("09919000001").wrong
    assert read_code("000000000000").wrong
    assert read_code("0199 001.236").text == "0199001236"


def test_others_are_imported_once_however_often_the_file_comes(office: Office) -> None:
    lines = read_sheet(SHEET, others.COLUMNS).lines
    doubtful = [row.number for row in of_others().values() if row.state == "doubt"]
    given: dict[str, Any] = {
        "body": "Quản lý thị trường",
        "source": SOURCE,
        "digest": "a" * 64,
        "by": office.manager,
        "at": AT,
    }
    others.import_others(lines, doubtful, **given)
    stored = OtherInspection.objects.count()
    assert {each.tax_root for each in OtherInspection.objects.all()} >= {
        *("0199001236", "0199456787"),
    }
    assert others.imported_before("a" * 64) == AT
    with pytest.raises(ValidationError, match="Không có dòng nào để nhập"):
        others.import_others(lines, doubtful, **given)
    assert OtherInspection.objects.count() == stored
    assert of_others()[9].known == "đã có trong danh sách"


def test_what_was_exported_comes_back_as_nothing_new(office: Office) -> None:
    lines = read_sheet(SHEET, others.COLUMNS).lines
    others.import_others(
        lines,
        [],
        body="Quản lý thị trường",
        source=SOURCE,
        digest="a" * 64,
        by=office.manager,
        at=AT,
    )
    client: Any = as_officer(office.manager)
    answer = client.get(reverse("planning:other_list"), {"dang": "xlsx"})
    again = read_sheet(b"".join(answer.streaming_content), others.COLUMNS).lines
    rows = others.judge_others(again, body="", on_or_before=AT)
    assert len(rows) == OtherInspection.objects.count()
    assert {row.state for row in rows} == {"known"}


def test_a_known_party_is_found_by_code_or_by_name_in_any_unicode(office: Office) -> None:
    by_code = a_version("Công ty Mẫu", tax_code="0199001236")
    by_name = a_version("Hộ Ổn Định")
    sheet = a_book(
        a_row("Công ty Mẫu", 199001236), a_row(normalize("NFD", "Hộ Ổn Định"), None, kind="HKD")
    )
    first, second = judged(a_plan(office), office, sheet)
    assert (first.version, second.version) == (by_code, by_name)
    assert second.name == normalize("NFC", second.name)


def test_an_unknown_party_is_offered_and_created_only_when_confirmed(office: Office) -> None:
    plan, sheet = a_plan(office), a_book(a_row("Công ty TNHH Lạ", "0199001236"), a_row("Ẩn", None))
    lost, nameless_kind = judged(plan, office, sheet)
    assert "sẽ được tạo" in lost.reasons
    with pytest.raises(ValidationError, match="Không có dòng nào"):
        take(plan, office, a_book(a_row("Công ty TNHH Lạ", "0199001236")), set())
    assert not Party.objects.exists()
    take(plan, office, sheet, {2})
    version = PartyVersion.objects.get()
    assert (version.name, version.tax_code) == ("Công ty TNHH Lạ", "0199001236")
    assert plan.items.get().party_version == version
    assert nameless_kind.state == "doubt"


def test_a_row_says_all_that_is_wrong_with_it(office: Office) -> None:
    a_version("Công ty Mẫu", tax_code="0199001236")
    sheet = a_book(a_row("Công ty Mẫu", "0199001236", month="tháng mười ba", reason=None))
    (row,) = judged(a_plan(office), office, sheet)
    assert row.state == "wrong"
    assert "không phải" in row.reasons
    assert "chưa ghi lý do" in row.reasons


@pytest.mark.parametrize(
    ("cell", "month"),
    [(3, 3), ("Tháng 3", 3), ("03/2026", 3), ("2026-03-15", 3), ("15/03/2026", 3)],
)
def test_a_month_is_read_however_it_is_written(cell: Any, month: int) -> None:
    assert importing.month_of(cell, 2026) == month


@pytest.mark.parametrize("cell", [13, 0, "03/2027", None, "quý I"])
def test_a_month_that_is_none_is_refused(cell: Any) -> None:
    with pytest.raises(ValidationError):
        importing.month_of(cell, 2026)


def test_a_row_that_fails_late_stores_nothing_of_the_file(office: Office) -> None:
    """Twelve digits belong to no company: the party's own rule refuses, and all is undone."""
    plan = a_plan(office)
    sheet = a_book(
        a_row("Công ty Một", "0199001236"), a_row("Công ty Hai", "099190000012", kind="DN")
    )
    with pytest.raises(ValidationError, match="Dòng 3"):
        take(plan, office, sheet, {2, 3})
    assert not Party.objects.exists()
    assert not plan.items.exists()


def test_the_same_file_twice_adds_nothing_and_is_told(office: Office) -> None:
    a_version("Công ty Mẫu", tax_code="0199001236")
    plan, sheet = a_plan(office), a_book(a_row("Công ty Mẫu", "0199001236"))
    take(plan, office, sheet, set())
    (row,) = judged(plan, office, sheet)
    assert row.known == "đã có trong kế hoạch"
    assert importing.imported_before(plan, "f" * 64) == AT
    with pytest.raises(ValidationError, match="Không có dòng nào"):
        take(plan, office, sheet, set())
    assert plan.items.count() == 1


def test_twelve_hundred_rows_come_in_few_queries(office: Office) -> None:
    versions = [a_version(f"Hộ {number}") for number in range(12)]
    rows = [
        a_row(f"Hộ {number % 12}" if number < 12 else f"Lạ {number}", None, kind=None)
        for number in range(1200)
    ]
    plan, sheet = a_plan(office), a_book(*rows)
    lines = read_sheet(sheet, importing.COLUMNS).lines
    with CaptureQueriesContext(connection) as queries:
        told = importing.judge_items(plan, lines, by=office.manager)
    assert len(told) == 1200
    assert len(queries) < 15
    assert [row.state for row in told[:12]] == ["doubt"] * 12
    take(plan, office, sheet, set(range(2, 14)))
    assert {item.party_version for item in plan.items.all()} == set(versions)


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04cut", b"a;b;c"])
def test_what_is_no_workbook_gets_a_sentence(office: Office, content: bytes) -> None:
    with pytest.raises(ValidationError, match=r"lưu lại dạng \.xlsx"):
        read_sheet(content, importing.COLUMNS)


def test_a_sheet_without_heads_says_which_columns_it_needs() -> None:
    with pytest.raises(ValidationError, match="“Tên đối tượng”"):
        read_sheet(a_book(["một", "hai"], heads=["x", "y"]), importing.COLUMNS)


def test_a_submitted_plan_takes_no_file(office: Office) -> None:
    plan = with_items(office)
    Plan.objects.filter(pk=plan.pk).update(status="submitted")
    with pytest.raises(ValidationError, match="điều chỉnh"):
        take(plan, office, a_book(a_row()), {2})


def as_file(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("danh-sach.xlsx", content)


def test_the_page_previews_keeps_and_gives_the_refused_rows_back(office: Office) -> None:
    a_version("Công ty Mẫu", tax_code="0199001236")
    plan = a_plan(office, at=timezone.now())
    sheet = a_book(
        a_row("Công ty Mẫu", "0199001236"),
        a_row("Công ty TNHH Lạ", "0199004565"),
        a_row("Công ty Sai", "0199567890"),
    )
    client: Any = as_officer(office.manager)
    address = reverse("planning:import", args=[plan.pk])
    sent = filled(client.get(address).context["form"])
    preview = client.post(address, sent | {"file": as_file(sheet)})
    assert [row.state for row, _ in preview.context["rows"]] == ["good", "doubt", "wrong"]
    assert not plan.items.exists()
    form = preview.context["form"]
    again = filled(form) | {"rows": preview.context["rows_as_text"]}
    back = client.post(address, again | {"download": "1"})
    refused = b"".join(back.streaming_content)
    (wrong,) = read_sheet(refused, importing.COLUMNS).lines
    assert wrong.cells["code"] == "0199567890"
    page: Any = load_workbook(io.BytesIO(refused)).active
    assert "sai chữ số kiểm tra" in page.cell(3, len(importing.COLUMNS) + 1).value
    kept = client.post(address, again | {"keep": "1", "take": ["3"]})
    assert kept["Location"] == plan.get_absolute_url()
    assert plan.items.count() == 2
    # sent twice it answers the same and adds nothing
    assert client.post(address, again | {"keep": "1", "take": ["3"]}).status_code == 302
    assert plan.items.count() == 2
    told = client.post(
        address, filled(client.get(address).context["form"]) | {"file": as_file(sheet)}
    )
    assert "Tệp này đã được nhập" in told.content.decode()
    # the corrected rows go in at once; the column of reasons is passed over
    book = load_workbook(io.BytesIO(refused))
    book.active.cell(3, 2).value = "0199567896"  # type: ignore[union-attr]
    out = io.BytesIO()
    book.save(out)
    lines = read_sheet(out.getvalue(), importing.COLUMNS).lines
    assert [row.state for row in importing.judge_items(plan, lines, by=office.manager)] == ["doubt"]


def test_the_register_of_others_is_kept_on_its_pages(office: Office) -> None:
    client: Any = as_officer(office.manager)
    address = reverse("planning:others_import")
    sent = filled(client.get(address).context["form"], source=SOURCE, body="Quản lý thị trường")
    preview = client.post(address, sent | {"file": as_file(SHEET)})
    again = filled(preview.context["form"]) | {"rows": preview.context["rows_as_text"], "keep": "1"}
    assert client.post(address, again)["Location"] == reverse("planning:other_list")
    found = client.get(reverse("planning:other_list"), {"q": "an ngu"})
    (other,) = found.context["page"]
    assert other.party_name == "Công ty TNHH Ấn Ngữ"
    remove = reverse("planning:other_remove", args=[other.pk])
    client.post(remove, filled(client.get(remove).context["form"], because="nhầm tệp"))
    other.refresh_from_db()
    assert other.removed_because == "nhầm tệp"
    add = reverse("planning:other_add")
    typed = filled(
        client.get(add).context["form"],
        party_name="Hộ Thử",
        person_id="099190000012",
        body="Thuế",
        inspected_on="03/04/2026",
        source="Công văn 5",
    )
    assert client.post(add, typed).status_code == 302
    assert OtherInspection.objects.get(body="Thuế").person_id == "099190000012"
    reader = as_officer(office.inspector)
    assert reader.get(reverse("planning:other_list")).status_code == 200
    assert reader.get(add).status_code == 403


def test_rows_sent_back_in_another_shape_are_refused(office: Office) -> None:
    plan = a_plan(office, at=timezone.now())
    client: Any = as_officer(office.manager)
    address = reverse("planning:import", args=[plan.pk])
    sent = filled(client.get(address).context["form"])
    for rows in ("nonsense", "[]", '{"sha256": "x", "lines": [[1, {"name": [2]}, ""]]}'):
        answer = client.post(address, sent | {"rows": rows, "keep": "1"})
        assert "Trang đã cũ" in answer.content.decode()
    assert not plan.items.exists()


def test_a_line_keeps_the_number_it_has_in_the_file() -> None:
    lines = read_sheet(a_book(a_row(), a_row("Hai", None)), importing.COLUMNS).lines
    assert [isinstance(each, Line) and each.number for each in lines] == [2, 3]

"""Inspections by other bodies: entered by hand or from an Excel file, taken out with a reason."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.law.guard import kind_of
from cases.lawbook.services import active_catalogue
from cases.office.duties import Duty, demand
from cases.office.journal import record
from cases.office.locking import lock_chains
from cases.office.models import Chain, JournalEntry, Officer
from cases.office.sheets import Cell, Line, Wanted, day_of
from cases.office.wording import fold
from cases.parties.judging import Judged, judge_parties
from cases.parties.spreadsheets import CODE, NAME
from cases.parties.tax_codes import PERSON
from inspections.visits.models import OtherInspection, Verb

COLUMNS = (
    NAME,
    CODE,
    Wanted("on", "Ngày kiểm tra", ("ngay", "ngay cong bo", "thoi gian kiem tra"), is_needed=True),
    Wanted("content", "Nội dung", ("noi dung kiem tra",)),
    Wanted("body", "Cơ quan", ("co quan kiem tra", "don vi kiem tra", "luc luong")),
    Wanted("decision", "Quyết định số", ("so quyet dinh", "quyet dinh")),
    Wanted("kind", "Loại", ("hinh thuc",)),
)
KINDS = {fold(label): value for value, label in OtherInspection.Kind.choices} | {
    "kiem tra": OtherInspection.Kind.INSPECTION,
    "lien nganh": OtherInspection.Kind.JOINT,
    "tu xa": OtherInspection.Kind.REMOTE,
}


def register_chain() -> Chain:
    """The register of others' inspections is the office's own: its entries stand in its chain."""
    chain, _ = Chain.objects.get_or_create(kind=Chain.Kind.OFFICE)
    return chain


def judge_others(lines: Iterable[Line], *, body: str = "", on_or_before: datetime) -> list[Judged]:
    """Every row with what is wrong or doubtful; nothing is stored. In a few queries."""
    rows = judge_parties(lines)
    today = timezone.localdate(on_or_before)
    for row in rows:
        cells = row.line.cells
        row.told["body"] = str(cells.get("body") or body)[:200]
        row.told["content"] = str(cells.get("content") or "")[:500]
        row.told["decision"] = str(cells.get("decision") or "")[:60]
        row.told["kind"] = _kind(cells.get("kind"))
        try:
            row.told["inspected_on"] = day_of(cells.get("on"))
        except ValidationError as error:
            row.wrong.extend(error.messages)
            continue
        if row.told["inspected_on"] is None:
            row.wrong.append("chưa ghi ngày kiểm tra")
        elif row.told["inspected_on"] > today:
            row.wrong.append("ngày kiểm tra ở tương lai")
        if not row.told["body"]:
            row.wrong.append("chưa ghi cơ quan kiểm tra")
        if not row.code and not row.wrong:
            _take_code_of_party(row)
    _mark_known(rows)
    return rows


def _kind(cell: Cell) -> str:
    """The kinds of businesses that a sheet may give in this column are no kinds of inspections."""
    return KINDS.get(fold(str(cell or "")), OtherInspection.Kind.INSPECTION)


def _take_code_of_party(row: Judged) -> None:
    """The guard knows numbers: a name alone counts only through the party we know."""
    if row.version and (row.version.tax_code or row.version.id_number):
        row.code = row.version.tax_code
        row.told["person_id"] = "" if row.code else row.version.id_number
        row.doubts.append(f"lấy mã số của {row.version}")
    else:
        row.wrong.append("không có mã số; rà soát trùng lặp cần mã số thuế hoặc số định danh")


def _mark_known(rows: list[Judged]) -> None:
    days = {row.told.get("inspected_on") for row in rows} - {None}
    stored = OtherInspection.objects.filter(removed_at=None, inspected_on__in=days)
    known = set(stored.values_list("tax_code", "inspected_on", "body"))
    for row in rows:
        key = (row.code, row.told.get("inspected_on"), row.told.get("body"))
        if not row.wrong and key in known:
            row.known = "đã có trong danh sách"


def imported_before(digest: str) -> datetime | None:
    """When the same file was taken in."""
    entries = JournalEntry.objects.filter(
        chain__kind=Chain.Kind.OFFICE, verb=Verb.ADD_OTHERS, changes__contains=digest
    )
    entry = entries.order_by("sequence").last()
    return entry.at if entry else None


@transaction.atomic
def import_others(
    lines: Collection[Line],
    confirmed: Collection[int],
    *,
    body: str,
    source: str,
    digest: str,
    by: Officer,
    at: datetime,
) -> OtherInspection:
    """The rows without doubt and those confirmed, all or none; what is there already stays."""
    demand(by, Duty.KEEP_PLAN, at=at)
    chain = register_chain()
    lock_chains(chain)
    rows = judge_others(lines, body=body, on_or_before=at)
    chosen = [
        row
        for row in rows
        if row.state == "good" or (row.state == "doubt" and row.number in confirmed)
    ]
    if not chosen:
        raise ValidationError("Không có dòng nào để nhập.")
    kept = [
        _row(row, source=source, chain=chain, by=by, at=at)
        for row in sorted(chosen, key=lambda each: each.number)
    ]
    facts = {
        "subjects": [each.party_name for each in kept],
        "count": len(kept),
        "source": source,
        "sha256": digest,
    }
    record(Verb.ADD_OTHERS, kept[0], by=by, at=at, changes=facts)
    return kept[0]


def _row(row: Judged, *, source: str, chain: Chain, by: Officer, at: datetime) -> OtherInspection:
    person = row.told.get("person_id", "")
    other = OtherInspection(
        party_name=row.name[:300],
        tax_code=row.code,
        person_id=person or (row.code if PERSON.fullmatch(row.code) else ""),
        source=source,
        added_by=by,
        added_at=at,
        chain=chain,
        **{name: row.told[name] for name in ("body", "content", "decision", "inspected_on")},
        kind=kind_of(active_catalogue().content, row.told["kind"]),
    )
    try:
        other.full_clean(exclude=["added_by", "chain"])
    except ValidationError as error:
        raise ValidationError(f"Dòng {row.number}: {' '.join(error.messages)}") from error
    other.save()
    return other


@transaction.atomic
def add_other(other: OtherInspection, *, by: Officer, at: datetime) -> OtherInspection:
    """One inspection, typed from the paper of whoever made it."""
    demand(by, Duty.KEEP_PLAN, at=at)
    other.chain, other.added_by, other.added_at = register_chain(), by, at
    lock_chains(other.chain)
    if other.inspected_on and other.inspected_on > timezone.localdate(at):
        raise ValidationError({"inspected_on": "Ngày kiểm tra không được ở tương lai."})
    other.full_clean(exclude=["added_by", "chain"])
    other.save()
    facts = {"subject": other.party_name, "body": other.body, "inspected_on": other.inspected_on}
    record(Verb.ADD_OTHERS, other, by=by, at=at, changes=facts)
    return other


@transaction.atomic
def remove_other(
    other: OtherInspection, *, because: str, by: Officer, at: datetime
) -> OtherInspection:
    """Entered by mistake: it stops counting, and stays to be read with the reason."""
    demand(by, Duty.KEEP_PLAN, at=at)
    lock_chains(other.chain)
    other.refresh_from_db()
    if other.removed_at is not None:
        raise ValidationError("Dòng này đã bỏ.")
    if not because.strip():
        raise ValidationError({"because": "Ghi lý do bỏ."})
    other.removed_at, other.removed_because = at, because.strip()[:300]
    other.revision += 1
    other.save(update_fields=["removed_at", "removed_because", "revision"])
    record(Verb.REMOVE_OTHER, other, by=by, at=at, changes={"because": because})
    return other

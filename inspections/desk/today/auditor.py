"""Today of the auditor: how the journal and the registers stand, and what is worth a look."""

from collections.abc import Iterator
from datetime import datetime

from django.db import connection
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from cases.dossier.models import Verb, Void
from cases.office import triggers
from cases.office.models import Chain, Delegation, JournalEntry, Officer, Verb as OfficeVerb
from cases.office.telling import change_lines
from cases.office.templatetags.office import day, instant
from inspections.desk.today.sections import (
    Empty,
    Row,
    Section,
    Today,
    days_off_ahead,
    law_of_today,
)

MOST = 12
WORTH_A_LOOK = (
    *(Verb.REOPEN_DOCUMENT, Verb.STRIKE_SIGNATURE, Verb.VOID_NUMBER, Verb.HAND_OVER),
    *(Verb.RECALL_DOCUMENT, Verb.MOVE_DOCUMENT),
    *(OfficeVerb.DELEGATE, OfficeVerb.DEACTIVATE, OfficeVerb.REACTIVATE, OfficeVerb.SET_PASSWORD),
    *(OfficeVerb.LOAD_LAW, OfficeVerb.EXPORT_LIST),
)


def today(officer: Officer, at: datetime) -> Today:
    return Today(
        left=[_checks(at), _voids()],
        right=[_latest()],
        action=("Kiểm tra nhật ký, sổ", reverse("dossier:record_check")),
        told=days_off_ahead(law_of_today(), timezone.localdate(at)),
    )


def _checks(at: datetime) -> Section:
    """What is quickly known; the whole reading is one press away."""
    return Section("kiem-tra", "Nhật ký và khóa dữ liệu", list(_check_rows(at)), Empty(""))


def _check_rows(at: datetime) -> Iterator[Row]:
    page = reverse("dossier:record_check")
    lost = triggers.missing(connection)
    yield Row(
        "Khóa chống sửa, xóa trong cơ sở dữ liệu",
        page,
        ", ".join(lost[:3]) or "Đủ và đúng như phần mềm đặt ra.",
        shape="diamond" if lost else "tick",
        tone="late" if lost else "done",
        word=f"Thiếu {len(lost)}" if lost else "Đủ",
    )
    seals = JournalEntry.objects.filter(chain__kind=Chain.Kind.OFFICE, verb=OfficeVerb.SEAL)
    last = seals.order_by("-sequence").values_list("at", flat=True).first()
    grown = Chain.objects.exclude(kind=Chain.Kind.OFFICE).filter(length__gt=F("sealed_length"))
    waiting = grown.count()
    is_today = last is not None and timezone.localdate(last) == timezone.localdate(at)
    yield Row(
        "Niêm chuỗi nhật ký",
        page,
        f"{waiting} chuỗi có mục mới chưa niêm." if waiting else "Mọi chuỗi đã niêm.",
        shape="tick" if is_today or not waiting else "triangle",
        tone="done" if is_today or not waiting else "soon",
        word=f"Lần cuối {instant(last)}" if last else "Chưa niêm lần nào",
    )


def _voids() -> Section:
    rows = [
        Row(
            str(void),
            reverse("dossier:record_check"),
            void.reason,
            side=day(void.at),
            side_line=void.by.full_name,
        )
        for void in Void.objects.select_related("series", "by").order_by("-at", "-pk")[:MOST]
    ]
    empty = Empty("Chưa có số nào bị hủy.")
    return Section("so-huy", "Số đã hủy gần đây", rows, empty)


def _latest() -> Section:
    """Entries that undo, lend power or take data out, newest first."""
    entries = JournalEntry.objects.filter(verb__in=WORTH_A_LOOK)
    entries = entries.select_related("officer", "chain__dossier_of")
    rows = [_entry(each) for each in entries.order_by("-at", "-pk")[:MOST]]
    empty = Empty("Chưa có việc mở lại, hủy số, bàn giao, giao quyền hay xuất dữ liệu nào.")
    return Section("dang-xem", "Việc đáng xem gần đây", rows, empty)


def _entry(entry: JournalEntry) -> Row:
    dossier = getattr(entry.chain, "dossier_of", None)
    url = reverse("dossier:journal", args=[dossier.pk]) if dossier else reverse("officer_list")
    told = [] if entry.verb == OfficeVerb.LOAD_LAW else change_lines(entry, Delegation)
    lines = [line for line in told if "mã băm" not in line]
    where = dossier.number if dossier else ""
    return Row(
        entry.label,
        url,
        " · ".join(part for part in (where, "; ".join(lines[:2])) if part),
        side=day(entry.at),
        side_line=entry.officer.full_name if entry.officer else "Phần mềm",
    )

"""What the pages of the registry show: papers to number and to deliver, issued ones, registers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Prefetch
from django.urls import reverse

from cases.dossier.models import Counter, Delivery, Document, OnPaper, Series, Void
from cases.dossier.services.registers import can_keep, written, year_of
from cases.office.models import Officer
from cases.office.templatetags.office import clock, day

FEW = 6


@dataclass(frozen=True)
class Tray:
    """One pile on the registry's desk: its heading with how many, the first few, the rest."""

    title: str
    rows: list[dict[str, str]]
    count: int
    url: str = ""


def trays(officer: Officer, *, at: datetime) -> list[Tray]:
    """Papers to number, copies to hand over or send, mail that came back: what is his to see."""
    visible = Document.objects.visible_to(officer, at)
    waiting = visible.to_number().select_related("signed_by", "dossier").order_by("signed_at")
    deliveries = Delivery.objects.visible_to(officer, at).with_document()
    open_copies = deliveries.open().exclude(outcome=Delivery.Outcome.RETURNED)
    returned = deliveries.open().filter(outcome=Delivery.Outcome.RETURNED)
    return [
        _tray("Chờ vào số", waiting, _to_number, reverse("dossier:to_number")),
        _tray("Chờ giao, gửi", open_copies, _to_deliver, reverse("dossier:to_deliver")),
        _tray("Bưu điện trả lại", returned, _came_back, reverse("dossier:to_deliver")),
    ]


def _tray(title: str, found: Any, row: Any, url: str) -> Tray:
    return Tray(title, [row(each) for each in found[:FEW]], found.count(), url)


def _to_number(document: Document) -> dict[str, str]:
    return {
        "title": document.title,
        "url": reverse("dossier:document", args=[document.pk]),
        "line": f"{document.dossier.number} · {signed_by(document)}",
    }


def signed_by(document: Document) -> str:
    """`Giám đốc Sở Đoàn Vĩnh Khang ký 16:40 ngày 20/11/2026`."""
    who, at = document.signed_by, document.signed_at
    name = f"{who.position} {who.full_name} " if who else ""
    return f"{name}ký {clock(at)} ngày {day(at)}"


def _to_deliver(delivery: Delivery) -> dict[str, str]:
    paper = delivery.document
    sent = f", {delivery.get_way_display().lower()} {day(delivery.sent_at)}"
    return {
        "title": f"{paper.full_number}, {delivery.addressee}",
        "url": reverse("dossier:copy", args=[delivery.pk]),
        "line": f"{paper.title}{sent if delivery.sent_at else ''}",
    }


def _came_back(delivery: Delivery) -> dict[str, str]:
    told = f"Trả lại lần {delivery.returns}: {delivery.because}"
    return {**_to_deliver(delivery), "line": told}


@dataclass(frozen=True)
class IssuedRow:
    """One issued paper of the list; `copies` says how far its delivery is."""

    document: Document
    copies: str


def issued_rows(documents: Iterable[Any]) -> list[IssuedRow]:
    """From rows annotated with `addressed` and `reached`."""
    return [IssuedRow(each, _copies(each.addressed, each.reached)) for each in documents]


def _copies(addressed: int, reached: int) -> str:
    if not addressed:
        return ""
    return "đã giao đủ" if reached == addressed else f"{reached}/{addressed} nơi đã nhận"


@dataclass(frozen=True)
class SeriesRow:
    """A register of one year: who keeps it, its last number, how many papers and voids."""

    series: Series
    year: int
    last: str
    papers: int
    voids: int
    began_after: str


def series_rows(year: int) -> list[SeriesRow]:
    counters = {each.series_id: each for each in Counter.objects.filter(year=year)}
    numbered = Document.objects.filter(year=year).exclude(number="").order_by()
    papers = dict(numbered.values_list("series").annotate(Count("pk")))
    voids = dict(
        Void.objects.filter(year=year).order_by().values_list("series").annotate(Count("pk"))
    )
    return [
        SeriesRow(
            series,
            year,
            written(counter.last) if (counter := counters.get(series.pk)) else "",
            papers.get(series.pk, 0),
            voids.get(series.pk, 0),
            written(counter.began_after) if counter and counter.began_after else "",
        )
        for series in Series.objects.of_papers().select_related("unit").order_by("name", "code")
    ]


@dataclass(frozen=True)
class BookRow:
    """One line of the register book; `note` says what is not plain, `is_void` crosses it out."""

    number: str
    on: date | None = None
    title: str = ""
    signed_by: str = ""
    recipients: tuple[str, ...] = ()
    dossier: str = ""
    url: str = ""
    copies: int | None = None
    note: str = ""
    is_void: bool = False
    order: tuple[int, str] = field(default=(0, ""))


def book_rows(series: Series, year: int, officer: Officer, *, at: datetime) -> list[BookRow]:
    """The register of a year, whole and in the order of its numbers.

    A paper of a dossier that this officer does not see keeps its line with number and day alone.
    """
    counter = Counter.objects.filter(series=series, year=year).first()
    voids = {
        void.number: void
        for void in Void.objects.filter(series=series, year=year).select_related("by")
    }
    rows = [
        *_of_documents(series, year, officer, voids, at),
        *(_of_paper(each) for each in OnPaper.objects.filter(series=series, year=year)),
        *_of_start(series, counter),
    ]
    told = {row.number for row in rows}
    rows += [_of_void(void) for number, void in voids.items() if number not in told]
    return sorted(rows, key=lambda row: row.order)


def _of_documents(
    series: Series, year: int, officer: Officer, voids: Mapping[str, Void], at: datetime
) -> Iterator[BookRow]:
    numbered = Document.objects.filter(series=series, year=year).exclude(number="")
    seen = set(numbered.visible_to(officer, at).values_list("pk", flat=True))
    copies = Prefetch("deliveries", Delivery.objects.order_by("pk"))
    rows = numbered.select_related("signed_by", "dossier__unit", "paper").prefetch_related(copies)
    rows = rows.defer("words", "facts", "edits", "paper__content")
    for document in rows:
        yield _of_document(document, voids.get(document.number), is_seen=document.pk in seen)


def _of_document(document: Document, void: Void | None, *, is_seen: bool) -> BookRow:
    order = order_of(document.number)
    if void:
        return _of_void(void)
    if not is_seen:
        note = f"Văn bản của {document.dossier.unit}"
        return BookRow(document.number, document.issued_on, note=note, order=order)
    deliveries = list(document.deliveries.all())
    return BookRow(
        document.number,
        document.issued_on,
        document.title,
        document.signed_by.full_name if document.signed_by else "",
        tuple(each.addressee for each in deliveries),
        f"{document.dossier.number}, {document.dossier.unit.symbol}",
        reverse("dossier:document", args=[document.pk]),
        sum(each.copies for each in deliveries) or None,
        _note(document),
        order=order,
    )


def _note(document: Document) -> str:
    if document.state != Document.State.ISSUED:
        return document.get_state_display()
    return f"Bản đính kèm: {name}" if (name := document.paper.attached_name) else ""


def _of_void(void: Void) -> BookRow:
    told = f"Hủy số: {void.reason} ({void.by}, {day(void.at)})"
    return BookRow(void.number, note=told, is_void=True, order=order_of(void.number))


def _of_paper(entry: OnPaper) -> BookRow:
    kept = f", lưu tại {entry.kept_at}" if entry.kept_at else ""
    return BookRow(
        entry.number,
        entry.issued_on,
        entry.title,
        entry.signed_by,
        (entry.recipients,) if entry.recipients else (),
        note=f"Cấp trên giấy{kept}",
        order=order_of(entry.number),
    )


def _of_start(series: Series, counter: Counter | None) -> Iterator[BookRow]:
    if counter and counter.began_after:
        last = written(counter.began_after)
        span = f"01 đến {last}" if counter.began_after > 1 else "01"
        told = f"Số {span} cấp trên giấy, sổ lưu tại {counter.kept_at}. {counter.began_because}"
        yield BookRow("", note=told, order=(0, ""))


def order_of(number: str) -> tuple[int, str]:
    """1269a after 1269, before 1270."""
    digits = "".join(letter for letter in number if letter.isdecimal())
    return int(digits or 0), number


def keeping(series: Series, officer: Officer, *, at: datetime) -> dict[str, bool]:
    """What this officer may do to the register of the year now."""
    counter = Counter.objects.filter(series=series, year=year_of(at)).first()
    may_keep = not can_keep(series, officer, at)
    return {
        "may_keep": may_keep,
        "may_begin": may_keep and counter is None,
        "began_after": bool(counter and counter.began_after),
    }

"""Numbers: taken from a gapless counter of ours, in the transaction of the act that needs them."""

import csv
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.dossier.models import Counter, Document, OnPaper, Series, Verb, Void
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.duties import Duty, InUnit
from cases.office.journal import record
from cases.office.models import Chain, Officer, Unit

OF_THE_REGISTER = re.compile(r"([0-9]{1,6})([a-zđ]?)")


def year_of(at: datetime) -> int:
    """The year by Hà Nội's clock: registers turn at midnight there."""
    return timezone.localtime(at).year


def next_number(series: Series, *, at: datetime) -> tuple[int, int]:
    """Take the next number of a series of ours: (year, number). Call inside the act's transaction.

    The counter's row stays locked until that transaction ends, so a number is either used or was
    never given; take it as late in the act as can be.
    """
    if not series.is_ours:
        raise ValueError(f"{series} is numbered elsewhere")
    year = year_of(at)
    Counter.objects.get_or_create(series=series, year=year)
    counter = Counter.objects.select_for_update().get(series=series, year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return year, counter.last


def coming_number(series: Series, *, at: datetime) -> str:
    """The number that would be given now; another officer may take it first."""
    counter = Counter.objects.filter(series=series, year=year_of(at)).first()
    return written(counter.last + 1 if counter else 1)


def written(number: int) -> str:
    """`07`, `118`, `1269`: two digits at least and no marks between (NĐ30 PL I II.3)."""
    return f"{number:02d}"


def as_registered(number: str) -> str:
    """`7` as 07, `1269A` as 1269a; empty for what cannot be a number of the register."""
    found = OF_THE_REGISTER.fullmatch(number.strip().lower())
    return f"{int(found[1]):02d}{found[2]}" if found and int(found[1]) else ""


def series_of(symbol: str, unit: Unit) -> list[Series]:
    """The series that may number a unit's papers under a form's symbol, the usual one first.

    Raises ValidationError when there is none.
    """
    found = list(Series.objects.taking(symbol, unit))
    if not found:
        raise ValidationError(f"Chưa có sổ cho ký hiệu {symbol}. Báo quản trị hệ thống.")
    return found


def used_by(series: Series, year: int, number: str, *, but: Document | None = None) -> str:
    """Who bears this number in the year, under any series of the same symbol; empty when free."""
    alike = {"series__suffix": series.suffix, "year": year, "number": number}
    papers = Document.objects.filter(**alike)
    if paper := (papers.exclude(pk=but.pk) if but else papers).first():
        return f"đã cấp cho “{paper.title}”"
    if on_paper := OnPaper.objects.filter(**alike).first():
        return f"đã cấp trên giấy cho “{on_paper.title}”"
    if void := Void.objects.filter(**alike).first():
        return f"đã hủy: {void.reason}"
    return ""


def can_keep(series: Series, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.KEEP_REGISTER, InUnit(series.unit_id), at=at)
    if not series.is_ours:
        refusals.append(Refusal("Sổ này do hệ thống văn bản của cơ quan cấp số, không giữ ở đây."))
    return refusals


def can_begin(series: Series, by: Officer, at: datetime) -> list[Refusal]:
    refusals = can_keep(series, by, at)
    if Counter.objects.filter(series=series, year=year_of(at)).exists():
        reason = f"Sổ năm {year_of(at)} đã bắt đầu; số bắt đầu chỉ đặt một lần, trước số đầu tiên."
        refusals.append(Refusal(reason))
    return refusals


@transaction.atomic
def begin_series(
    series: Series, *, last_on_paper: int, because: str, kept_at: str, by: Officer, at: datetime
) -> Counter:
    """Numbers up to this one were given on paper this year; ours begin after it."""
    refuse_if(can_begin(series, by, at))
    counter = Counter(
        series=series,
        year=year_of(at),
        last=last_on_paper,
        began_after=last_on_paper,
        began_because=because.strip(),
        kept_at=kept_at.strip(),
        begun_by=by,
        begun_at=at,
    )
    if last_on_paper < 1:
        raise ValidationError(
            {"last_on_paper": "Nhập số cuối cùng đã cấp trên giấy, từ 1 trở lên."}
        )
    counter.full_clean()
    counter.save()
    changes = {
        "series": f"{series.name} năm {counter.year}",
        "number": f"01 đến {written(last_on_paper)}",
        "kept_at": counter.kept_at,
        "because": counter.began_because,
    }
    _record(Verb.BEGIN_SERIES, series, changes, by=by, at=at)
    return counter


@transaction.atomic
def note_on_paper(entry: OnPaper, *, by: Officer, at: datetime) -> OnPaper:
    """Enter a paper that got its number on paper, before ours began in that year."""
    refuse_if(can_keep(entry.series, by, at))
    entry.number, entry.year = as_registered(entry.number), entry.issued_on.year
    entry.by, entry.at = by, at
    _refuse_not_on_paper(entry, timezone.localtime(at).date())
    entry.full_clean()
    entry.save()
    changes = {"series": str(entry.series), "number": str(entry), "title": entry.title}
    _record(Verb.NOTE_ON_PAPER, entry.series, changes, by=by, at=at)
    return entry


def _refuse_not_on_paper(entry: OnPaper, today: date) -> None:
    if not entry.number:
        raise ValidationError({"number": "Nhập số của văn bản, ví dụ 37."})
    if entry.issued_on > today:
        raise ValidationError({"issued_on": "Ngày văn bản không được ở tương lai."})
    if taken := used_by(entry.series, entry.year, entry.number):
        raise ValidationError({"number": f"Số {entry} {taken}."})
    counter = Counter.objects.filter(series=entry.series, year=entry.year).first()
    began_after = counter.began_after if counter else 0
    if not entry.number.isdecimal() or int(entry.number) > began_after:
        told = f"01 đến {written(began_after)}" if began_after else "không có số nào"
        raise ValidationError(
            {"number": f"Số cấp trên giấy của năm {entry.year}: {told}. Kiểm tra lại số, năm."}
        )


def can_void_next(series: Series, by: Officer, at: datetime) -> list[Refusal]:
    return can_keep(series, by, at)


@transaction.atomic
def void_next(series: Series, *, number: str, because: str, by: Officer, at: datetime) -> Void:
    """Take the next number and void it: it was written on a paper that was spoilt.

    `number` is the one that the clerk saw; when another was given meanwhile, nothing is voided.
    """
    refuse_if(can_void_next(series, by, at))
    year, taken = next_number(series, at=at)
    if written(taken) != number:
        raise ValidationError(
            f"Số {number} vừa được cấp cho văn bản khác; số kế tiếp nay là {written(taken)}. "
            "Kiểm tra lại rồi bấm lại.",
            code="changed",
        )
    void = void_number(series, year, number, because=because, by=by, at=at)
    changes = {"series": str(series), "number": str(void), "because": void.reason}
    _record(Verb.VOID_NUMBER, series, changes, by=by, at=at)
    return void


def void_number(
    series: Series, year: int, number: str, *, because: str, by: Officer, at: datetime
) -> Void:
    """Part of an act: a number that was given and will never be used. The caller records."""
    if not because.strip():
        raise ValidationError({"because": "Ghi lý do hủy số."})
    void = Void(series=series, year=year, number=number, reason=because.strip(), by=by, at=at)
    void.full_clean(exclude=["series", "by"])
    void.save()
    return void


def _record(
    verb: Verb, series: Series, changes: dict[str, str], *, by: Officer, at: datetime
) -> None:
    """Registers belong to no dossier: what is done to them stands in the office's own journal.

    Its chain is taken last, after the counter, as an act that issues takes them.
    """
    chain, _ = Chain.objects.get_or_create(kind=Chain.Kind.OFFICE)
    told: Any = series
    record(verb, told, chain=chain, by=by, at=at, changes=changes)


@transaction.atomic
def load_series(path: Path) -> int:
    """Enter the office's series from the table; safe to repeat. Returns how many stand there."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        Series.objects.get_or_create(
            code=row["code"],
            defaults={
                "name": row["name"],
                "suffix": row["suffix"],
                "is_ours": row["is_ours"] == "1",
            },
        )
    return len(rows)

"""Whether registers, triggers, stored papers and journal still say what they said."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from django.db import connection
from django.db.models import Count

from cases.dossier.models import Counter, Document, Dossier, Series, Verb, Void
from cases.dossier.services.printing import digest
from cases.office import triggers
from cases.office.journal import broken_chains, subject_of
from cases.office.models import Chain, JournalEntry


@dataclass(frozen=True)
class Fault:
    """One thing that does not hold: what it is, where, and the dossier it is found in."""

    kind: str
    place: str
    text: str
    dossier: Dossier | None = None


@dataclass(frozen=True)
class Check:
    """One question asked of the whole office, and what was found broken."""

    key: str
    text: str
    faults: tuple[Fault, ...]

    @property
    def is_sound(self) -> bool:
        return not self.faults


def checks() -> list[Check]:
    return [
        Check("registers", "Số văn bản liên tục, không trùng", tuple(_register_faults())),
        Check("triggers", "Khóa chống sửa của cơ sở dữ liệu còn đủ", tuple(_trigger_faults())),
        Check("papers", "Văn bản đã ban hành còn nguyên vẹn", tuple(_paper_faults())),
        Check("journal", "Chuỗi nhật ký còn nguyên vẹn", tuple(_journal_faults())),
    ]


def voids() -> Iterator[Void]:
    return Void.objects.select_related("series").order_by("series", "year", "pk").iterator()


def _register_faults() -> Iterator[Fault]:
    for series in Series.objects.filter(is_ours=True).order_by("code"):
        counters = {each.year: each for each in Counter.objects.filter(series=series)}
        numbered = Document.objects.filter(series=series).exclude(number="")
        told = numbered.order_by().values_list("year", flat=True).distinct()
        years = set(counters) | {year for year in told if year is not None}
        years |= set(Void.objects.filter(series=series).values_list("year", flat=True).distinct())
        for year in sorted(years):
            yield from _year_faults(series, year, counters.get(year))
    yield from _shared_numbers()


def _year_faults(series: Series, year: int, counter: Counter | None) -> Iterator[Fault]:
    """Numbers up to where the counter began are on paper: entered here or not, they are no gap."""
    first, last = (counter.began_after + 1, counter.last) if counter else (1, 0)
    # a byte a number: a register of a whole year stays small
    times = bytearray(last + 1)
    for number, dossier in _used(series, year):
        place = f"{number}/{series.suffix} ({year})"
        value = int(number) if number.isdecimal() else 0
        if not first <= value <= last:
            yield Fault("beyond", place, f"Số {place} không do bộ đếm cấp", dossier)
        elif times[value]:
            yield Fault("duplicate", place, f"Số {place} dùng hai lần", dossier)
        else:
            times[value] = 1
    for value in range(first, last + 1):
        if not times[value]:
            place = f"{value:02d}/{series.suffix} ({year})"
            yield Fault("gap", place, f"Số {place} đã cấp mà không có văn bản, không ghi hủy")


def _shared_numbers() -> Iterator[Fault]:
    """One number under one symbol in a year, given by a register of ours and by another system."""
    numbered = Document.objects.exclude(number="").order_by()
    alike = numbered.values("series__suffix", "year", "number")
    for row in alike.annotate(series_count=Count("series", distinct=True)).filter(
        series_count__gt=1
    ):
        place = f"{row['number']}/{row['series__suffix']} ({row['year']})"
        yield Fault("duplicate", place, f"Số {place} có ở hai sổ cùng ký hiệu")


def _used(series: Series, year: int) -> Iterator[tuple[str, Dossier | None]]:
    """Every use of a number of that year: by a paper, by a dossier, by the list of voids.

    A paper that was given up and stands in the list of voids is one use.
    """
    voided = Void.objects.filter(series=series, year=year).values_list("number", flat=True)
    documents = Document.objects.filter(series=series, year=year).exclude(number="")
    documents = documents.exclude(state=Document.State.DISCARDED, number__in=voided)
    for document in documents.select_related("dossier").only("number", "dossier").iterator():
        yield document.number, document.dossier
    tail = f"/{year}/{series.suffix}"
    for dossier in Dossier.objects.filter(number__endswith=tail).iterator():
        yield dossier.number.removesuffix(tail), dossier
    for number in voided.iterator():
        yield number, None


def _trigger_faults() -> Iterator[Fault]:
    for name in triggers.missing(connection):
        yield Fault(
            "missing", name, f"Thiếu hoặc sai khóa {name}. Chạy manage.py migrate để đặt lại"
        )


def _paper_faults() -> Iterator[Fault]:
    issued = Document.objects.filter(state=Document.State.ISSUED).order_by("pk")
    issued = issued.select_related("paper", "dossier", "series").defer("words", "facts", "edits")
    # few at a time: each brings the bytes of its paper
    rows = issued.iterator(chunk_size=50)
    while some := list(islice(rows, 50)):
        entries = JournalEntry.objects.filter(
            verb=Verb.ISSUE_DOCUMENT, subject__in=[subject_of(document) for document in some]
        )
        told = {
            subject: json.loads(changes or "{}")
            for subject, changes in entries.values_list("subject", "changes")
        }
        for document in some:
            if text := _wrong_paper(document, told.get(subject_of(document), {})):
                place = document.full_number or document.title
                yield Fault("paper", place, f"{place}: {text}", document.dossier)


def _wrong_paper(document: Document, told: Mapping[str, str]) -> str:
    paper = getattr(document, "paper", None)
    if paper is None:
        return "không còn bản lưu"
    if digest(bytes(paper.content)) != paper.sha256:
        return "nội dung bản lưu khác mã băm đã ghi"
    if paper.sha256 != told.get("sha256"):
        return "mã băm khác nhật ký lúc ban hành"
    if paper.attached_name != told.get("attached", ""):
        return "tên tệp đã ký đính kèm khác nhật ký lúc ban hành"
    if paper.attached_name and document.series and document.series.is_ours:
        return "văn bản của sổ tại đây mà bản lưu là tệp đính kèm"
    return ""


def _journal_faults() -> Iterator[Fault]:
    for pk, sequence in broken_chains():
        dossier = Dossier.objects.filter(chain=pk).first()
        chain = Chain.objects.filter(pk=pk).first()
        name = dossier.number if dossier else str(chain or pk)
        yield Fault("entry", f"{pk}:{sequence}", f"Nhật ký {name} sai từ mục {sequence}", dossier)

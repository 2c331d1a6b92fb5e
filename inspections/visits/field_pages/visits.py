"""The page of one visit: its head, its parts and what was recorded in each."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone

from cases.dossier.models import Item
from cases.dossier.pages import tally_in_words
from cases.office.models import Officer
from cases.office.templatetags.office import clock, day
from inspections.visits.field_forms.places import OutcomeForm
from inspections.visits.field_forms.rows import PaperForm
from inspections.visits.field_forms.visit import (
    DoneForm,
    ExaminedForm,
    HoursForm,
    PartForm,
    RequestsForm,
    StatementForm,
)
from inspections.visits.field_pages.lines import shown_lines
from inspections.visits.field_pages.places import AT_WORK, in_minutes
from inspections.visits.models import ExaminedPaper, PresentPerson, Visit
from inspections.visits.outcomes import Opening, opening_of
from inspections.visits.pages import OUTCOME_SHAPES
from inspections.visits.phrases import phrases
from inspections.visits.services.schedule import IN_VAIN
from inspections.visits.services.visits import can_record

SHORT = 60
# outcomes after which somebody or something was found there to write about
WITH_PARTS = (
    Visit.Outcome.WORKED,
    Visit.Outcome.NO_COOPERATION,
    Visit.Outcome.OWNERLESS_GOODS,
)


@dataclass(frozen=True)
class PartKind:
    """A part of the visit that is written in one form."""

    slug: str
    title: str
    form: type[PartForm]
    phrases: str = ""


HOURS = PartKind("gio", "Giờ làm việc", HoursForm)
EXAMINED = PartKind("ket-qua", "Kết quả kiểm tra tại chỗ", ExaminedForm, "examined")
DONE = PartKind("da-lam", "Việc đã thực hiện", DoneForm, "done")
STATEMENT = PartKind("y-kien", "Ý kiến", StatementForm, "statement")
REQUESTS = PartKind("yeu-cau", "Yêu cầu của Đoàn kiểm tra", RequestsForm, "requests")
PARTS = {kind.slug: kind for kind in (HOURS, EXAMINED, DONE, STATEMENT, REQUESTS)}


@dataclass(frozen=True)
class Part:
    """A part as it is drawn: its form, or what it says once nothing may be written."""

    kind: PartKind
    visit: Visit
    form: PartForm | None
    facts: tuple[tuple[str, str], ...]
    sum: str
    phrases: tuple[str, ...] = field(default=())

    @property
    def key(self) -> str:
        """Under this name the browser keeps what was typed."""
        return f"buoi-{self.visit.pk}-{self.kind.slug}"


@dataclass(frozen=True)
class PaperLine:
    """A paper of the house's list, or one added: asked for or not yet."""

    name: str
    row: ExaminedPaper | None
    form: PaperForm | None


def part_of(
    kind: PartKind, visit: Visit, *, may_record: bool, form: PartForm | None = None
) -> Part:
    own = form or kind.form(instance=visit, auto_id=f"{kind.slug}-%s")
    facts = tuple(
        (str(own.fields[name].label), _told(getattr(visit, name))) for name in own.own_fields
    )
    return Part(
        kind=kind,
        visit=visit,
        form=own if may_record else None,
        facts=facts,
        sum=hours_in_words(visit) if kind is HOURS else _shortened(facts),
        phrases=phrases(kind.phrases) if may_record else (),
    )


def _told(value: object) -> str:
    return f"{clock(value)} {day(value)}" if isinstance(value, datetime) else str(value or "")


def _shortened(facts: Iterable[tuple[str, str]]) -> str:
    words = " ".join(value for _, value in facts if value)
    if not words:
        return "chưa ghi"
    return words if len(words) <= SHORT else f"{words[:SHORT].rsplit(' ', 1)[0]}…"


def hours_in_words(visit: Visit) -> str:
    """14:00–15:42, 1 giờ 42 phút; từ 14:00 while the team is there."""
    if visit.arrived_at is None:
        return "chưa ghi"
    if visit.left_at is None:
        return f"từ {clock(visit.arrived_at)} {day(visit.arrived_at)}"
    length = in_minutes(visit.arrived_at, visit.left_at)
    return f"{clock(visit.arrived_at)}–{clock(visit.left_at)} {day(visit.arrived_at)}, {length}"


def status_of(visit: Visit) -> tuple[str, str, str]:
    """Shape, tone and word of where the visit stands."""
    if visit.outcome == Visit.Outcome.WORKED and visit.left_at is None:
        return (*AT_WORK[:2], f"Đang làm việc từ {clock(visit.arrived_at)}")
    return (*OUTCOME_SHAPES[visit.outcome], str(visit.get_outcome_display()))


def visit_page(visit: Visit, officer: Officer, *, at: datetime) -> dict[str, Any]:
    refusals = can_record(visit, officer, at)
    may_record = not refusals
    has_parts = visit.outcome in WITH_PARTS
    people = list(visit.people.all()) if has_parts else []
    return {
        "visit": visit,
        "inspection": visit.inspection,
        "status": status_of(visit),
        "place": place_in_words(visit),
        "may_record": may_record,
        "refusals": refusals,
        "has_parts": has_parts,
        "is_at_work": visit.outcome == Visit.Outcome.WORKED and visit.left_at is None,
        "people": people,
        "people_sum": people_in_words(people),
        "opening": _opening(visit, at, may_record=may_record),
        "outcome_form": OutcomeForm(auto_id="ket-qua-%s") if not visit.outcome else None,
        **(_recorded(visit, may_record=may_record) if has_parts else {}),
    }


def _opening(visit: Visit, at: datetime, *, may_record: bool) -> Opening:
    again = visit.followed_by.order_by("-pk").first() if visit.outcome in IN_VAIN else None
    return opening_of(
        visit,
        on=timezone.localtime(at).date(),
        again_on=again.planned_on if again else None,
        is_followed=again is not None,
        may_record=may_record,
    )


def _recorded(visit: Visit, *, may_record: bool) -> dict[str, Any]:
    lines = list(shown_lines(visit))
    items = Item.objects.filter(from_visit__visit=visit, removed_at=None).select_related("file")
    papers = paper_lines(visit, may_record=may_record)
    photos = [item for item in items if item.kind == Item.Kind.PHOTO]
    samples = [item for item in items if item.kind == Item.Kind.SAMPLE]
    findings = list(visit.findings.select_related("right", "act_version"))
    return {
        "hours": part_of(HOURS, visit, may_record=may_record),
        "parts": [
            part_of(kind, visit, may_record=may_record)
            for kind in (EXAMINED, DONE, STATEMENT, REQUESTS)
        ],
        "papers": papers,
        "papers_sum": papers_in_words(papers),
        "goods_sum": tally_in_words(lines),
        "findings": findings,
        "findings_sum": f"{len(findings)} nội dung" if findings else "chưa ghi",
        "photos": photos,
        "samples": samples,
        "items_sum": items_in_words(photos, samples),
    }


def place_in_words(visit: Visit) -> str:
    known = (visit.address or visit.dossier.place, visit.commune)
    parts = [str(each) for each in known if each]
    return ", ".join(dict.fromkeys(parts))


def people_in_words(people: list[PresentPerson]) -> str:
    if not people:
        return "chưa ghi"
    names = [f"{each.honorific.lower()} {each.name}" for each in people[:2]]
    more = f" và {len(people) - 2} người khác" if len(people) > 2 else ""
    return f"{', '.join(names)}{more}"


def papers_in_words(papers: list[PaperLine]) -> str:
    asked = [line.row for line in papers if line.row]
    if not asked:
        return "chưa xem"
    lacking = sum(row.result == ExaminedPaper.Result.NOT_SHOWN for row in asked)
    return f"đã xem {len(asked)}" + (f", {lacking} không xuất trình" if lacking else "")


def items_in_words(photos: list[Item], samples: list[Item]) -> str:
    words = [f"{len(photos)} ảnh"] if photos else []
    words += [f"{len(samples)} mẫu"] if samples else []
    return ", ".join(words) or "chưa có"


def paper_lines(visit: Visit, *, may_record: bool) -> list[PaperLine]:
    """The house's list in its order, then whatever was added to it."""
    rows = {row.name: row for row in visit.papers.all()}
    names = [*phrases("papers"), *(name for name in rows if name not in phrases("papers"))]
    return [
        paper_line(visit, name, rows.get(name), may_record=may_record)
        for name in names
        if may_record or name in rows
    ]


def paper_line(
    visit: Visit,
    name: str,
    row: ExaminedPaper | None,
    *,
    may_record: bool,
    form: PaperForm | None = None,
) -> PaperLine:
    if form or not may_record:
        return PaperLine(name, row, form)
    held = row or ExaminedPaper(visit=visit, name=name)
    return PaperLine(name, row, PaperForm(instance=held, auto_id=f"giay-{_mark(name, row)}-%s"))


def _mark(name: str, row: ExaminedPaper | None) -> str:
    """A name for the line's fields that no other line of the page has."""
    if row:
        return str(row.pk)
    return f"moi-{phrases('papers').index(name)}" if name in phrases("papers") else "moi"

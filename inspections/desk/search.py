"""One search over everything the officer may see: the first few of each kind, blind to accents."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Case as Case_, OuterRef, Q, Subquery, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from cases.casework.models import Case, Request
from cases.dossier.models import Document, Series
from cases.lawbook.models import ActVersion
from cases.office.duties import Duty, could, may
from cases.office.models import Commune, FormerUnit, Officer
from cases.office.wording import fold
from cases.parties.choosing import line_of
from cases.parties.models import IPRight, Party, PartyVersion
from inspections.visits.models import Inspection

FEW = 5
# "số 012/QĐ-XPHC", "12 / 2026": the number, and the words or the year that follow it
NUMBER = re.compile(r"(?:so )?0*([0-9]+[a-z]?)(?:/(.+))?")


@dataclass(frozen=True)
class Hit:
    title: str
    line: str
    url: str


@dataclass(frozen=True)
class Group:
    """The first few of one kind; `url` leads to its full list, where it has one."""

    title: str
    rows: list[Hit]
    url: str
    has_more: bool


def search(words: str, officer: Officer, at: datetime) -> list[Group]:
    """The kinds that have a hit, in the order officers look for them; a query or two a kind."""
    if not fold(words):
        return []
    groups: list[Group] = []
    if could(officer, Duty.SEE_DOSSIER, at=at):
        groups += [_inspections(words, officer, at), _cases(words, officer, at)]
        groups.append(_requests(words, officer, at))
        groups.append(_documents(words, officer, at))
    if may(officer, Duty.SEE_PARTIES, at=at):
        groups += [_parties(words, officer, at), _rights(words, officer, at), _communes(words)]
    if may(officer, Duty.LOOK_UP_LAW, at=at):
        groups.append(_acts(words, timezone.localdate(at)))
    return [group for group in groups if group.rows]


def _group(title: str, rows: Iterable[Any], hit: Callable[[Any], Hit], url: str = "") -> Group:
    """Of rows cut off at one more than are shown."""
    found = list(rows)
    return Group(title, [hit(each) for each in found[:FEW]], url, len(found) > FEW)


def _list(view: str, **asked: str) -> str:
    return f"{reverse(view)}?{urlencode(asked)}"


def _inspections(words: str, officer: Officer, at: datetime) -> Group:
    rows = Inspection.objects.visible_to(officer, at).with_lists().matching(words)[: FEW + 1]
    return _group("Kiểm tra", rows, _of_dossier, _list("visits:inspection_list", q=words))


def _cases(words: str, officer: Officer, at: datetime) -> Group:
    rows = Case.objects.visible_to(officer, at).with_lists().matching(words)[: FEW + 1]
    return _group("Vụ việc", rows, _of_dossier, _list("casework:case_list", q=words))


def _requests(words: str, officer: Officer, at: datetime) -> Group:
    rows = Request.objects.visible_to(officer, at).with_lists().matching(words)[: FEW + 1]
    return _group("Tiếp nhận", rows, _of_dossier, _list("casework:request_list", q=words))


def _of_dossier(row: Any) -> Hit:
    dossier = row.dossier
    told = (dossier.number, dossier.place, row.get_status_display())
    line = ", ".join(part for part in told if part)
    return Hit(dossier.title, line, row.get_absolute_url())


def _documents(words: str, officer: Officer, at: datetime) -> Group:
    asked = number_asked(words)
    if asked is None:
        return Group("Văn bản", [], "", has_more=False)
    condition, symbol = asked
    rows = Document.objects.visible_to(officer, at).filter(condition).select_related("series")
    series = [each.pk for each in Series.objects.all() if symbol and fold(each.suffix) == symbol]
    of_series = Case_(When(series__in=series, then=Value(0)), default=Value(1))
    first = rows.order_by(of_series, "-year", "-issued_on", "-pk")[: FEW + 1]
    return _group("Văn bản", first, _of_document)


def number_asked(words: str) -> tuple[Q, str] | None:
    """A document's number as people paste it: blanks, zeros before it, case, accents, dashes.

    With the symbol that was typed after it, folded: papers of that register come first.
    """
    typed = re.sub(r"\s*([/-])\s*", r"\1", fold(words)).strip(" .,;")
    found = NUMBER.fullmatch(typed)
    if found is None:
        return None
    number, rest = found.groups()
    # registers write numbers below ten with a zero
    asked = Q(number__iexact=number) | Q(number__iexact=number.zfill(2))
    if rest and re.fullmatch(r"[0-9]{4}", rest):
        return asked & Q(year=int(rest)), ""
    return asked, rest or ""


def _of_document(row: Document) -> Hit:
    on = f"ngày {row.issued_on:%d/%m/%Y}" if row.issued_on else row.get_state_display()
    return Hit(row.title, f"Số {row.full_number}, {on}", reverse("dossier:document", args=[row.pk]))


def _parties(words: str, officer: Officer, at: datetime) -> Group:
    found = Party.objects.visible_to(officer, at).matching(words).order_by().values("pk")
    rows = PartyVersion.objects.in_use().filter(party__in=found)
    rows = rows.select_related("party", "commune").order_by("party__sort_key", "party")
    url = _list("parties:party_list", q=words)
    return _group("Đối tượng", rows[: FEW + 1], _of_party, url)


def _of_party(row: PartyVersion) -> Hit:
    return Hit(row.name, line_of(row), row.party.get_absolute_url())


def _rights(words: str, officer: Officer, at: datetime) -> Group:
    rows = IPRight.objects.visible_to(officer, at).matching(words)[: FEW + 1]
    url = _list("parties:right_list", q=words)
    return _group("Quyền sở hữu công nghiệp", rows, _of_right, url)


def _of_right(row: IPRight) -> Hit:
    number = f", số {row.number}" if row.number else ""
    return Hit(row.sign, f"{row.get_kind_display()}{number}", row.get_absolute_url())


def _communes(words: str) -> Group:
    former = FormerUnit.objects.filter(commune=OuterRef("pk")).matching(words)
    rows = Commune.objects.matching(words).annotate(
        former_name=Subquery(former.values("name")[:1]),
        former_district=Subquery(former.values("district")[:1]),
    )
    url = _list("parties:party_list", commune=words)
    return _group("Địa danh mới, cũ", rows[: FEW + 1], _of_commune, url)


def _of_commune(row: Any) -> Hit:
    was = f"Tên cũ: {row.former_name}, {row.former_district}. " if row.former_name else ""
    url = _list("parties:party_list", commune=str(row))
    return Hit(capfirst(str(row)), f"{was}Xem đối tượng tại đây", url)


def _acts(words: str, on: date) -> Group:
    rows = ActVersion.objects.in_force(on).matching(words).select_related("act")[: FEW + 1]
    return _group("Hành vi vi phạm", rows, _of_act, _list("lawbook:acts", q=words))


def _of_act(row: ActVersion) -> Hit:
    return Hit(row.name, row.cite_as, reverse("lawbook:act", args=[row.act.code]))

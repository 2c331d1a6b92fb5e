"""What the pages of a case show, asked once and handed to the template."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cases.casework import grounds
from cases.casework.custody_pages import custody_parts
from cases.casework.models import Case, Circumstance
from cases.casework.sanction_pages import ProposalShown, money_parts, proposal_parts
from cases.casework.services.cases import can_change_acts
from cases.casework.services.fines import CaseGoods, Reckoned, read_goods
from cases.dossier.pages import dossier_parts, due_tone, tally_in_words
from cases.law.catalogue import Catalogue
from cases.lawbook.choosing import place_of
from cases.lawbook.services import NoLawError, active_catalogue
from cases.lawbook.verdict import Verdict, verdict
from cases.office.models import Officer
from cases.office.templatetags.office import dong

STATUS_SHAPES = {
    "open": ("half", "now"),
    "recorded": ("bars", "now"),
    "decided": ("square", "now"),
    "transferred": ("frame", ""),
    "closed": ("tick", "done"),
    "dropped": ("dashed", "quiet"),
}


@dataclass(frozen=True)
class ListRow:
    """One case in the list: what it is, how it stands, what is due."""

    case: Case
    shape: str
    tone: str
    due_at: datetime | None
    due_tone: str


@dataclass(frozen=True)
class ActShown:
    """One act of the case with its goods and what the law gives for it."""

    reckoned: Reckoned
    place: str
    goods: str
    verdict: Verdict
    proposal: ProposalShown


@dataclass(frozen=True)
class CircumstanceShown:
    """A circumstance in the words of the law, with its article."""

    row: Circumstance
    wording: str
    citation: Any


def list_rows(cases: Iterable[Any], *, at: datetime) -> list[ListRow]:
    return [list_row(each, at=at) for each in cases]


def list_row(case: Any, *, at: datetime) -> ListRow:
    """From a row annotated by `with_lists`."""
    shape, tone = STATUS_SHAPES[case.status]
    left = (case.due_at - at).days if case.due_at else None
    return ListRow(case, shape, tone, case.due_at, due_tone(left))


def case_page(case: Case, officer: Officer, *, at: datetime) -> dict[str, Any]:
    """`case` comes through `with_dossier`."""
    goods = read_goods(case)
    parts = dossier_parts(case.dossier, officer, at=at, goods=list(goods.lines))
    return {
        **parts,
        "case": case,
        "status_shape": STATUS_SHAPES[case.status],
        "may_change": not can_change_acts(case, officer, at),
        "withdrawal": grounds.WITHDRAWAL,
        **custody_parts(case, officer, parts["deadlines"], at=at),
        **_law(case, goods, officer, at),
    }


def _law(case: Case, goods: CaseGoods, officer: Officer, at: datetime) -> dict[str, Any]:
    try:
        law = active_catalogue()
    except NoLawError:
        return {"acts": [], "circumstances": [], "acts_sum": "chưa có dữ liệu pháp luật"}
    proposal = proposal_parts(case, law, goods, officer, at=at)
    acts = acts_shown(law, proposal["proposals"])
    return {
        **proposal,
        **money_parts(case, law, officer, at=at),
        "acts": acts,
        "acts_sum": _acts_sum(len(acts), proposal["proposed_total"]),
        "circumstances": circumstances_shown(case, law),
    }


def _acts_sum(count: int, total: int | None) -> str:
    proposed = f" · đề xuất {dong(total)}" if total is not None else ""
    return f"{count} hành vi{proposed}" if count else "chưa ghi"


def acts_shown(law: Catalogue, proposals: Iterable[ProposalShown]) -> list[ActShown]:
    reckoned = ((each, each.proposed.reckoned) for each in proposals)
    return [
        ActShown(
            act,
            place_of(act.violation.act_version),
            tally_in_words(act.goods),
            verdict(law, act.answer, frozenset()),
            each,
        )
        for each, act in reckoned
    ]


def circumstances_shown(case: Case, law: Catalogue) -> list[CircumstanceShown]:
    shown = []
    for row in case.circumstances.all():
        known = law.circumstances.get(row.code)
        shown.append(
            CircumstanceShown(row, known.wording if known else row.code, known and known.citation)
        )
    return shown

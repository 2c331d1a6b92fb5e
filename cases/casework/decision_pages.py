"""What the list of decisions shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Q, Sum

from cases.casework.filters import DecisionFilter
from cases.casework.models import Decision, Sanction
from cases.office.templatetags.office import grouped


@dataclass(frozen=True)
class DecisionRow:
    """One decision in the list; `amount` is what the acts that were asked about add to a sum."""

    decision: Decision
    amount: int
    acts: str
    shape: str
    tone: str
    word: str


def list_rows(decisions: Iterable[Decision], *, filtered: DecisionFilter) -> list[DecisionRow]:
    """From rows of `with_lists`."""
    rows = list(decisions)
    shares = _shares(rows, _asked(filtered))
    return [_row(each, shares) for each in rows]


def fines_of(filtered: DecisionFilter) -> str:
    """The fines of exactly what is shown; of the acts asked about where the filter names some."""
    asked, rows = _asked(filtered), filtered.qs.order_by()
    if asked is None:
        return grouped(rows.aggregate(sum=Sum("amount", default=0))["sum"])
    acts = Sanction.objects.filter(asked, decision__in=rows.values("pk"))
    return grouped(acts.aggregate(sum=Sum("amount", default=0))["sum"])


def _row(decision: Decision, shares: dict[int, int] | None) -> DecisionRow:
    if decision.annulled_on:
        standing = ("struck", "late", "Đã bị hủy bỏ")
    else:
        standing = ("tick", "done", "Còn hiệu lực")
    amount = decision.amount if shares is None else shares.get(decision.pk, 0)
    acts = "; ".join(act.citation for act in decision.sanctions.all())
    return DecisionRow(decision, amount, acts, *standing)


def _shares(rows: list[Decision], asked: Q | None) -> dict[int, int] | None:
    if asked is None:
        return None
    acts = Sanction.objects.filter(asked, decision__in=rows).order_by()
    return dict(acts.values_list(F("decision")).annotate(Sum("amount")))


def _asked(filtered: DecisionFilter) -> Q | None:
    """What the filter asks of acts, in the terms of an act; None where it asks nothing."""
    if not filtered.form.is_valid():
        return None
    asked = None
    for name, dimension in filtered.many_filters.items():
        if value := filtered.form.cleaned_data.get(name):
            asked = (asked or Q()) & dimension.condition(value, path=dimension.within)
    return asked

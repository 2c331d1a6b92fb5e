"""Whether the law gives a right to explain (Điều 61), and whether the case is above this office."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from cases.casework.models import Case
from cases.casework.services.fines import Reckoned, read_goods, reckon
from cases.lawbook.services import active_catalogue
from cases.office.house import house


@dataclass(frozen=True)
class Right:
    """The right to explain by bracket and measures of each act, as on one day.

    `acts` give the right, `undecided` are those whose bracket is not known; `goes_up` says that an
    act is above the title that sanctions here.
    """

    acts: tuple[Reckoned, ...]
    undecided: tuple[Reckoned, ...]
    goes_up: bool

    @property
    def is_given(self) -> bool:
        return bool(self.acts)

    @property
    def open_acts(self) -> tuple[Reckoned, ...]:
        """Acts that could still give the right, where none of the others does."""
        return () if self.acts else self.undecided


def right_of(case: Case, *, at: datetime) -> Right:
    """`case` may come through `with_dossier`; its acts are reckoned as decided that day."""
    on = timezone.localdate(at)
    return right_among(reckon(case, active_catalogue(), read_goods(case), on=on))


def right_among(reckoned: list[Reckoned]) -> Right:
    return Right(
        tuple(each for each in reckoned if each.answer.explanation_right),
        tuple(each for each in reckoned if each.answer.explanation_right is None),
        _goes_up(reckoned),
    )


def _goes_up(reckoned: list[Reckoned]) -> bool:
    """The title of this office may not decide one of the acts (khoản 4 Điều 52)."""
    asked = [each.answer.competent for each in reckoned if each.answer.competent]
    ours: str = house().words_of["sanctioning"]["title"]
    return any(ours not in titles for titles in asked)

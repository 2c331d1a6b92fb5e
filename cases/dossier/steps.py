"""Next steps of a dossier: what the law allows now, and what not yet with reason and article."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from cases.dossier.models import Dossier
from cases.law.explain import Citation
from cases.office.duties import Duty, Target, may, not_yours
from cases.office.gather import modules
from cases.office.models import Officer


@dataclass(frozen=True)
class Refusal:
    """Why an act is not allowed now, with the article where the law says so."""

    reason: str
    citation: Citation | None = None

    def __str__(self) -> str:
        return f"{self.reason} [{self.citation}]" if self.citation else self.reason


@dataclass(frozen=True)
class NextStep:
    """One act on a dossier page: a button with a line, or greyed with its refusals."""

    order: int
    name: str
    button: str
    line: str
    url: str
    refusals: tuple[Refusal, ...] = ()
    citation: Citation | None = None

    @property
    def is_allowed(self) -> bool:
        return not self.refusals


StepsOf = Callable[[Dossier, Officer, datetime], Iterator[NextStep]]


def next_steps(dossier: Dossier, officer: Officer, *, at: datetime) -> list[NextStep]:
    """The steps that every room offers for this dossier, in their order."""
    above = (module for module in modules("steps") if module.__name__ != __name__)
    steps = [step for module in above for step in module.steps_of(dossier, officer, at)]
    return sorted(steps, key=lambda step: step.order)


def refuse_if(refusals: list[Refusal]) -> None:
    """The same refusals that grey a button stop the act."""
    if refusals:
        raise ValidationError([ValidationError(str(each), code="refused") for each in refusals])


def lacks_duty(officer: Officer, duty: Duty, target: Target, *, at: datetime) -> list[Refusal]:
    """A refusal when this officer may not do it here, naming the duty."""
    if may(officer, duty, target, at=at):
        return []
    return [Refusal(not_yours(duty))]


def allowed_first(steps: list[NextStep]) -> dict[str, Any]:
    """Split for the template: those allowed now and those not yet."""
    return {
        "allowed": [step for step in steps if step.is_allowed],
        "barred": [step for step in steps if not step.is_allowed],
    }

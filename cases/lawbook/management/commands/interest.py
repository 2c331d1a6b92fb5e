"""Money for paying a fine late, with its reasons."""

from collections.abc import Callable
from typing import Any

from django.core.management.base import CommandError

from cases.law.amounts import dong
from cases.law.interest_facts import answer_interest
from cases.lawbook.questions import UNREADABLE, Output, QuestionCommand
from cases.lawbook.services import NoLawError, active_catalogue


class Command(QuestionCommand):
    help = (
        "Late interest on a fine, and why. Input keys: fine (đồng), served_on (day the decision "
        "was received) or term_ends_on (last day to pay), payments (list of paid_on, amount), "
        "as_of (ISO day; by default the day of the last payment)."
    )

    def ready(self) -> tuple[Callable[[Any], Output], Callable[[Output], str]]:
        try:
            law = active_catalogue()
        except NoLawError as error:
            raise CommandError(str(error), returncode=UNREADABLE) from None
        return lambda told: answer_interest(law, told).as_output(), _tell


def _tell(output: Output) -> str:
    late = f"Chậm nộp {output['late_days']} ngày, tiền chậm nộp {dong(output['interest'])}"
    lines = [late, *(f"{number}. {step}" for number, step in enumerate(output["steps"], start=1))]
    return "\n".join(lines)

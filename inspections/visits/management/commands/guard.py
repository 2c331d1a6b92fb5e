"""Whether a business or person may be inspected again, and which inspections decide it."""

from collections.abc import Callable
from typing import Any

from django.core.management.base import CommandError

from cases.lawbook.questions import UNREADABLE, Output, QuestionCommand
from cases.lawbook.services import NoLawError, active_catalogue
from inspections.visits.asking import read_question
from inspections.visits.services import guard

OUTCOMES = {
    "allow": "Được kiểm tra",
    "allow_with_exception": "Được kiểm tra theo ngoại lệ, có dấu hiệu vi phạm rõ ràng",
    "allow_with_warning": "Được kiểm tra, cần cân nhắc",
    "block": "Không được kiểm tra",
}


class Command(QuestionCommand):
    help = (
        "Earlier inspections of the same tax-code root or person in the year, ours and imported "
        "ones of others, and what follows. Input keys: tax_code or person_id, as_of (ISO day of "
        "the announcement), content, kind (thematic, signs, directive, flagrante, joint, remote), "
        "clear_signs (true when its signed record exists), reading (calendar_year, "
        "rolling_12_months)."
    )

    def ready(self) -> tuple[Callable[[Any], Output], Callable[[Output], str]]:
        try:
            pack = active_catalogue().content
        except NoLawError as error:
            raise CommandError(str(error), returncode=UNREADABLE) from None

        def answer(told: Any) -> Output:
            asked = read_question(pack, told)
            register = guard.register_of(keys=asked.keys)
            return register.ask(0, asked.planned, reading=asked.reading).answer.as_output()

        return answer, _tell


def _tell(output: Output) -> str:
    lines = [f"{OUTCOMES[output['outcome']]}."]
    lines += [f"{number}. {step}" for number, step in enumerate(output["steps"], start=1)]
    return "\n".join(lines)

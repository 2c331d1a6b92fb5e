"""The fine of one act or of many, with its reasons."""

from collections.abc import Callable
from typing import Any

from django.core.management.base import CommandError

from cases.law.amounts import dong
from cases.law.facts import read_facts
from cases.law.fines import fine
from cases.lawbook.questions import UNREADABLE, Output, QuestionCommand
from cases.lawbook.services import NoLawError, active_catalogue


class Command(QuestionCommand):
    help = (
        "The fine the law gives for an act, and why. Input keys: act (code), violator (individual, "
        "household_business, organisation), goods_value or null (đồng), quantity (labels), "
        "illicit_gain, ended_on or null, detected_on, decided_on (ISO days), mitigating, "
        "aggravating (codes such as GN1, TN-A), chosen_amount; age only for a minor."
    )

    def ready(self) -> tuple[Callable[[Any], Output], Callable[[Output], str]]:
        try:
            catalogue = active_catalogue()
        except NoLawError as error:
            raise CommandError(str(error), returncode=UNREADABLE) from None
        return lambda told: fine(catalogue, read_facts(catalogue, told)).as_output(), _tell


def _tell(output: Output) -> str:
    lines = [_amount(output)]
    lines += [f"{number}. {step}" for number, step in enumerate(output["steps"], start=1)]
    lines += [f"Hình phạt bổ sung: {_measure(one)}" for one in output["additional"]]
    lines += [f"Khắc phục hậu quả: {_measure(one)}" for one in output["remedies"]]
    return "\n".join(lines)


def _amount(output: Output) -> str:
    if output["fine"] is not None:
        return f"Mức phạt tiền: {dong(output['fine'])}"
    if output["range"] is None:
        return "Chưa có mức phạt tiền"
    least, most = output["between"] or output["range"]
    return f"Mức phạt tiền: từ {dong(least)} đến {dong(most)}"


def _measure(one: Output) -> str:
    conditions = [one["applies_if"], f"trừ khi {one['except_if']}" if one["except_if"] else None]
    told = "; ".join(condition for condition in conditions if condition)
    return f"{one['wording']} ({one['article']}{'; ' + told if told else ''})"

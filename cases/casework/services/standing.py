"""What stands of the right to explain in a case, and what every act about it shares."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from cases.casework import grounds
from cases.casework.models import Case, PartyExplanation
from cases.casework.services import clocks
from cases.casework.services.rights import right_of
from cases.dossier.models import Item
from cases.dossier.services.deadlines import end_deadline
from cases.dossier.steps import Refusal, lacks_duty
from cases.office.duties import Duty
from cases.office.models import Officer

Way = PartyExplanation.Way
USES = (Way.WRITTEN, Way.ASKED_TO_SPEAK, Way.HEARD)


@dataclass(frozen=True)
class Standing:
    """What was noted of the right to explain, in the order in which it came."""

    rows: Sequence[PartyExplanation]

    @property
    def waiver(self) -> PartyExplanation | None:
        """The statement that nothing will be explained, unless the party then explained after all.

        Who gave it up and changes his mind within the term is still heard.
        """
        waived = [row for row in self.rows if row.way == Way.WAIVED]
        if not waived or any(_is_later(row, waived[-1]) for row in self._of(*USES)):
            return None
        return waived[-1]

    @property
    def explained(self) -> list[PartyExplanation]:
        return self._of(Way.WRITTEN, Way.HEARD)

    @property
    def explains(self) -> bool:
        """Used or asked for, and not given up since: the longer term of the decision runs."""
        return bool(self._of(*USES)) and self.waiver is None

    @property
    def unheard(self) -> PartyExplanation | None:
        """The last wish to speak that no session followed."""
        asked, heard = self._of(Way.ASKED_TO_SPEAK), self._of(Way.HEARD)
        if not asked or self.waiver or any(_is_later(row, asked[-1]) for row in heard):
            return None
        return asked[-1]

    @property
    def unanswered(self) -> PartyExplanation | None:
        """The request for more time that was neither granted nor refused."""
        asked = self._of(Way.ASKED_MORE_TIME)
        return next((row for row in asked if row.is_granted is None), None)

    @property
    def extended_to(self) -> date | None:
        days = [row.extended_to for row in self.rows if row.is_granted and row.extended_to]
        return max(days) if days else None

    @property
    def unweighed(self) -> list[PartyExplanation]:
        return [row for row in self.explained if not row.assessment]

    def _of(self, *ways: str) -> list[PartyExplanation]:
        return [row for row in self.rows if row.way in ways]


def _is_later(row: PartyExplanation, than: PartyExplanation) -> bool:
    return (row.received_at, row.pk) > (than.received_at, than.pk)


def standing_of(case: Case) -> Standing:
    rows = case.explanations.all()
    return Standing(sorted(rows, key=lambda row: (row.received_at, row.pk)))


def terms_of(case: Case, standing: Standing) -> clocks.ExplanationTerms | None:
    return clocks.explanation_terms(case, standing.extended_to)


def barred(case: Case, by: Officer, at: datetime) -> list[Refusal]:
    """What bars every act about the explanation."""
    refusals = lacks_duty(by, Duty.HANDLE_CASE, case, at=at)
    if case.recorded_at is None:
        reason = "Chưa lập xong biên bản vi phạm hành chính."
        refusals.append(Refusal(reason, grounds.RECORD))
    elif not case.may_explain:
        reason = "Vụ việc không thuộc trường hợp được giải trình."
        refusals.append(Refusal(reason, grounds.EXPLAIN))
    elif case.status != Case.Status.RECORDED:
        refusals.append(Refusal(f"Vụ việc {case.get_status_display().lower()}."))
    return refusals


def note(
    case: Case,
    way: Way,
    received_at: datetime,
    content: str,
    *,
    item: Item | None = None,
    answer: str = "",
) -> PartyExplanation:
    """Part of an act: the caller locks, asks and records."""
    row = PartyExplanation(
        case=case,
        way=way,
        received_at=received_at,
        content=content.strip(),
        item=item,
        answer=answer,
    )
    if way == Way.WRITTEN and not row.content:
        raise ValidationError({"content": "Ghi nội dung chính của văn bản giải trình."})
    row.full_clean(exclude=["case", "item"])
    row.save()
    return row


def refuse_day(case: Case, received_at: datetime, last: date | None, at: datetime) -> None:
    """It comes after the record, not in the future, and not after the last day of its term."""
    if received_at > at:
        raise ValidationError({"received_at": "Giờ nhận không được ở tương lai."})
    if case.recorded_at and received_at < case.recorded_at:
        begun = f"{timezone.localtime(case.recorded_at):%H:%M %d/%m/%Y}"
        raise ValidationError({"received_at": f"Biên bản vi phạm lập lúc {begun}."})
    if last and timezone.localdate(received_at) > last:
        raise ValidationError(
            {
                "received_at": f"Hết thời hạn ngày {last:%d/%m/%Y}. "
                "Văn bản gửi sau đó ghi ở phần chứng cứ của vụ việc."
            }
        )


def last_day(case: Case, standing: Standing) -> date | None:
    terms = terms_of(case, standing)
    return terms.last_day if terms else None


def stop_terms(case: Case, because: str, at: datetime) -> None:
    end_deadline(case.dossier, *clocks.EXPLANATION, because=because, at=at)


def run_clock(case: Case, at: datetime) -> None:
    explains = standing_of(case).explains
    fresh = Case.objects.with_dossier().get(pk=case.pk)
    goes_up = right_of(fresh, at=at).goes_up
    clocks.run_decision_clock(case, explains=explains, goes_up=goes_up, at=at)


def told(row: PartyExplanation) -> dict[str, object]:
    told = {"received_at": row.received_at, "content": row.content}
    return {name: value for name, value in told.items() if value}


def day_of(at: datetime) -> str:
    return f"{timezone.localdate(at):%d/%m/%Y}"

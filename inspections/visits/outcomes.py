"""What each outcome of going to a place opens: the lawful next step, told in a line."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cases.law.explain import Citation
from cases.lawbook.procedure import term_of
from inspections.visits import grounds
from inspections.visits.models import Visit

FIRST_NOTICE = "uncollected_notice_1"
Outcome = Visit.Outcome


@dataclass(frozen=True)
class Opening:
    """A line that reads `before` [link] `after` [article]; without a link while it may not be."""

    before: str = ""
    verb: str = ""
    url: str = ""
    after: str = ""
    citation: Citation | None = None


def opening_of(
    visit: Visit, *, on: date, again_on: date | None, is_followed: bool, may_record: bool
) -> Opening:
    """What follows from the outcome by the law of that day; `again_on` is the day agreed anew.

    Who may not write, or an inspection that is over, sees no step to take.
    """
    if is_followed:
        day = f" ngày {again_on:%d/%m/%Y}" if again_on else ""
        return Opening(after=f"Hẹn đến lại{day}", citation=grounds.TERM)
    if not may_record:
        return Opening()
    match visit.outcome:
        case Outcome.SHUT:
            after = "trong thời hạn kiểm tra"
            return Opening("", "Hẹn đến lại", _again(visit), after, grounds.TERM)
        case Outcome.OWNER_AWAY:
            verb, after = "Hẹn ngày làm việc", "với chủ cơ sở hoặc người được ủy quyền"
            return Opening("", verb, _again(visit), after, grounds.SUBJECT_OBEYS)
        case Outcome.NO_COOPERATION:
            return _no_cooperation(visit)
        case Outcome.NOT_FOUND:
            before = f"Xác minh địa chỉ với {_commune(visit)};"
            return Opening(
                before, "sửa địa chỉ, đến lại", _again(visit), "", grounds.OTHERS_COOPERATE
            )
        case Outcome.OWNERLESS_GOODS:
            return _ownerless(visit, on)
    return Opening()


def _no_cooperation(visit: Visit) -> Opening:
    url = f"{reverse('visits:person_add', args=[visit.pk])}?tu-cach=commune"
    return Opening(
        "Ghi rõ việc không hợp tác.",
        f"Mời đại diện {_commune(visit)} hoặc người chứng kiến ký",
        url,
        "vào biên bản",
        grounds.MINUTES,
    )


def _ownerless(visit: Visit, on: date) -> Opening:
    term = term_of(FIRST_NOTICE, on=on)
    return Opening(
        "",
        "Ghi hàng, niêm phong",
        reverse("visits:goods", args=[visit.pk]),
        f"trong hôm nay; không rõ chủ thì thông báo tìm chủ trong {term.length:02d} ngày làm việc "
        f"từ {term.trigger_name}",
        term.citations[0],
    )


def _again(visit: Visit) -> str:
    return reverse("visits:visit_again", args=[visit.pk])


def _commune(visit: Visit) -> str:
    commune = visit.commune or visit.dossier.commune
    return f"UBND {commune}" if commune else "UBND cấp xã"

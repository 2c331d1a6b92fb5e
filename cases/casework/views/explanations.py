"""Pages on which is noted what the party explains, and what the office answers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from cases.casework.explanation_forms import (
    GrantForm,
    HeardForm,
    NotGrantedForm,
    PaperForm,
    SessionForm,
    WeighForm,
)
from cases.casework.explanation_pages import explanation_page
from cases.casework.models import Case, PartyExplanation
from cases.casework.services import explanations, more_time, sessions
from cases.casework.views.cases import step_page
from cases.dossier.steps import Refusal
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.forms import ActForm, ConfirmForm
from cases.office.house import house
from cases.office.models import Officer


@requires(Duty.SEE_DOSSIER)
def explanation_list(request: OfficerRequest, pk: int) -> HttpResponseBase:
    rows = Case.objects.select_related("dossier__chain")
    found = fetch(request, rows.prefetch_related("explanations__item", "dossier__seats"), pk=pk)
    context = explanation_page(found, request.user, at=request.at)
    return render(request, "casework/explanations.html", context)


def _page(case: Case) -> str:
    return reverse("casework:explanations", args=[case.pk])


@dataclass(frozen=True)
class Paper:
    """One kind of paper of the party: how it is noted, and what its page says."""

    service: Callable[..., Any]
    can: Callable[[Case, Officer, datetime], list[Refusal]]
    title: str
    note: str
    needs_content: bool = False


WRITTEN = Paper(
    explanations.receive_explanation,
    explanations.can_receive,
    "Ghi nhận văn bản giải trình",
    "Nhận được thì thời hạn ra quyết định là thời hạn của vụ việc có giải trình.",
    needs_content=True,
)
WAIVER = Paper(
    explanations.waive,
    explanations.can_waive,
    "Ghi nhận văn bản không giải trình",
    "Bên vi phạm viết rõ là không giải trình; đổi ý trong thời hạn thì vẫn phải xem xét.",
)
TO_SPEAK = Paper(
    sessions.ask_to_speak,
    sessions.can_ask_to_speak,
    "Ghi nhận yêu cầu giải trình trực tiếp",
    "Sau đó phải thông báo bằng văn bản thời gian, địa điểm phiên giải trình.",
)
MORE_TIME = Paper(
    more_time.ask_more_time,
    more_time.can_ask_more_time,
    "Ghi nhận đề nghị gia hạn giải trình",
    "Gửi trước khi hết thời hạn giải trình, nêu lý do; trả lời bằng văn bản.",
    needs_content=True,
)


def _case(request: OfficerRequest, pk: int) -> Case:
    return fetch(request, Case.objects.select_related("dossier__chain"), pk=pk)


def _row(request: OfficerRequest, pk: int, row_pk: int) -> PartyExplanation:
    case = _case(request, pk)
    row: PartyExplanation = get_object_or_404(case.explanations, pk=row_pk)
    row.case = case
    return row


def _paper(request: OfficerRequest, pk: int, paper: Paper) -> HttpResponseBase:
    case = _case(request, pk)
    form = PaperForm(request.POST or None, request.FILES or None, needs_content=paper.needs_content)
    if form.is_valid() and form.note(paper.service, case, case, by=request.user, at=request.at):
        return redirect(_page(case))
    refusals = paper.can(case, request.user, request.at)
    told = {"form": form, "note": paper.note, "refusals": refusals}
    return step_page(request, case, paper.title, verb="Ghi nhận", **told)


@requires(Duty.HANDLE_CASE)
def written(request: OfficerRequest, pk: int) -> HttpResponseBase:
    return _paper(request, pk, WRITTEN)


@requires(Duty.HANDLE_CASE)
def waiver(request: OfficerRequest, pk: int) -> HttpResponseBase:
    return _paper(request, pk, WAIVER)


@requires(Duty.HANDLE_CASE)
def to_speak(request: OfficerRequest, pk: int) -> HttpResponseBase:
    return _paper(request, pk, TO_SPEAK)


@requires(Duty.HANDLE_CASE)
def more_time_asked(request: OfficerRequest, pk: int) -> HttpResponseBase:
    return _paper(request, pk, MORE_TIME)


def _answer(
    request: OfficerRequest,
    row: PartyExplanation,
    title: str,
    form: ActForm,
    act: Callable[..., Any],
    refusals: list[Refusal],
    **page: Any,
) -> HttpResponseBase:
    """An answer to a row: the form's own fields are what the act is told."""
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in form.own_fields}
        if form.act(act, row, by=request.user, at=request.at, **told):
            return redirect(_page(row.case))
    page = {"form": form, "refusals": refusals, **page}
    return step_page(request, row.case, title, **page)


@requires(Duty.HANDLE_CASE)
def session(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    row = _row(request, pk, row_pk)
    form = SessionForm(request.POST or None, initial={"meeting_place": f"trụ sở {house().name}"})
    refusals = sessions.can_call_session(row, request.user, request.at)
    title = "Thông báo phiên giải trình trực tiếp"
    return _answer(request, row, title, form, sessions.call_session, refusals)


@requires(Duty.HANDLE_CASE)
def heard(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    row = _row(request, pk, row_pk)
    first = {"heard_at": row.meeting_at}
    form = HeardForm(request.POST or None, request.FILES or None, initial=first)
    if form.is_valid() and form.note(
        sessions.hear_party, row, row.case, by=request.user, at=request.at
    ):
        return redirect(_page(row.case))
    return step_page(
        request,
        row.case,
        "Ghi nhận phiên giải trình trực tiếp",
        form=form,
        verb="Ghi nhận",
        refusals=sessions.can_hear(row, request.user, request.at),
    )


@requires(Duty.HANDLE_CASE)
def more_time_granted(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    row = _row(request, pk, row_pk)
    most = more_time.longest(row.case)
    form = GrantForm(request.POST or None, initial={"extended_to": most and most.due})
    return _answer(
        request,
        row,
        "Gia hạn thời hạn giải trình",
        form,
        more_time.grant_more_time,
        more_time.can_answer(row, request.user, request.at),
        verb="Gia hạn",
    )


@requires(Duty.HANDLE_CASE)
def more_time_refused(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    row = _row(request, pk, row_pk)
    return _answer(
        request,
        row,
        "Không gia hạn thời hạn giải trình",
        NotGrantedForm(request.POST or None),
        more_time.refuse_more_time,
        more_time.can_answer(row, request.user, request.at),
        verb="Không gia hạn",
    )


@requires(Duty.HANDLE_CASE)
def weigh(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    row = _row(request, pk, row_pk)
    return _answer(
        request,
        row,
        "Xem xét ý kiến giải trình",
        WeighForm(request.POST or None, initial={"assessment": row.assessment}),
        explanations.weigh,
        explanations.can_weigh(row, request.user, request.at),
        note=row.content,
    )


@requires(Duty.HANDLE_CASE)
def ended(request: OfficerRequest, pk: int) -> HttpResponseBase:
    case = _case(request, pk)
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(explanations.end_term, case, by=request.user, at=request.at):
        return redirect(_page(case))
    return step_page(
        request,
        case,
        "Ghi nhận hết thời hạn giải trình",
        form=form,
        verb="Ghi nhận hết thời hạn",
        note="Bên vi phạm không gửi văn bản giải trình, không yêu cầu giải trình trực tiếp.",
        refusals=explanations.can_end(case, request.user, request.at),
    )

"""The door of a view: the same post again leads where the first one led."""

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.test import RequestFactory

from cases.dossier.models import Dossier, GoodsLine
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.forms import ActForm
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer, Verb
from cases.office.saving import add_row
from tests.builders import AT, a_dossier, a_goods_line, an_officer


def take_away(dossier: Dossier, line: GoodsLine, *, by: Officer, at: datetime) -> Dossier:
    lock(dossier)
    line.delete()
    return dossier


def hand_over(dossier: Dossier, *, holder: Officer, by: Officer, at: datetime) -> Dossier:
    lock(dossier)
    dossier.holder = holder
    dossier.save(update_fields=["holder"])
    record(Verb.CHANGE, dossier, by=by, at=at)
    return dossier


@requires(Duty.PREPARE_INSPECTION)
def line_remove(request: OfficerRequest, pk: int, line_pk: int) -> HttpResponseBase:
    dossier = fetch(request, Dossier.objects, pk=pk)
    line = get_object_or_404(dossier.goods, pk=line_pk)
    form = ActForm(request.POST or None)
    if form.is_valid() and form.act(take_away, dossier, line, by=request.user, at=request.at):
        return redirect(dossier)
    return HttpResponse("form")


@requires(Duty.PREPARE_INSPECTION)
def pass_on(request: OfficerRequest, pk: int, holder: Officer) -> HttpResponseBase:
    dossier = fetch(request, Dossier.objects, pk=pk)
    form = ActForm(request.POST or None)
    if form.is_valid() and form.act(
        hand_over, dossier, holder=holder, by=request.user, at=request.at
    ):
        return redirect("home")
    return HttpResponse("form")


def post(officer: Officer, **data: Any) -> Any:
    request = RequestFactory().post("/", data)
    request.user = Officer.objects.get(pk=officer.pk)
    return request


@pytest.mark.django_db
def test_taking_a_row_away_twice_leads_twice_to_the_same_page() -> None:
    dossier = a_dossier()
    line = add_row(a_goods_line(dossier), by=dossier.holder, at=AT)
    uuid = uuid4()
    first, second = (
        line_remove(post(dossier.holder, submission=uuid), pk=dossier.pk, line_pk=line.pk)
        for _ in range(2)
    )
    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"] == dossier.get_absolute_url()


@pytest.mark.django_db
def test_handing_over_twice_is_no_refusal() -> None:
    dossier, holder = a_dossier(), an_officer()
    former, uuid = dossier.holder, uuid4()
    Dossier.objects.filter(pk=dossier.pk).update(unit=holder.unit)
    for _ in range(2):
        answer = pass_on(post(former, submission=uuid), pk=dossier.pk, holder=holder)
        assert answer.status_code == 302
    assert dossier.chain.entries.filter(verb=Verb.CHANGE).count() == 1


@pytest.mark.django_db
def test_only_the_same_page_with_the_same_words_from_the_same_officer_is_answered() -> None:
    dossier = a_dossier()
    line = add_row(a_goods_line(dossier), by=dossier.holder, at=AT)
    uuid = uuid4()
    told = {"pk": dossier.pk, "line_pk": line.pk}
    line_remove(post(dossier.holder, submission=uuid), **told)
    for other in ({"submission": uuid4()}, {"submission": uuid, "note": "x"}, {"submission": "?"}):
        with pytest.raises(Http404):
            line_remove(post(dossier.holder, **other), **told)
    with pytest.raises((Http404, PermissionDenied)):
        line_remove(post(an_officer(unit=dossier.unit), submission=uuid), **told)
    request = RequestFactory().get("/", {"submission": str(uuid)})
    request.user = dossier.holder
    with pytest.raises(Http404):
        line_remove(request, **told)


@pytest.mark.django_db
def test_an_accepted_form_tells_the_browser_where_it_was_sent() -> None:
    dossier = a_dossier()
    line = add_row(a_goods_line(dossier), by=dossier.holder, at=AT)
    answer = line_remove(post(dossier.holder, submission=uuid4()), pk=dossier.pk, line_pk=line.pk)
    assert answer.cookies["accepted"].value == "%2F"
    other = add_row(a_goods_line(dossier), by=dossier.holder, at=AT)
    refused = line_remove(post(dossier.holder), pk=dossier.pk, line_pk=other.pk)
    assert "accepted" not in refused.cookies

"""Subjects and team of an inspection while its decision is a draft."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from cases.dossier.models import DossierParty, Seat
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty, SeatKind
from cases.office.forms import ConfirmForm
from inspections.visits.forms import InterestForm, SeatForm, SubjectForm
from inspections.visits.models import Inspection
from inspections.visits.services import inspections


@requires(Duty.PREPARE_INSPECTION)
def subject_add(request: OfficerRequest, pk: int) -> HttpResponseBase:
    inspection = fetch(request, Inspection.objects, pk=pk)
    form = SubjectForm(request.POST or None)
    if form.is_valid():
        version = form.cleaned_data["subject"].version_on(timezone.localdate(request.at))
        subject = DossierParty(version=version, trade=form.cleaned_data["trade"])
        if form.act(inspections.add_subject, inspection, subject, by=request.user, at=request.at):
            return redirect(inspection)
    context = {"form": form, "dossier": inspection.dossier, "title": "Thêm đối tượng kiểm tra"}
    return render(request, "dossier/step_form.html", context)


@requires(Duty.PREPARE_INSPECTION)
def subject_remove(request: OfficerRequest, pk: int, subject_pk: int) -> HttpResponseBase:
    inspection = fetch(request, Inspection.objects, pk=pk)
    subject = get_object_or_404(inspection.dossier.parties, pk=subject_pk)
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(
        inspections.remove_subject, inspection, subject, by=request.user, at=request.at
    ):
        return redirect(inspection)
    context = {
        "form": form,
        "inspection": inspection,
        "title": f"Bỏ {subject.version} khỏi cuộc kiểm tra",
        "verb": "Bỏ khỏi danh sách",
    }
    return render(request, "dossier/step_form.html", context)


@requires(Duty.PREPARE_INSPECTION)
def team(request: OfficerRequest, pk: int) -> HttpResponseBase:
    inspection = fetch(request, Inspection.objects, pk=pk)
    seats = inspections.team_of(inspection, request.at)
    has_head = any(seat.kind == SeatKind.HEAD for seat in seats)
    next_kind = SeatKind.MEMBER if has_head else SeatKind.HEAD
    form = SeatForm(request.POST or None, initial={"kind": next_kind})
    if form.is_valid() and form.act(
        inspections.seat_officer,
        inspection,
        form.cleaned_data["officer"],
        kind=form.cleaned_data["kind"],
        by=request.user,
        at=request.at,
    ):
        return redirect("visits:team", inspection.pk)
    context = {
        "form": form,
        "inspection": inspection,
        "seats": seats,
        "refusals": inspections.team_refusals(inspection, request.at),
    }
    return render(request, "visits/team.html", context)


@requires(Duty.PREPARE_INSPECTION)
def seat_end(request: OfficerRequest, pk: int, seat_pk: int) -> HttpResponseBase:
    inspection = fetch(request, Inspection.objects, pk=pk)
    seat = get_object_or_404(inspection.dossier.seats.in_force(request.at), pk=seat_pk)
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(
        inspections.unseat_officer, seat, by=request.user, at=request.at
    ):
        return redirect("visits:team", inspection.pk)
    context = {
        "form": form,
        "inspection": inspection,
        "title": f"Rút {seat.officer} khỏi Đoàn kiểm tra",
        "verb": "Rút khỏi Đoàn",
    }
    return render(request, "dossier/step_form.html", context)


@requires(Duty.RECORD_VISIT)
def interest(request: OfficerRequest, pk: int) -> HttpResponseBase:
    inspection = fetch(request, Inspection.objects, pk=pk)
    seats = Seat.objects.in_force(request.at).filter(dossier=inspection.dossier)
    seat = get_object_or_404(seats, officer=request.user)
    first = {"interest": seat.interest, "interest_note": seat.interest_note}
    form = InterestForm(request.POST or None, initial=first)
    if form.is_valid() and form.act(
        inspections.declare_interest,
        seat,
        interest=form.cleaned_data["interest"],
        note=form.cleaned_data["interest_note"],
        by=request.user,
        at=request.at,
    ):
        return redirect(inspection)
    context = {
        "form": form,
        "dossier": inspection.dossier,
        "title": "Khai báo xung đột lợi ích",
        "verb": "Lưu khai báo",
    }
    return render(request, "dossier/step_form.html", context)

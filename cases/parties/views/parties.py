"""The list of parties, a party as of a day, entering one, what changed in one."""

from functools import partial
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from cases.office.access import OfficerRequest, fetch, requires
from cases.office.choosing import former_lines
from cases.office.duties import Duty, may
from cases.office.exports import export_links, exported
from cases.office.lists import chips, kept, page_of
from cases.parties import pages
from cases.parties.exports import PARTIES
from cases.parties.filters import PartyFilter
from cases.parties.forms import PartyChangeForm, PartyCorrectForm, PartyEnterForm
from cases.parties.kinds import KIND_LINES, SLUGS
from cases.parties.models import Party, PartyVersion
from cases.parties.services import change_party, correct_party, enter_party
from cases.parties.views.days import day_asked, entries_of


@requires(Duty.SEE_PARTIES)
def party_list(request: OfficerRequest) -> HttpResponseBase:
    visible = Party.objects.visible_to(request.user, request.at)
    found = PartyFilter(request.GET, queryset=visible)
    found.form.is_valid()
    typed, on = found.form.cleaned_data, timezone.localdate(request.at)
    rows_of = partial(pages.party_rows, words=typed.get("q", ""), on=on)
    if file := exported(request, found, PARTIES, rows_of):
        return file
    page = page_of(found.qs, request.GET)
    context = {
        "filter": found,
        "chips": chips(found),
        "kept": kept(request.GET, "q", "commune"),
        "page": page,
        "rows": rows_of(page),
        "former": former_lines(typed.get("commune", "")),
        "tally": [("đối tượng", page.paginator.count)],
        "exports": export_links(request.GET),
        "may_keep": may(request.user, Duty.KEEP_PARTIES, at=request.at),
    }
    return render(request, "parties/party_list.html", context)


@requires(Duty.SEE_PARTIES)
def party(request: OfficerRequest, pk: int) -> HttpResponse:
    found = fetch(request, Party.objects.select_related("parent", "chain"), pk=pk)
    asked, on = day_asked(request, "Thông tin tại ngày")
    versions = pages.versions_told(found)
    version = next((each for each in versions if each.is_in_force(on)), None)
    relatives = pages.relatives_of(found, on)
    family = {found.pk, *(each.party_id for each in relatives)}
    context = {
        "party": found,
        "on": on,
        "as_of": asked,
        "name": (version or versions[0]).name,
        "version": version,
        "facts": pages.facts_of(version, found.kind) if version else [],
        "versions": versions,
        "relatives": relatives,
        "mentions": pages.mentions_of(family, request.user, request.at),
        "rights": pages.rights_of(found, on),
        "powers": pages.powers_of(found, on),
        "may_keep": may(request.user, Duty.KEEP_PARTIES, found, at=request.at),
        "entries": entries_of(request, found, PartyVersion),
    }
    return render(request, "parties/party_detail.html", context)


@requires(Duty.KEEP_PARTIES)
def party_enter(request: OfficerRequest, slug: str = "") -> HttpResponseBase:
    if not slug:
        kinds = [(each, kind.label, KIND_LINES[kind]) for each, kind in SLUGS.items()]
        return render(request, "parties/party_kinds.html", {"kinds": kinds})
    if slug not in SLUGS:
        raise Http404
    kind, on = SLUGS[slug], timezone.localdate(request.at)
    form = PartyEnterForm(request.POST or None, kind=kind, on=on)
    if form.is_valid():
        new = Party(kind=kind, parent=form.cleaned_data.get("parent"))
        others = form.others
        if form.act(enter_party, new, form.instance, others=others, by=request.user, at=request.at):
            told = f"Đã nhập {form.cleaned_data['name']}."
            messages.success(request, told, extra_tags=f"doi-tuong-{slug}")
            return redirect(cast(Party, form.result))
        # somebody entered one like it at the same moment
        form.compare()
    context = {
        "form": form,
        "kind": kind,
        "keep": f"doi-tuong-{slug}",
        "alike": pages.alike_rows(form.alike, on),
    }
    return render(request, "parties/party_form.html", context)


@requires(Duty.KEEP_PARTIES)
def party_change(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, Party.objects, pk=pk)
    former = found.versions.in_use().select_related("party").get()
    on = timezone.localdate(request.at)
    form = PartyChangeForm(
        request.POST or None,
        instance=_like(former),
        former=former,
        on=on,
        initial={"tax_code": request.GET.get("tax_code", former.tax_code)},
    )
    if form.is_valid() and form.act(
        change_party, found, form.instance, by=request.user, at=request.at
    ):
        told = f"Đã cập nhật {form.instance.name}. Thông tin cũ vẫn giữ cho những ngày trước."
        messages.success(request, told, extra_tags=f"doi-tuong-{pk}")
        return redirect(found)
    context = {"form": form, "party": found, "name": former.name, "keep": f"doi-tuong-{pk}"}
    return render(request, "parties/party_form.html", context)


@requires(Duty.KEEP_PARTIES)
def party_correct(request: OfficerRequest, pk: int, version_pk: int) -> HttpResponseBase:
    found = fetch(request, Party.objects, pk=pk)
    former = get_object_or_404(found.versions.select_related("party"), pk=version_pk)
    on = timezone.localdate(request.at)
    keep = f"doi-tuong-sua-{version_pk}"
    form = PartyCorrectForm(request.POST or None, instance=_like(former), former=former, on=on)
    if form.is_valid() and form.act(
        correct_party,
        former,
        form.instance,
        because=form.cleaned_data["because"],
        by=request.user,
        at=request.at,
    ):
        told = "Đã sửa. Văn bản đã dùng thông tin cũ giữ nguyên."
        messages.success(request, told, extra_tags=keep)
        return redirect(found)
    context = {"form": form, "party": found, "name": former.name, "keep": keep, "former": former}
    return render(request, "parties/party_form.html", context)


def _like(former: PartyVersion) -> PartyVersion:
    """A new version that says the same until something is typed."""
    not_copied = {"id", "party", "in_force_from", "in_force_to"}
    not_copied |= {"corrects", "correction_reason", "corrected_at"}
    names = {field.attname: field.name for field in PartyVersion._meta.concrete_fields}
    same = {
        column: getattr(former, column) for column, name in names.items() if name not in not_copied
    }
    return PartyVersion(party=former.party, **same)

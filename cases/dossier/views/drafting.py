"""Papers begun from a page of a room: one button, or why it cannot be pressed now."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.db import models
from django.http import HttpResponseBase
from django.shortcuts import redirect, render

from cases.dossier.composing import Link
from cases.dossier.models import Document
from cases.dossier.steps import Refusal
from cases.office.access import OfficerRequest
from cases.office.forms import ConfirmForm


def begin_paper(
    request: OfficerRequest,
    target: models.Model,
    draft: Callable[..., Document],
    refusals: list[Refusal],
    *,
    name: str,
    verb: str,
    intro: str,
    within: Iterable[Link],
) -> HttpResponseBase:
    """The page with the button that drafts a paper of this target; then the page of the paper.

    `draft` is the room's act, `name` the paper in the middle of a sentence, `verb` how it is made
    (Soạn, Lập); `within` are the pages it is begun from, nearest first.
    """
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(draft, target, by=request.user, at=request.at):
        told = f"Đã {verb.lower()} dự thảo {name}."
        messages.success(request, f"{told} Xem phần còn thiếu, sửa nếu cần, rồi chốt để ký.")
        made: Any = form.result
        return redirect("dossier:document", made.pk)
    context = {
        "form": form,
        "refusals": refusals,
        "title": f"{verb} {name}",
        "verb": f"{verb} {name}",
        "intro": intro,
        "within": list(within),
    }
    return render(request, "dossier/document_act.html", context)

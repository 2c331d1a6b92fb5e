"""A paper comes in: received with all it says, changed, its papers looked at one by one."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from cases.casework import grounds
from cases.casework.models import Request, RequestPaper, RequestRight, Verb
from cases.casework.services.request_checks import asked_of, refuse_wrong
from cases.casework.services.request_facts import POWER
from cases.casework.services.request_terms import run_terms
from cases.dossier.evidence import ReadFile
from cases.dossier.models import Dossier, Item
from cases.dossier.services.dossiers import open_dossier
from cases.dossier.services.files import add_file
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.duties import Duty, InUnit, demand
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from cases.office.saving import ConflictError, save_row
from cases.parties.models import IPRight

Kind, Status, State = Request.Kind, Request.Status, RequestPaper.State
OPEN = (Status.RECEIVED, Status.AWAITING)
CHANGEABLE = (*OPEN, Status.ACCEPTED)
TYPED = (
    *("arrived_on", "incoming_number", "content", "goods_said", "contact", "requester", "agent"),
    *("power_number", "power_from", "power_to", "accused", "asks_for"),
)
PLACED = ("title", "place", "commune")


@transaction.atomic
def receive_request(
    request: Request, dossier: Dossier, rights: Iterable[IPRight], *, by: Officer, at: datetime
) -> Request:
    """Enter what came in, with the papers that the law of its day asks for; the clock starts."""
    demand(by, Duty.RECEIVE_REQUEST, InUnit(by.unit_id), at=at)
    named = list(rights)
    refuse_wrong(request, named, at)
    dossier.kind, dossier.unit = Dossier.Kind.REQUEST, by.unit
    dossier.title = dossier.title.strip() or title_of(request, named)
    request.dossier = open_dossier(dossier, by=by, at=at)
    request.full_clean()
    request.save()
    _name_rights(request, named)
    _ask_papers(request)
    run_terms(request, because="đã tiếp nhận", at=at)
    facts = {
        "kind": request.kind,
        "arrived_on": request.arrived_on,
        "incoming_number": request.incoming_number,
        "requester": str(request.requester or ""),
        "accused": str(request.accused or ""),
        "rights": [str(right) for right in named],
    }
    record(Verb.RECEIVE_REQUEST, request, by=by, at=at, changes=facts)
    return request


def can_change(request: Request, by: Officer, at: datetime) -> list[Refusal]:
    """While it is open; once it was accepted whoever is accused may still become known."""
    refusals = lacks_duty(by, Duty.RECEIVE_REQUEST, request, at=at)
    if request.status not in CHANGEABLE:
        refusals.append(Refusal(f"Hồ sơ {request.get_status_display().lower()}, không sửa được."))
    return refusals


@transaction.atomic
def change_request(
    request: Request,
    placed: Mapping[str, object],
    rights: Iterable[IPRight],
    *,
    by: Officer,
    at: datetime,
) -> Request:
    """Save what was typed at its revision, `placed` being title, place and commune.

    Raises ConflictError when somebody was quicker.
    """
    lock(request.dossier)
    stored, named = Request.objects.get(pk=request.pk), list(rights)
    refuse_if(can_change(stored, by, at))
    refuse_wrong(request, named, at)
    seen, dossier = request.revision, request.dossier
    for name, value in placed.items():
        setattr(dossier, name, value)
    dossier.title = dossier.title.strip() or title_of(request, named)
    save_row(request, TYPED, by=by, at=at, verb=Verb.CHANGE_REQUEST)
    before = dossier.revision
    save_row(dossier, PLACED, by=by, at=at, verb=Verb.CHANGE_REQUEST)
    is_renamed = _rename_rights(request, named, by=by, at=at)
    if dossier.revision != before or is_renamed:
        if stored.revision != seen:
            raise ConflictError(stored)
        _touch(request)
    _ask_papers(request)
    run_terms(request, because="nội dung đơn đã sửa", at=at)
    return request


def can_check(request: Request, by: Officer, at: datetime) -> list[Refusal]:
    """Papers are looked at while nothing is decided."""
    refusals = lacks_duty(by, Duty.RECEIVE_REQUEST, request, at=at)
    if request.kind != Kind.HOLDER:
        refusals.append(Refusal("Chỉ đơn của chủ thể quyền có danh mục giấy tờ."))
    elif request.status not in OPEN:
        refusals.append(Refusal(f"Đơn {request.get_status_display().lower()}.", grounds.VALIDITY))
    return refusals


@transaction.atomic
def check_papers(
    request: Request,
    told: Mapping[str, tuple[str, str]],
    *,
    revision: int,
    by: Officer,
    at: datetime,
) -> Request:
    """State and note of each paper by its key, as looked at when the request stood at `revision`.

    A complete request starts the clock of acceptance from the day of its last papers.
    """
    lock(request)
    refuse_if(can_check(request, by, at))
    if revision != request.revision:
        raise ValidationError(
            "Trong lúc bạn kiểm tra, người khác đã cập nhật đơn này. Xem lại rồi lưu."
        )
    changes = {}
    for paper in request.papers.all():
        state, note = told.get(paper.key, (paper.state, paper.note))
        if state == State.FAULTY and not note.strip():
            raise ValidationError({f"note_{paper.key}": "Ghi vì sao chưa hợp lệ."})
        if (state, note) != (paper.state, paper.note):
            changes[f"paper.{paper.label}"] = [_told(paper.state, paper.note), _told(state, note)]
            paper.state, paper.note = state, note.strip()
            _save_paper(paper, "state", "note")
    if changes:
        _touch(request)
        run_terms(request, because="đã xem xét giấy tờ", at=at)
        record(Verb.CHECK_PAPER, request, by=by, at=at, changes=changes)
    return request


@transaction.atomic
def attach_paper(paper: RequestPaper, read: ReadFile, *, by: Officer, at: datetime) -> RequestPaper:
    """Lay the file of a paper in the dossier; a missing paper is there now, to be looked at."""
    request = paper.request
    lock(request)
    refuse_if(can_check(request, by, at))
    paper.refresh_from_db()
    kind = Item.Kind.PAPER
    paper.item = add_file(request.dossier, read, kind=kind, title=paper.label, by=by, at=at)
    _save_paper(paper, "item")
    facts = {"title": paper.label, "name": read.name}
    record(Verb.ATTACH_PAPER, request, by=by, at=at, changes=facts)
    return paper


def title_of(request: Request, rights: list[IPRight]) -> str:
    """What a dossier is called when nobody gave it a name: sign and whoever is accused."""
    signs = ", ".join(right.sign for right in rights)
    accused = str(request.accused or "")
    told = ": ".join(part for part in (signs, accused) if part)
    return (told or request.content)[:300]


def _ask_papers(request: Request) -> None:
    """The list of the law for this request; a paper no longer asked for says so."""
    if request.kind != Kind.HOLDER:
        return
    asked = asked_of(request)
    held = {paper.key: paper for paper in request.papers.all()}
    for position, (key, label) in enumerate(asked.items(), start=1):
        if key not in held:
            RequestPaper.objects.create(request=request, key=key, label=label, position=position)
        elif key == POWER and held[key].state == State.NOT_NEEDED:
            held[key].state = State.MISSING
            _save_paper(held[key], "state")
    for key in held.keys() - asked.keys():
        held[key].state = State.NOT_NEEDED
        _save_paper(held[key], "state")


def _name_rights(request: Request, rights: Iterable[IPRight]) -> None:
    for right in rights:
        RequestRight.objects.create(request=request, right=right)


def _rename_rights(request: Request, named: list[IPRight], *, by: Officer, at: datetime) -> bool:
    """Whether other rights are named now than before; they are, once this returns."""
    former = {each.right_id: str(each.right) for each in request.rights.select_related("right")}
    if set(former) == {right.pk for right in named}:
        return False
    request.rights.all().delete()
    _name_rights(request, named)
    changes = {"rights": [list(former.values()), [str(right) for right in named]]}
    record(Verb.CHANGE_REQUEST, request, by=by, at=at, changes=changes)
    return True


def _save_paper(paper: RequestPaper, *fields: str) -> None:
    paper.revision += 1
    paper.save(update_fields=[*fields, "revision"])


def _touch(request: Request) -> None:
    request.revision += 1
    request.save(update_fields=["revision"])


def _told(state: str, note: str) -> str:
    label = State(state).label
    return f"{label}: {note}" if note else str(label)

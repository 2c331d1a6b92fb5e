"""Files and samples of a dossier: entered, described, taken out; a file's bytes stay for ever."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Coalesce

from cases.dossier.evidence import ReadFile
from cases.dossier.models import Document, Dossier, EvidenceFile, Item, Verb
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.duties import Duty
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from cases.office.saving import save_row

State = Document.State
KIND_OF_FILE = {
    EvidenceFile.Kind.PHOTO: Item.Kind.PHOTO,
    EvidenceFile.Kind.VIDEO: Item.Kind.PHOTO,
    EvidenceFile.Kind.PDF: Item.Kind.PAPER,
}
MEND_BY_ANOTHER = "Ghi việc đính chính bằng một văn bản mới."
# papers whose words are fixed, and the honest way to mend what they say
WAY_OUT = {
    State.READY: "Mở lại văn bản để sửa trước.",
    State.SIGNED: MEND_BY_ANOTHER,
    State.ISSUED: MEND_BY_ANOTHER,
}


@transaction.atomic
def add_file(
    dossier: Dossier,
    read: ReadFile,
    *,
    kind: str = "",
    title: str = "",
    by: Officer,
    at: datetime,
    document: Document | None = None,
) -> Item:
    """Enter a file as evidence; the same bytes again answer the item that stands there already.

    `kind` is an Item.Kind, by default that of such files; a scan names the signed `document` it
    shows.
    """
    lock(dossier)
    kind = kind or KIND_OF_FILE[EvidenceFile.Kind(read.kind)]
    _refuse_unfit(dossier, read, kind, document)
    same = dossier.items.standing().filter(kind=kind, document=document, file__sha256=read.sha256)
    if earlier := same.first():
        return earlier
    item = Item(dossier=dossier, kind=kind, title=title, document=document, added_at=at)
    item.file = _row_of(dossier, read, by=by, at=at)
    facts = {
        "kind": item.file.get_kind_display(),
        "title": title,
        "name": read.name,
        "sha256": read.sha256,
        "document": document.title if document else "",
    }
    verb = Verb.ATTACH_SCAN if document else Verb.ADD_FILE
    return _enter(item, facts, verb=verb, by=by, at=at)


def add_files(
    dossier: Dossier, reads: Iterable[ReadFile], *, kind: str = "", by: Officer, at: datetime
) -> list[Item]:
    """Enter all of them or none, in the order given."""
    with transaction.atomic():
        return [add_file(dossier, read, kind=kind, by=by, at=at) for read in reads]


@transaction.atomic
def add_sample(
    dossier: Dossier, *, title: str, quantity: str, seal: str = "", by: Officer, at: datetime
) -> Item:
    """Enter a sample that was taken: what it is, how much, under which seal."""
    lock(dossier)
    needed = {"title": (title, "Ghi mẫu là gì."), "quantity": (quantity, "Ghi số lượng mẫu.")}
    missing = {name: words for name, (value, words) in needed.items() if not value.strip()}
    if missing:
        raise ValidationError(missing)
    facts = {"title": title, "quantity": quantity, "seal": seal}
    item = Item(dossier=dossier, kind=Item.Kind.SAMPLE, added_at=at, **facts)
    return _enter(item, facts, verb=Verb.ADD_SAMPLE, by=by, at=at)


@transaction.atomic
def change_item(item: Item, fields: Iterable[str], *, by: Officer, at: datetime) -> Item:
    """Save the named fields of an item as edited at its revision.

    Raises ConflictError when somebody else saved it meanwhile.
    """
    lock(item.dossier)
    refuse_if(can_change_item(Item.objects.get(pk=item.pk), by, at))
    return save_row(item, fields, by=by, at=at, verb=Verb.CHANGE_ITEM)


@transaction.atomic
def remove_item(item: Item, *, because: str, by: Officer, at: datetime) -> Item:
    """Take an item out of the dossier with a reason; its file and its history stay."""
    lock(item)
    refuse_if(can_remove_item(item, by, at))
    if not because.strip():
        raise ValidationError({"because": "Ghi lý do bỏ."})
    item.removed_at, item.removed_because = at, because.strip()
    item.revision += 1
    item.full_clean(exclude=["dossier", "file", "document"])
    item.save(update_fields=["removed_at", "removed_because", "revision"])
    facts = {"title": str(item), "because": item.removed_because}
    record(Verb.REMOVE_ITEM, item, by=by, at=at, changes=facts)
    return item


def can_change_item(item: Item, by: Officer, at: datetime) -> list[Refusal]:
    """A photo's caption may be mended always; what is said of a sample not once it is on paper."""
    return _barred(item, by, at) or (_fixed_by(item) if item.kind == Item.Kind.SAMPLE else [])


def can_remove_item(item: Item, by: Officer, at: datetime) -> list[Refusal]:
    """Not out from under a paper whose words were fixed while the item lay in the dossier."""
    return _barred(item, by, at) or _fixed_by(item)


def _barred(item: Item, by: Officer, at: datetime) -> list[Refusal]:
    if item.removed_at is not None:
        return [Refusal("Mục này đã được bỏ khỏi hồ sơ trước đó.")]
    return lacks_duty(by, Duty.RECORD_VISIT, item, at=at)


def _fixed_by(item: Item) -> list[Refusal]:
    fixed = Coalesce("ready_at", "signed_at", "made_at")
    papers = item.dossier.documents.filter(state__in=WAY_OUT).alias(fixed_at=fixed)
    return [
        Refusal(
            f"“{item}” có trong hồ sơ khi chốt “{paper.title}” "
            f"({paper.get_state_display().lower()}). {WAY_OUT[State(paper.state)]}"
        )
        for paper in papers.filter(fixed_at__gte=item.added_at).order_by("pk")
    ]


def _refuse_unfit(dossier: Dossier, read: ReadFile, kind: str, document: Document | None) -> None:
    """A photo is a picture; a scan shows one signed paper of this dossier and runs no script."""
    if kind == Item.Kind.PHOTO and read.kind == EvidenceFile.Kind.PDF:
        raise ValidationError(f"“{read.name}” không phải ảnh, video. Thêm tệp này ở phần giấy tờ.")
    if kind != Item.Kind.SCAN:
        return
    if document is None or document.dossier_id != dossier.pk:
        raise ValidationError("Chọn văn bản của hồ sơ này mà bản chụp thể hiện.")
    if document.state not in (State.SIGNED, State.ISSUED):
        raise ValidationError(f"“{document.title}” chưa ký. Ký xong mới đính kèm bản chụp.")
    if read.kind == EvidenceFile.Kind.VIDEO:
        raise ValidationError(f"“{read.name}” là video. Bản chụp văn bản là PDF hoặc ảnh.")
    if read.caution:
        raise ValidationError(
            f"“{read.name}” không nhận làm bản chụp văn bản: "
            f"{EvidenceFile.Caution(read.caution).label}. In ra rồi quét lại thành PDF mới."
        )


def _row_of(dossier: Dossier, read: ReadFile, *, by: Officer, at: datetime) -> EvidenceFile:
    """The row of these bytes in this dossier; there is one however often they come."""
    file, _ = EvidenceFile.objects.get_or_create(
        dossier=dossier,
        sha256=read.sha256,
        defaults={**asdict(read), "added_by": by, "added_at": at},
    )
    return file


def _enter(item: Item, facts: dict[str, str], *, verb: Verb, by: Officer, at: datetime) -> Item:
    last = item.dossier.items.aggregate(last=models.Max("position"))["last"]
    item.position = (last or 0) + 1
    item.full_clean(exclude=["dossier", "file", "document"])
    item.save()
    record(verb, item, by=by, at=at, changes={name: told for name, told in facts.items() if told})
    return item

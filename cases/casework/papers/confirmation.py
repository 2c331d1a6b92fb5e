"""The letter to a right holder, as a form of this room."""

from collections.abc import Iterator
from datetime import datetime

from cases.casework import grounds
from cases.casework.documents import confirmation_letter
from cases.casework.papers.custody import NO_SIGNER, OF_DECISION, ROWS
from cases.casework.services import confirmations
from cases.dossier.composing import Composer, Facts, Text
from cases.dossier.drafting.signer import signer_choice
from cases.dossier.models import Document, EvidenceFile
from cases.dossier.steps import Refusal
from cases.office.duties import Duty
from cases.office.models import Officer


def refuses_ready(document: Document, facts: Facts, at: datetime) -> Iterator[Refusal]:
    if not facts["signer"]:
        yield Refusal(NO_SIGNER)


def send(document: Document, *, by: Officer, at: datetime) -> None:
    if document.issued_on:
        asked = confirmation_letter.confirmation_of(document)
        confirmations.sent(asked, document.issued_on, at=at)


def photos(document: Document) -> list[EvidenceFile]:
    chosen = confirmation_letter.confirmation_of(document).photos.select_related("item__file")
    return [each.item.file for each in chosen if each.item.file]


LETTER = Composer(
    kind=confirmations.LETTER,
    name="Công văn đề nghị xác nhận hàng hóa",
    is_record=False,
    duties=OF_DECISION,
    ground=grounds.EVIDENCE,
    base=confirmation_letter.base,
    words=confirmation_letter.words,
    texts=(
        Text("addressee", "Kính gửi", is_short=True),
        Text("facts", "Nội dung vụ việc"),
        Text("asks", "Nội dung đề nghị"),
        Text("recipients", "Nơi nhận"),
    ),
    choices=(signer_choice(Duty.SIGN_SANCTION),),
    photos=photos,
    rows=ROWS,
    refuses_ready=refuses_ready,
    on_issued=send,
)

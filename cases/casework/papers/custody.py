"""The papers about goods held, as forms of this room: what they ask, who signs, what follows."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from cases.casework import grounds
from cases.casework.documents import (
    custody_decisions,
    custody_words,
    seal_records,
    seal_words,
    seizure_record,
)
from cases.casework.models import Seizure
from cases.casework.services import custody, seizures
from cases.dossier.composing import Composer, Duties, Facts, Text
from cases.dossier.drafting.signer import signer_choice
from cases.dossier.drafting.signing import signers
from cases.dossier.models import Document
from cases.dossier.steps import Refusal
from cases.office.duties import Duty
from cases.office.models import Officer

OF_RECORD = Duties(draft=Duty.HANDLE_CASE, ready=Duty.HANDLE_CASE, sign=Duty.HANDLE_CASE)
OF_DECISION = Duties(
    draft=Duty.HANDLE_CASE,
    ready=Duty.HANDLE_CASE,
    sign=Duty.SIGN_SANCTION,
    scan=Duty.NUMBER_DOCUMENT,
)
ROWS = ("dossier__case", "dossier__unit", "dossier__commune")
NO_SIGNER = "Chọn người ký có thẩm quyền, hoặc được giao quyền bằng văn bản còn hiệu lực."


def record_refuses_ready(document: Document, facts: Facts, at: datetime) -> Iterator[Refusal]:
    if not facts["record_maker"]:
        yield Refusal("Chọn người lập biên bản.", grounds.SEIZURE_RECORD)
    yield from seizures.over(seizure_record.seizure_of(document))


def _decided_by(document: Document) -> Seizure:
    return document.seizure_decided.get()


def _lacks_signer(facts: Facts) -> Iterator[Refusal]:
    if not facts["signer"]:
        yield Refusal(NO_SIGNER, grounds.SEIZURE_POWER)


def decision_refuses_ready(document: Document, facts: Facts, at: datetime) -> Iterator[Refusal]:
    yield from _lacks_signer(facts)
    yield from _no_longer(document, at)


def decision_refuses_sign(document: Document, facts: Facts, at: datetime) -> Iterator[Refusal]:
    yield from _no_longer(document, at)


def _no_longer(document: Document, at: datetime) -> Iterator[Refusal]:
    """Within its hours and once: afterwards the goods go back."""
    seizure = _decided_by(document)
    yield from seizures.over(seizure)
    if seizure.is_decided:
        yield Refusal("Quyết định tạm giữ đã ký.")
    else:
        yield from seizures.late(seizure, at)


def decide(document: Document, *, by: Officer, at: datetime) -> None:
    seizures.decided(_decided_by(document), by=by, at=at)


def extension_refuses_ready(document: Document, facts: Facts, at: datetime) -> Iterator[Refusal]:
    yield from _lacks_signer(facts)
    yield from custody.may_be_extended(document.extension.seizure, at)


def extension_refuses_sign(document: Document, facts: Facts, at: datetime) -> Iterator[Refusal]:
    yield from custody.may_be_extended(document.extension.seizure, at)


def extend(document: Document, *, by: Officer, at: datetime) -> None:
    custody.extended(document.extension, by=by, at=at)


def return_refuses_ready(document: Document, facts: Facts, at: datetime) -> Iterator[Refusal]:
    yield from _lacks_signer(facts)
    yield from seizures.over(document.goods_return.seizure)


def return_refuses_sign(document: Document, facts: Facts, at: datetime) -> Iterator[Refusal]:
    yield from seizures.over(document.goods_return.seizure)


def then_hand_over(document: Document, at: datetime) -> str:
    return f"{document.dossier.holder.full_name} trả lại tang vật, lập biên bản"


SPOKEN = ("opinion_violator", "opinion_witness", "opinion_more")
SEIZURE_RECORD = Composer(
    kind=seizures.RECORD,
    name="Biên bản tạm giữ tang vật",
    duties=OF_RECORD,
    ground=grounds.SEIZURE_RECORD,
    base=seizure_record.base,
    words=seizure_record.words,
    signers=signers,
    texts=(
        Text("place", "Nơi lập biên bản", is_short=True),
        Text("licences", "Giấy phép, chứng chỉ hành nghề bị tạm giữ"),
        Text("opinion_violator", "Ý kiến của bên vi phạm"),
        Text("opinion_witness", "Ý kiến của người chứng kiến"),
        Text("opinion_more", "Ý kiến bổ sung"),
    ),
    may_be_none=("licences", *SPOKEN),
    must_be_said=("licences", *SPOKEN),
    identity="party",
    rows=ROWS,
    refuses_ready=record_refuses_ready,
)
SENT = (
    Text("send_execute", "Gửi để tổ chức thực hiện"),
    Text("send_know", "Gửi để biết, phối hợp"),
    Text("recipients", "Nơi nhận"),
)
decision = partial(
    Composer,
    is_record=False,
    duties=OF_DECISION,
    identity="party",
    choices=(signer_choice(Duty.SIGN_SANCTION),),
    rows=ROWS,
)
SEIZURE_DECISION = decision(
    kind=seizures.DECISION,
    name="Quyết định tạm giữ tang vật",
    ground=grounds.SEIZURE_POWER,
    base=custody_decisions.seizure_decision,
    words=custody_words.seizure_words,
    texts=(Text("reason", "Lý do tạm giữ"), Text("place", "Địa điểm tạm giữ"), *SENT),
    refuses_ready=decision_refuses_ready,
    refuses_sign=decision_refuses_sign,
    on_signed=decide,
)
EXTENSION_DECISION = decision(
    kind=custody.EXTENSION,
    name="Quyết định kéo dài thời hạn tạm giữ",
    ground=grounds.CUSTODY_TERM,
    base=custody_decisions.extension_decision,
    words=custody_words.extension_words,
    texts=(Text("reason", "Lý do kéo dài"), Text("notified", "Đã thông báo cho"), *SENT),
    refuses_ready=extension_refuses_ready,
    refuses_sign=extension_refuses_sign,
    on_signed=extend,
)
RETURN_DECISION = decision(
    kind=custody.RETURN,
    name="Quyết định trả lại tang vật",
    ground=grounds.GIVING_BACK,
    base=custody_decisions.return_decision,
    words=custody_words.return_words,
    texts=(Text("reason", "Lý do trả lại"), *SENT),
    then=then_hand_over,
    refuses_ready=return_refuses_ready,
    refuses_sign=return_refuses_sign,
)
SEALING_RECORD = Composer(
    kind=seal_records.SEALED,
    name="Biên bản niêm phong tang vật",
    duties=OF_RECORD,
    ground=grounds.SEALING,
    makers=("sealer",),
    base=seal_records.sealing_record,
    words=seal_words.sealing_words,
    signers=signers,
    texts=(Text("opinion_more", "Ý kiến bổ sung khác"),),
    may_be_none=("opinion_more",),
    must_be_said=("opinion_more",),
    identity="party",
    rows=ROWS,
)
OPENING_RECORD = Composer(
    kind=seal_records.OPENED,
    name="Biên bản mở niêm phong tang vật",
    duties=OF_RECORD,
    ground=grounds.SEALING,
    makers=("sealer",),
    base=seal_records.opening_record,
    words=seal_words.opening_words,
    signers=signers,
    texts=(
        Text("seal_found", "Tình trạng niêm phong không nguyên vẹn"),
        Text("opinion_more", "Ý kiến bổ sung khác"),
        Text("difference", "Chênh lệch so với khi niêm phong"),
    ),
    may_be_none=("opinion_more",),
    must_be_said=("opinion_more",),
    identity="party",
    rows=ROWS,
)
CUSTODY = (
    *(SEIZURE_RECORD, SEIZURE_DECISION, EXTENSION_DECISION, RETURN_DECISION),
    *(SEALING_RECORD, OPENING_RECORD),
)

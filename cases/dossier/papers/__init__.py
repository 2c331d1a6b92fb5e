"""The forms that this room makes: facts and words of `documents`, bound to the acts around them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cases.dossier.composing import Composer, Duties, Facts, Text
from cases.dossier.documents import refusal_record
from cases.dossier.drafting.signing import signers
from cases.dossier.models import Document
from cases.office.duties import Duty

DELIVER = Duty.DELIVER_DOCUMENT


@dataclass(frozen=True, kw_only=True)
class RefusalRecord(Composer):
    """Who signs follows from the commune's representative as typed over the draft."""

    def edited(self, document: Document, base: Facts) -> dict[str, Any]:
        at = datetime.fromisoformat(base["ended_at"])
        return refusal_record.with_places(document, super().edited(document, base), at=at)


REFUSAL_RECORD = RefusalRecord(
    kind=refusal_record.KIND,
    name="Biên bản không nhận quyết định",
    duties=Duties(draft=DELIVER, ready=DELIVER, sign=DELIVER),
    base=refusal_record.base,
    words=refusal_record.words,
    signers=signers,
    texts=(
        Text("place", "Nơi lập biên bản"),
        Text("commune.full_name", "Đại diện chính quyền: họ và tên", is_short=True),
        Text("commune.position", "Đại diện chính quyền: chức vụ", is_short=True),
        Text("commune.body", "Đại diện chính quyền: cơ quan", is_short=True),
        Text("delivered_by.full_name", "Người đi giao", is_short=True),
    ),
    identity="party",
)
COMPOSERS = {REFUSAL_RECORD.kind: REFUSAL_RECORD}

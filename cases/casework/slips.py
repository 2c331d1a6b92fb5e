"""What the slip of a decision in a case tells whoever approves or signs it: act, fine, remedies."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from cases.casework.services.sanctions import MAIN_DECISIONS
from cases.dossier.models import Document
from cases.dossier.slips import SlipLine


def lines_of(document: Document, at: datetime) -> Iterator[SlipLine]:
    """From the frozen facts alone: the slip says what the paper says."""
    if document.kind not in MAIN_DECISIONS or not document.facts:
        return
    facts: Mapping[str, Any] = json.loads(document.facts)
    provisions = facts.get("provisions", [])
    for at_, act in enumerate(facts.get("acts", [])):
        rule = provisions[at_] if at_ < len(provisions) else ""
        yield SlipLine("Hành vi", rule, act.partition(". Cụ thể")[0])
    if "fine" in facts:
        yield SlipLine("Tình tiết", _circumstances(facts), "; ".join(facts["fine"]) or "Không phạt")
    for key, about in (("additional", "Xử phạt bổ sung"), ("remedies", "Khắc phục hậu quả")):
        for measure in facts.get(key, []):
            wording, _, article = measure.partition(", quy định tại ")
            yield SlipLine(about, article, wording)
    signer = facts.get("signer") or {}
    if signer:
        yield SlipLine("Thẩm quyền", _power(signer), signer.get("name", ""))


def _circumstances(facts: Mapping[str, Any]) -> str:
    worse, milder = ("; ".join(facts.get(key, [])) for key in ("aggravating", "mitigating"))
    return f"Tăng nặng: {worse or 'Không có'}. Giảm nhẹ: {milder or 'Không có'}."


def _power(signer: Mapping[str, Any]) -> str:
    """The delegation quoted, or the title above the office, or the signer's own title."""
    delegation = (signer.get("delegation") or {}).get("words", "")
    title = " ".join(signer.get("title", []))
    return delegation or signer.get("because", "") or title.capitalize()

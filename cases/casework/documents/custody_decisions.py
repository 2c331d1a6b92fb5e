"""The facts of the decisions on goods held: tạm giữ (MQĐ20), kéo dài (MQĐ21), trả lại (MQĐ24)."""

from datetime import date, datetime

from django.utils import timezone

from cases.casework.documents import held
from cases.casework.models import CustodyExtension, GoodsReturn, Sealing, Seizure
from cases.casework.services import seizure_terms as terms
from cases.dossier.drafting.common import Facts, composed, edits_of
from cases.dossier.drafting.signer import signer_facts
from cases.dossier.models import Document
from cases.law.amounts import count_two_digits
from cases.law.grounds import fixed_grounds
from cases.lawbook.procedure import FormOfLaw, term_of
from cases.lawbook.services import catalogue_of
from cases.office.duties import Duty
from cases.office.house import house

SEIZURE, EXTENSION, RETURN = "MQĐ20", "MQĐ21", "MQĐ24"
ATTACHED = "kèm theo Quyết định này"


def seizure_decision(document: Document, *, at: datetime) -> Facts:
    seizure = document.seizure_decided.select_related(*ROWS).get()
    form, facts = _base(SEIZURE, document, seizure, at)
    taken = timezone.localdate(seizure.taken_at)
    law = f"theo điểm {seizure.ground} khoản 1 Điều 125 Luật Xử lý vi phạm hành chính"
    facts |= {
        "custody_record": held.record_cited(seizure),
        "record_ref": ATTACHED,
        "reason": f"{seizure.reason.rstrip(' .')}, {law}",
        "duration": terms.length_in_words(term_of(terms.CUSTODY, on=taken, pack=form.pack)),
        "from": taken.isoformat(),
        "to": _iso(seizure.ends_on),
        "place": house().in_a_sentence(seizure.place),
        "sealed": _sealed(seizure),
        "role": "bị áp dụng biện pháp ngăn chặn tạm giữ",
    }
    facts["needed"] = ["sealed"] if facts["sealed"] else []
    return dict(composed(facts))


def extension_decision(document: Document, *, at: datetime) -> Facts:
    extension: CustodyExtension = document.extension
    seizure = _seizure(extension.seizure_id)
    form, facts = _base(EXTENSION, document, seizure, at)
    taken, until = timezone.localdate(seizure.taken_at), seizure.last_day
    from_day = date.fromordinal(until.toordinal() + 1) if until else taken
    ends_on = extension.ends_on or terms.counted(seizure, extension.term).due
    facts |= {
        "custody_decision": held.cited(seizure.decision),
        "custody_ref": held.cited(seizure.decision),
        "current_duration": _current(seizure, form),
        "current_from": taken.isoformat(),
        "current_to": _iso(until),
        "reason": extension.because.rstrip(" ."),
        "duration": f"{count_two_digits((ends_on - from_day).days + 1)} ngày",
        "from": from_day.isoformat(),
        "to": ends_on.isoformat(),
        "notified": extension.told_to,
        "role": "bị kéo dài thời hạn tạm giữ",
    }
    return dict(composed(facts))


def return_decision(document: Document, *, at: datetime) -> Facts:
    giving_back: GoodsReturn = document.goods_return
    seizure = _seizure(giving_back.seizure_id)
    _, facts = _base(RETURN, document, seizure, at)
    opened = seizure.sealings.filter(kind=Sealing.Kind.UNSEAL).exists()
    facts |= {
        "custody_decision": held.cited(seizure.decision),
        "custody_ref": held.cited(seizure.decision),
        "extension_ref": _extended_by(seizure),
        "return_record": ATTACHED,
        "unseal_record": ATTACHED if opened else "",
        "reason": giving_back.because.rstrip(" ."),
        "role": "được trả lại",
    }
    facts["needed"] = ["extension_ref"] if seizure.extended_to else []
    return dict(composed(facts))


ROWS = ("case__dossier__unit", "record__series", "decision__series", "maker__unit")


def _seizure(pk: int) -> Seizure:
    return Seizure.objects.select_related(*ROWS, "case__offender__party").get(pk=pk)


def _base(kind: str, document: Document, seizure: Seizure, at: datetime) -> tuple[FormOfLaw, Facts]:
    """What all three say: head, grounds of the law, party, whom it goes to, who signs."""
    case, day = seizure.case, timezone.localdate(at)
    form, facts = held.head_facts(kind, at)
    here = house()
    facts |= {
        "labels": held.labels(form, case),
        "house": {"issuer": here.issuer, "place": here.place},
        "day": day.isoformat(),
        "law": list(fixed_grounds(catalogue_of(form.pack).content, kind, on=day)),
        "what_held": held.GOODS,
        **held.party_facts(case, form),
        "send_execute": [case.dossier.unit.name],
        "send_know": _commune(seizure),
        "recipients": ["Như Điều 3", "Lưu: VT, Hồ sơ"],
        "signer": signer_facts(document.dossier, Duty.SIGN_SANCTION, edits_of(document), at=at),
        "needed": [],
    }
    facts["deliver_to"] = {"full_name": facts["person"]}
    facts["complainant"] = facts["party"].get("called", "") or held.UNKNOWN
    if case.offender is None:  # the form has words of its own where nobody is known
        facts["party"] = held.UNKNOWN
    return form, facts


def _commune(seizure: Seizure) -> list[str]:
    commune = seizure.case.dossier.commune
    return [f"{house().commune_body} {commune}"] if commune else []


def _sealed(seizure: Seizure) -> str:
    """Seals are recorded apart (MBB26); empty where nothing is under a seal."""
    is_sealed = seizure.goods.filter(line__opened_at=None).exclude(line__seal="").exists()
    return ATTACHED if is_sealed or seizure.sealings.exists() else ""


def _current(seizure: Seizure, form: FormOfLaw) -> str:
    """How long it has been granted so far, in the words of its term."""
    taken = timezone.localdate(seizure.taken_at)
    last = seizure.extensions.exclude(ends_on=None).order_by("-ends_on").first()
    term = last.term if last else terms.CUSTODY
    return terms.length_in_words(term_of(term, on=taken, pack=form.pack))


def _extended_by(seizure: Seizure) -> str:
    papers = [
        held.cited(each.decision)
        for each in seizure.extensions.exclude(ends_on=None).select_related("decision__series")
    ]
    return ", ".join(paper for paper in papers if paper)


def _iso(on: date | None) -> str:
    return on.isoformat() if on else ""

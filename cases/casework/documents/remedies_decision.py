"""Remedies without a sanction (quyết định buộc thực hiện biện pháp khắc phục hậu quả, MQĐ15)."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils import timezone

from cases.casework.documents.decisions import (
    ROOM,
    Said,
    capital,
    case_of,
    communes_of,
    effect_article,
    form_on,
    grounds_of,
    head_facts,
    paper_of,
    sent_to,
    sign_off,
)
from cases.casework.documents.sanction_decision import (
    above_for,
    cited,
    days_to_obey,
    goods_told,
    paper_citation,
    reckoned_of,
)
from cases.casework.models import Case
from cases.casework.services.decision_checks import (
    decision_deadline,
    late_refusals,
    limitation_of,
)
from cases.casework.services.fines import read_goods
from cases.casework.services.sanctions import Proposed, proposals_of
from cases.dossier.drafting.common import Facts, composed, sentence
from cases.dossier.drafting.parties import identity_lines
from cases.dossier.models import Document
from cases.dossier.paper import (
    Article,
    Block,
    Clause,
    Decides,
    Grounds,
    Issuer,
    Paper,
    Paragraph,
    Point,
    Title,
)
from cases.law.amounts import day_in_words, day_short
from cases.law.catalogue import Catalogue
from cases.lawbook.services import catalogue_of

KIND = "MQĐ15"
LETTERS = "abcdđegh"
PURPOSE = "Để khắc phục triệt để hậu quả do hành vi vi phạm hành chính gây ra"
LAW = "khoản 1 Điều 65 Luật Xử lý vi phạm hành chính"


def base(document: Document, *, at: datetime) -> Facts:
    """The facts as the tables have them on the day, before the officer's words."""
    case, form, on = case_of(document), form_on(KIND, at), timezone.localdate(at)
    law = catalogue_of(form.pack)
    proposed = proposals_of(case, law, read_goods(case), on=on)
    facts = {
        **head_facts(document, case, form, above_for(law, proposed, on=on), at=at),
        "provisions": [
            cited(law, each.answer.version, each.answer.bracket)
            for each in proposed
            if each.answer.version and each.answer.bracket
        ],
        "consequences": [],
        "no_sanction_reason": reason_of(case, law, at=at),
        "measures": list(_measures(proposed)),
        "remedy_period": days_to_obey(law, on=on),
        "effective_day": day_in_words(on),
        "send_execute": [case.dossier.unit.name],
        "send_know": communes_of(case),
        "reckoned": [_only_remedies(each) for each in proposed],
    }
    return dict(composed(facts))


def reason_of(case: Case, law: Catalogue, *, at: datetime) -> str:
    """Which point of Điều 65 bars the sanction, as far as the case says; else empty."""
    if case.offender is None:
        return f"không xác định được đối tượng vi phạm hành chính, điểm b {LAW}"
    on = timezone.localdate(at)
    ends = [limitation_of(act, case, law).due for act in case.violations.all()]
    if ends and on > max(ends):
        return f"hết thời hiệu xử phạt từ sau ngày {day_short(max(ends))}, điểm c {LAW}"
    deadline = decision_deadline(case)
    if deadline and list(late_refusals(case, at=at)):
        due = day_short(timezone.localdate(deadline.due_at))
        return f"hết thời hạn ra quyết định xử phạt từ sau ngày {due}, điểm c {LAW}"
    return ""


def _measures(proposed: Sequence[Proposed]) -> Iterator[str]:
    told = (
        f"{one.words(goods_told(each))}, quy định tại {paper_citation(one)}"
        for each in proposed
        for one in each.ordered
        if one.applied.measure.is_remedy
    )
    yield from dict.fromkeys(told)


def _only_remedies(each: Proposed) -> Facts:
    """No fine and no additional sanction is ordered with it."""
    kept = reckoned_of(each)
    measures = [one for one in kept["measures"] if one["is_remedy"]]
    return {**kept, "amount": 0, "is_warning": False, "because": "", "measures": measures}


def words(facts: Said) -> Paper:
    return paper_of(facts, tuple(_blocks(facts)))


def _blocks(facts: Said) -> Iterator[Block]:
    kind, *subject = facts["title"]
    yield Title(kind, tuple(subject))
    yield Issuer(facts["house"]["issuer"].upper())
    yield Grounds((*grounds_of(facts, with_proposal=False), PURPOSE))
    yield Decides()
    yield from _first_article(facts)
    yield effect_article(facts)
    yield Article(3, "Quyết định này được:")
    yield from _distribution(facts)
    yield sign_off(facts)


def _first_article(facts: Said) -> Iterator[Block]:
    whom = facts["whom"]
    yield Article(1)
    yield Clause(
        1,
        "Buộc thực hiện biện pháp khắc phục hậu quả do vi phạm hành chính gây ra đối với "
        f"{facts.get('sort', 'đối tượng')} có tên sau đây:",
    )
    yield from identity_lines(facts["party"], facts["block"], key="party", none=facts["none"])
    yield Clause(2, f"{capital(whom)} đã có hành vi vi phạm hành chính quy định tại:")
    yield from _points(facts["provisions"])
    yield Clause(3, "Hậu quả do hành vi vi phạm hành chính gây ra cần được khắc phục là:")
    yield from _points(facts["consequences"])
    reason = sentence(capital(facts["no_sanction_reason"] or ROOM))
    yield Clause(4, f"Lý do không ra quyết định xử phạt: {reason}")
    yield Clause(5, "Biện pháp khắc phục hậu quả phải thực hiện và thời gian thực hiện:")
    period = f"{facts['remedy_period']} ngày, kể từ ngày nhận được Quyết định này"
    told = [f"{line}. Thời gian thực hiện: {period}" for line in facts["measures"]]
    yield from _points(told)
    yield Clause(6, f"Mọi chi phí tổ chức thi hành biện pháp khắc phục hậu quả do {whom} chi trả.")


def _points(lines: Sequence[str]) -> Iterator[Block]:
    for letter, line in zip(LETTERS, lines or [ROOM], strict=False):
        yield Point(letter, sentence(line))


def _distribution(facts: Said) -> Iterator[Block]:
    whom = capital(facts["whom"])
    yield Clause(
        1,
        f"Giao cho {facts['person']} là {facts.get('kind_of_person', ROOM)} bị buộc thực hiện biện "
        "pháp khắc phục hậu quả có tên tại Điều 1 Quyết định này để chấp hành.",
    )
    yield Paragraph(
        f"{whom} có tên tại Điều 1 phải nghiêm chỉnh chấp hành Quyết định này. Nếu quá thời hạn mà "
        "không tự nguyện chấp hành thì sẽ bị cưỡng chế thi hành theo quy định của pháp luật."
    )
    yield Paragraph(
        f"{whom} có quyền khiếu nại hoặc khởi kiện hành chính đối với Quyết định này theo quy định "
        "của pháp luật."
    )
    yield Clause(2, f"Gửi cho {sent_to(facts, 'send_execute')} để tổ chức thực hiện.")
    know = sent_to(facts, "send_know")
    yield Clause(3, f"Gửi cho {know} để biết và phối hợp thực hiện./.")

"""The file handed to the criminal body (quyết định chuyển hồ sơ vụ vi phạm, MQĐ33)."""

from collections.abc import Iterator
from datetime import datetime

from cases.casework.documents.decisions import (
    Said,
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
    Title,
)
from cases.office.house import house

KIND = "MQĐ33"
FILE_RECORD = (
    "Hồ sơ vụ vi phạm chuyển giao được lập thành biên bản kèm theo Quyết định này (mẫu MBB28)"
)


def base(document: Document, *, at: datetime) -> Facts:
    """The facts as the tables have them on the day, before the officer's words."""
    case, form = case_of(document), form_on(KIND, at)
    head = head_facts(document, case, form, None, at=at)
    facts = {
        **head,
        "to_body": house().words_of["case_decision"]["criminal_body"],
        "file_record": FILE_RECORD,
        "effective_day": "ngày ký",
        "notify": [head["whom"]] if case.offender else [],
        "send_execute": [case.dossier.unit.name],
        "send_know": communes_of(case),
        "reckoned": [],
    }
    return dict(composed(facts))


def words(facts: Said) -> Paper:
    return paper_of(facts, tuple(_blocks(facts)))


def _blocks(facts: Said) -> Iterator[Block]:
    kind, *subject = facts["title"]
    yield Title(kind, tuple(_broken(subject)))
    yield Issuer(facts["house"]["issuer"].upper())
    yield Grounds(tuple(grounds_of(facts, with_proposal=False)))
    yield Decides()
    yield Article(1)
    yield Clause(
        1,
        f"Chuyển hồ sơ vụ vi phạm có dấu hiệu tội phạm đến: {facts['to_body']} để truy cứu trách "
        f"nhiệm hình sự đối với {facts.get('sort', 'đối tượng')} có tên sau đây:",
    )
    yield from _whom(facts)
    yield Clause(2, sentence(facts["file_record"]))
    yield effect_article(facts)
    yield Article(3, "Quyết định này được:")
    yield Clause(1, f"Gửi cho {sent_to(facts, 'notify')} để thông báo.")
    yield Clause(2, f"Gửi cho {sent_to(facts, 'send_execute')} để tổ chức thực hiện.")
    yield Clause(3, f"Gửi cho {sent_to(facts, 'send_know')} để biết và phối hợp thực hiện./.")
    yield sign_off(facts)


def _whom(facts: Said) -> Iterator[Block]:
    if not facts["party"]:
        yield Paragraph(f"{facts['whom']}.")
        return
    yield from identity_lines(facts["party"], facts["block"], key="party", none=facts["none"])


def _broken(subject: list[str]) -> Iterator[str]:
    """A long subject breaks by sense, before its purpose."""
    for line in subject:
        first, found, rest = line.partition(" để truy cứu")
        yield first
        if found:
            yield f"{found.strip()}{rest}"

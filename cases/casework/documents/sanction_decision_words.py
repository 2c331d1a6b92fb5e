"""The words of a sanction decision, from nothing but its facts."""

from collections.abc import Iterator

from cases.casework.documents.decisions import (
    ROOM,
    Said,
    capital,
    effect_article,
    grounds_of,
    paper_of,
    sent_to,
    sign_off,
)
from cases.casework.documents.sanction_decision import THIRDS
from cases.dossier.drafting.common import sentence
from cases.dossier.drafting.parties import identity_lines
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


def words(facts: Said) -> Paper:
    return paper_of(facts, tuple(_blocks(facts)))


def _blocks(facts: Said) -> Iterator[Block]:
    kind, *subject = facts["title"]
    yield Title(kind, tuple(subject))
    yield Issuer(facts["house"]["issuer"].upper())
    yield Grounds(tuple(grounds_of(facts)))
    yield Decides()
    yield from _first_article(facts)
    yield effect_article(facts)
    yield Article(3, "Quyết định này được:")
    yield from _distribution(facts)
    yield sign_off(facts)


def _first_article(facts: Said) -> Iterator[Block]:
    yield Article(1)
    yield Clause(1, f"Xử phạt vi phạm hành chính đối với {facts.get('sort', ROOM)} có tên sau đây:")
    yield from identity_lines(facts["party"], facts["block"], key="party", none=facts["none"])
    yield from _listed(2, "Đã thực hiện hành vi vi phạm hành chính", facts["acts"])
    yield from _provisions(facts["provisions"])
    yield Clause(4, f"Các tình tiết tăng nặng: {sentence('; '.join(facts['aggravating']))}")
    yield Clause(5, f"Các tình tiết giảm nhẹ: {sentence('; '.join(facts['mitigating']))}")
    yield Clause(6, "Bị áp dụng hình thức xử phạt, biện pháp khắc phục hậu quả như sau:")
    yield Point("a", f"Hình thức xử phạt chính: {sentence(facts['main_sanction'] or ROOM)}")
    yield from _fine(facts["fine"])
    yield from _additional(facts)
    yield from _remedies(facts)
    if facts["total"]:
        total = facts["total"]
        yield Paragraph(f"Tổng số tiền phạt và thu hồi nộp ngân sách nhà nước là: {total}.")


def _listed(number: int, label: str, lines: list[str]) -> Iterator[Block]:
    if len(lines) < 2:
        yield Clause(number, f"{label}: {sentence(lines[0] if lines else ROOM)}")
        return
    yield Clause(number, f"{label}:")
    for at, line in enumerate(lines, start=1):
        yield Paragraph(f"{number}.{at}. {sentence(line)}")


def _provisions(lines: list[str]) -> Iterator[Block]:
    if len(lines) < 2:
        yield from _listed(3, "Quy định tại", lines)
        return
    told = [f"Hành vi {THIRDS[at]}, quy định tại {line}" for at, line in enumerate(lines)]
    yield from _listed(3, "Quy định tại", told)


def _fine(lines: list[str]) -> Iterator[Block]:
    if len(lines) == 1:
        yield Paragraph(f"Cụ thể: {sentence(lines[0])}")
    elif lines:
        yield Paragraph("Cụ thể:")
        yield from (Paragraph(sentence(line)) for line in lines)


def _additional(facts: Said) -> Iterator[Block]:
    yield from _measures("b", "Hình thức xử phạt bổ sung", facts["additional"])
    if facts["has_additional"]:
        period = facts["additional_period"]
        yield Paragraph(
            f"Thời hạn thực hiện hình thức xử phạt bổ sung: {period}, kể từ ngày nhận được "
            "Quyết định này."
        )


def _remedies(facts: Said) -> Iterator[Block]:
    yield from _measures("c", "Biện pháp khắc phục hậu quả", facts["remedies"])
    if facts["has_remedies"]:
        related = f" {facts['remedy_related']}" if facts["remedy_related"] else ""
        yield Paragraph(
            f"Thời hạn thực hiện biện pháp khắc phục hậu quả: {facts['remedy_period']} ngày, kể từ "
            f"ngày nhận được Quyết định này.{related}"
        )
        yield Paragraph(
            f"Mọi chi phí tổ chức thi hành biện pháp khắc phục hậu quả do {facts['whom']} chi trả."
        )
    for reason in facts["not_ordered"]:
        yield Paragraph(f"Lý do không áp dụng biện pháp khác: {sentence(reason)}")


def _measures(letter: str, label: str, lines: list[str]) -> Iterator[Block]:
    if len(lines) == 1:
        yield Point(letter, f"{label}: {sentence(lines[0])}")
        return
    yield Point(letter, f"{label}:")
    yield from (Paragraph(f"- {capital(sentence(line))}") for line in lines)


def _distribution(facts: Said) -> Iterator[Block]:
    whom, person = facts["whom"], facts["person"]
    yield Clause(
        1,
        f"Giao cho {person} là {facts.get('kind_of_person', ROOM)} bị xử phạt có tên tại Điều 1 "
        "Quyết định này để chấp hành.",
    )
    late = (
        f" và cứ mỗi ngày chậm nộp tiền phạt thì phải nộp thêm {facts['late_rate']} tính trên "
        "tổng số tiền phạt chưa nộp"
        if facts["fine_total"]
        else ""
    )
    yield Paragraph(
        f"{capital(whom)} có tên tại Điều 1 phải nghiêm chỉnh chấp hành Quyết định xử phạt này. "
        "Nếu quá thời hạn mà không tự nguyện chấp hành thì sẽ bị cưỡng chế thi hành theo quy định "
        f"của pháp luật{late}."
    )
    yield from _points(facts)
    clauses = [f"Gửi cho {facts['send_collect']} để thu tiền phạt"] if facts["fine_total"] else []
    clauses.append(f"Gửi cho {sent_to(facts, 'send_execute')} để tổ chức thực hiện")
    clauses.append(f"Gửi cho {sent_to(facts, 'send_know')} để biết và phối hợp thực hiện")
    for number, clause in enumerate(clauses, start=2):
        end = "./." if number == len(clauses) + 1 else "."
        yield Clause(number, f"{clause}{end}")


def _points(facts: Said) -> Iterator[Block]:
    whom = capital(facts["whom"])
    told = []
    if facts["fine_total"]:
        told.append(
            f"{whom} phải nộp tiền phạt tại {facts['pay_place']} hoặc nộp tiền phạt vào tài khoản "
            f"số {facts['pay_account']} tại {facts['pay_treasury']}, trong thời hạn "
            f"{facts['pay_days']} ngày, kể từ ngày nhận được Quyết định này."
        )
    held = sentence(facts["held_as_security"])
    told.append(f"{whom} bị tạm giữ để bảo đảm thi hành quyết định xử phạt: {held}")
    told.append(
        f"{whom} có quyền khiếu nại hoặc khởi kiện hành chính đối với Quyết định này theo quy định "
        "của pháp luật."
    )
    yield from (Point(letter, text) for letter, text in zip("abc", told, strict=False))

"""The words of the decisions on goods held, from nothing but their facts."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from cases.dossier.drafting import parties
from cases.dossier.paper import (
    Article,
    Block,
    Clause,
    Decides,
    Grounds,
    Issuer,
    Letterhead,
    Number,
    Paper,
    PlaceDate,
    Point,
    SignOff,
    Title,
)
from cases.law.amounts import day_in_words

Said = Mapping[str, Any]
ROOM = "…"
SEIZURE_SUBJECT = (
    "Tạm giữ tang vật, phương tiện vi phạm hành chính,",
    "giấy phép, chứng chỉ hành nghề",
)
EXTENSION_SUBJECT = (
    "Kéo dài thời hạn tạm giữ tang vật, phương tiện",
    "vi phạm hành chính, giấy phép, chứng chỉ hành nghề",
)
RETURN_SUBJECT = (
    "Trả lại tang vật, phương tiện vi phạm hành chính,",
    "giấy phép, chứng chỉ hành nghề bị tạm giữ",
)
GOODS_AND_PAPERS = "tang vật, phương tiện vi phạm hành chính, giấy phép, chứng chỉ hành nghề"


def seizure_words(facts: Said) -> Paper:
    record = facts["custody_record"] or ROOM
    return _paper(
        facts,
        SEIZURE_SUBJECT,
        (f"Biên bản {record} tạm giữ {GOODS_AND_PAPERS}",),
        _seizure_clauses,
    )


def extension_words(facts: Said) -> Paper:
    decision = facts["custody_decision"] or ROOM
    grounds = (f"Quyết định {decision} tạm giữ {GOODS_AND_PAPERS}",)
    return _paper(facts, EXTENSION_SUBJECT, grounds, _extension_clauses)


def return_words(facts: Said) -> Paper:
    decision = facts["custody_decision"] or ROOM
    grounds = [f"Quyết định {decision} tạm giữ {GOODS_AND_PAPERS}"]
    if facts["extension_ref"]:
        longer = f"kéo dài thời hạn tạm giữ {GOODS_AND_PAPERS}"
        grounds.append(f"Quyết định {facts['extension_ref']} {longer}")
    return _paper(facts, RETURN_SUBJECT, tuple(grounds), _return_clauses)


def _paper(
    facts: Said,
    subject: tuple[str, ...],
    grounds: tuple[str, ...],
    clauses: Callable[[Said], Iterator[Block]],
) -> Paper:
    day = date.fromisoformat(facts["day"])
    return Paper(
        kind="decision",
        letterhead=Letterhead(facts["superior"], (facts["body"],)),
        number=Number(facts["symbol"]),
        place_date=PlaceDate(facts["house"]["place"], day.year, day.month),
        blocks=tuple(_blocks(facts, subject, grounds, clauses)),
    )


def _blocks(
    facts: Said,
    subject: tuple[str, ...],
    grounds: tuple[str, ...],
    clauses: Callable[[Said], Iterator[Block]],
) -> Iterator[Block]:
    delegation = facts["signer"].get("delegation", {})
    cited = [*facts["law"], *grounds, *([delegation["words"]] if delegation else [])]
    yield Title(facts["kind"], subject)
    yield Issuer(facts["house"]["issuer"].upper())
    yield Grounds(tuple(f"Căn cứ {ground}" for ground in cited))
    yield Decides()
    yield Article(1)
    yield from clauses(facts)
    yield Article(2, "Quyết định này có hiệu lực thi hành kể từ ngày ký.")
    yield Article(3, "Quyết định này được:")
    yield from _distribution(facts)
    signer = facts["signer"]
    recipients = tuple(line.rstrip(" ;.") for line in facts["recipients"])
    yield SignOff(recipients, tuple(signer.get("title", (ROOM,))), signer.get("name", ROOM))


def _seizure_clauses(facts: Said) -> Iterator[Block]:
    what = facts["what_held"]
    yield from _party(facts, f"Tạm giữ {what} đối với")
    yield Clause(2, f"{_large(what)} bị tạm giữ theo biên bản tạm giữ {facts['record_ref']}.")
    yield Clause(3, f"Lý do tạm giữ: {facts['reason']}.")
    yield Clause(
        4, f"Thời hạn tạm giữ: {facts['duration']}, {_period(facts['from'], facts['to'])}."
    )
    yield Clause(5, f"Địa điểm tạm giữ: {facts['place'].rstrip(' .')}.")
    if facts["sealed"]:
        act = f"Việc niêm phong {what} bị tạm giữ theo thủ tục hành chính"
        yield Clause(6, f"{act} được lập thành biên bản {facts['sealed']}.")


def _extension_clauses(facts: Said) -> Iterator[Block]:
    what = facts["what_held"]
    yield from _party(
        facts,
        f"Kéo dài thời hạn tạm giữ {what} theo Quyết định {facts['custody_ref'] or ROOM} đối với",
    )
    period = _period(facts["current_from"], facts["current_to"])
    yield Clause(
        2,
        f"{_large(facts['person'])} đang bị tạm giữ {what}, có thời hạn tạm giữ là "
        f"{facts['current_duration']}, {period}.",
    )
    yield Clause(3, f"Lý do kéo dài thời hạn tạm giữ: {facts['reason']}.")
    period = _period(facts["from"], facts["to"])
    yield Clause(4, f"Thời hạn kéo dài là {facts['duration']}, {period}.")
    told = facts["notified"].rstrip(" .") or ROOM
    yield Clause(5, f"Việc kéo dài thời hạn tạm giữ đã thông báo cho {told}.")


def _return_clauses(facts: Said) -> Iterator[Block]:
    what = facts["what_held"]
    decisions = f"Quyết định {facts['custody_ref'] or ROOM}"
    if facts["extension_ref"]:
        decisions = f"{decisions} và Quyết định {facts['extension_ref']}"
    yield from _party(facts, f"Trả lại {what} đã bị tạm giữ theo {decisions} cho")
    yield Clause(2, f"Việc trả lại {what} được lập thành biên bản {facts['return_record']}.")
    number = 3
    if facts["unseal_record"]:
        act = f"Việc mở niêm phong {what} bị tạm giữ"
        yield Clause(number, f"{act} được lập thành biên bản {facts['unseal_record']}.")
        number += 1
    yield Clause(number, f"Lý do trả lại: {facts['reason']}.")


def _party(facts: Said, act: str) -> Iterator[Block]:
    party = facts["party"]
    if isinstance(party, str):
        yield Clause(1, f"{act.removesuffix(' đối với')}. {_large(party)}.")
        return
    yield Clause(1, f"{act} {party['honorific']} có tên sau đây:")
    yield from parties.identity_lines(party, facts["block"], key="party", none=facts["none"])


def _distribution(facts: Said) -> Iterator[Block]:
    number = 1
    if not isinstance(facts["party"], str):
        person, what = facts["person"], facts["what_held"]
        is_body = facts["party"]["variant"] == "organisation"
        kind = "người đại diện của tổ chức" if is_body else "cá nhân"
        held = f"{facts['role']} {what} có tên tại Điều 1"
        yield Clause(1, f"Giao cho {person} là {kind} {held} Quyết định này để chấp hành.")
        called = _large(facts["party"]["called"] if is_body else person)
        yield Point("a", f"{called} {held} phải nghiêm chỉnh chấp hành Quyết định này.")
        right = "có quyền khiếu nại hoặc khởi kiện hành chính đối với Quyết định này"
        yield Point("b", f"{called} {right} theo quy định của pháp luật.")
        number = 2
    sent = [(facts["send_execute"], "để tổ chức thực hiện")]
    sent += [(facts["send_know"], "để biết và phối hợp thực hiện")] if facts["send_know"] else []
    for at, (whom, why) in enumerate(sent):
        end = "./." if at == len(sent) - 1 else "."
        yield Clause(number + at, f"Gửi cho {', '.join(whom) or ROOM} {why}{end}")


def _period(begins: str, ends: str) -> str:
    """`từ ngày … đến hết ngày …`."""
    first = day_in_words(date.fromisoformat(begins)) if begins else f"ngày {ROOM}"
    last = day_in_words(date.fromisoformat(ends)) if ends else f"ngày {ROOM}"
    return f"từ {first} đến hết {last}"


def _large(text: str) -> str:
    return text[:1].upper() + text[1:]

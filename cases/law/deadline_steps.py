"""A counted term in words: what began, what was passed over, what ends, what is in doubt."""

from collections.abc import Iterator
from datetime import date

from cases.law.counting import Count
from cases.law.explain import Citation, Step
from cases.law.terms import Reading, Term
from cases.law.workdays import Calendar, Skipped, Walk, day_name, working_day_name

UNITS = {
    "calendar_days": "ngày",
    "working_days": "ngày làm việc",
    "months": "tháng",
    "years": "năm",
    "hours": "giờ",
}
CERTAINTIES = {
    "verified": "đã đọc nguyên văn",
    "secondary": "theo nguồn thứ cấp",
    "interpretation": "theo cách hiểu, chưa có văn bản nói rõ",
    "unverified": "chưa kiểm chứng",
}
FORCES = {
    "model": "Mốc này lấy theo quy định của ngành khác làm mẫu, không phải thời hạn luật định.",
    "house": "Mốc này do văn bản của Sở ấn định; luật không ấn định số ngày.",
}
INTERNAL_TARGET = "Luật không ấn định số giờ; đây là mốc nội bộ, quá mốc không làm mất hiệu lực."
NO_CALENDAR = "chưa có lịch nghỉ chính thức"


def steps_of(
    term: Term,
    reading: Reading,
    count: Count,
    calendar: Calendar,
    *,
    extension: Term | None,
    last_safe: date | None,
) -> tuple[Step, ...]:
    return (
        *_term_steps(term, extension),
        _reading_step(term, reading),
        _start_step(reading, count, calendar),
        *(_passed_steps(count.walk, calendar) if count.walk else ()),
        _end_step(term, count),
        *_roll_steps(term, reading, count, calendar),
        *_doubt_steps(count, calendar),
        _safe_step(last_safe),
    )


def _term_steps(term: Term, extension: Term | None) -> Iterator[Step]:
    length = f"{term.length:02d} {UNITS[term.unit]}"
    yield Step(
        f"{term.name}: {length}, kể từ {term.trigger_name} ({CERTAINTIES[term.certainty]}).",
        term.citations,
        term.length,
    )
    if extension and term.length and extension.length:
        whole = term.length + extension.length
        yield Step(
            f"{extension.name}: thêm {extension.length:02d} {UNITS[term.unit]}, tính thành một"
            f" thời hạn {whole:02d} {UNITS[term.unit]} kể từ cùng ngày bắt đầu"
            f" ({CERTAINTIES[extension.reading_certainty or extension.certainty]}).",
            extension.citations,
            whole,
        )
    if term.force in FORCES:
        yield Step(FORCES[term.force])
    if term.bound == "internal_target":
        yield Step(INTERNAL_TARGET)


def _reading_step(term: Term, reading: Reading) -> Step:
    certainty = term.reading_certainty or reading.certainty
    return Step(
        f"Cách đếm: {reading.name} ({CERTAINTIES[certainty]}).", reading.citations, reading.code
    )


def _start_step(reading: Reading, count: Count, calendar: Calendar) -> Step:
    name = working_day_name(count.start)
    if count.started_at:
        name = f"{count.started_at:%H} giờ {count.started_at:%M} phút, {name}"
        how = "tính ngay từ thời điểm này"
    elif not reading.start_counts:
        how = "không tính ngày này"
    elif count.walk and not calendar.counts(count.start):
        how = "không phải ngày làm việc nên không tính"
    else:
        how = "được tính là ngày thứ nhất"
    return Step(f"Bắt đầu: {name}, {how}.", (), count.start.isoformat())


def _passed_steps(walk: Walk, calendar: Calendar) -> Iterator[Step]:
    for skipped in walk.skipped:
        if skipped.marked:
            yield _skipped_step(skipped, calendar)
    weekends = [day_name(skipped.day) for skipped in walk.skipped if not skipped.marked]
    if weekends:
        yield Step(f"Không tính ngày nghỉ hằng tuần: {', '.join(weekends)}.")
    for made_up in walk.made_up:
        yield Step(
            f"Tính {working_day_name(made_up.day)} là ngày làm việc: {made_up.name}"
            f" ({CERTAINTIES['interpretation']}).",
            (),
            made_up.day.isoformat(),
        )


def _skipped_step(skipped: Skipped, calendar: Calendar) -> Step:
    doubt = "" if calendar.is_confirmed(skipped.day) else f", {NO_CALENDAR}"
    return Step(
        f"Không tính {working_day_name(skipped.day)}: {skipped.reason}{doubt}.",
        _cited_day(skipped),
        skipped.day.isoformat(),
    )


def _cited_day(skipped: Skipped) -> tuple[Citation, ...]:
    citation = skipped.marked.citation if skipped.marked else None
    return (citation,) if citation else ()


def _end_step(term: Term, count: Count) -> Step:
    citations = (term.unit_rule.citation,) if term.unit_rule else ()
    if count.due_at:
        text = f"Hết thời hạn: {count.due_at:%H} giờ {count.due_at:%M} phút, "
        return Step(
            f"{text}{working_day_name(count.unrolled)}.", citations, count.due_at.isoformat()
        )
    return Step(
        f"Ngày cuối của thời hạn: {working_day_name(count.unrolled)}.",
        citations,
        count.unrolled.isoformat(),
    )


def _roll_steps(term: Term, reading: Reading, count: Count, calendar: Calendar) -> Iterator[Step]:
    if not count.roll or not count.is_rolled:
        return
    for skipped in count.roll.skipped:
        if skipped.marked:
            yield _skipped_step(skipped, calendar)
    rule = tuple(rule.citation for rule in reading.rules if rule.code == "roll_forward")
    yield Step(
        f"Ngày cuối là {count.roll.skipped[0].reason}, nên thời hạn kết thúc vào ngày làm việc"
        f" tiếp theo: {working_day_name(count.due)}.",
        rule,
        count.due.isoformat(),
    )
    if term.roll_certainty:
        yield Step(
            f"Việc kéo dài này {CERTAINTIES[term.roll_certainty]}; nên lấy ngày chưa kéo dài,"
            f" {working_day_name(count.unrolled)}, làm mốc."
        )


def _doubt_steps(count: Count, calendar: Calendar) -> Iterator[Step]:
    unconfirmed = count.unconfirmed(calendar)
    outcome = (
        "kết quả chỉ là tạm tính, phải tính lại khi có thông báo nghỉ lễ, tết"
        if count.depends_on
        else "chưa biết đó có phải ngày làm việc không, nhưng ngày cuối của thời hạn không đổi"
    )
    for year in sorted({day.year for day in unconfirmed} - calendar.confirmed_years):
        first = next(day for day in unconfirmed if day.year == year)
        yield Step(
            f"Năm {year} {NO_CALENDAR} (từ {working_day_name(first)}): {outcome}.",
            (),
            first.isoformat(),
        )
    doubts = (calendar.doubts[day] for day in unconfirmed if day in calendar.doubts)
    for reading in dict.fromkeys(doubts):
        is_adopted = reading.code in calendar.adopted
        how = "đang tính theo đề xuất này" if is_adopted else "đang tính như không có đề xuất này"
        yield Step(f"{reading.name}: {how}. {reading.reason}", (), reading.code)


def _safe_step(last_safe: date | None) -> Step:
    if last_safe is None:
        return Step(f"Chưa xác định được ngày an toàn cuối cùng: {NO_CALENDAR}.")
    return Step(
        f"Ngày an toàn cuối cùng: {working_day_name(last_safe)}.", (), last_safe.isoformat()
    )

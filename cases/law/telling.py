"""The sentences of a fine's explanation, each with the law it rests on."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from cases.law.amounts import dong, grouped
from cases.law.catalogue import ActVersion, Band, Bracket, Catalogue, FineRule, Rule
from cases.law.explain import Citation, Step
from cases.law.facts import Facts
from cases.law.reckoning import Amounts

POINTS = {"minimum": "mức tối thiểu", "middle": "mức trung bình", "maximum": "mức tối đa"}
UNITS = {"goods": "đồng", "goods_and_services": "đồng", "units": "đơn vị"}
COUNTED = {
    "goods": "Giá trị hàng hóa vi phạm",
    "goods_and_services": "Giá trị hàng hóa, dịch vụ vi phạm",
    "units": "Số lượng tem, nhãn, vật phẩm",
}


def day(on: date) -> str:
    return f"{on:%d/%m/%Y}"


def times(multiplier: Fraction) -> str:
    return f"{float(multiplier):g}".replace(".", ",")


def span(least: int, most: int) -> str:
    return f"{dong(least)} đến {dong(most)}"


def cite(catalogue: Catalogue, name: str, on: date) -> tuple[Citation, ...]:
    found = catalogue.rule(name, on)
    return (found.citation,) if found else ()


def rule(found: Rule) -> Step:
    return Step(found.wording, (found.citation,))


def provision(catalogue: Catalogue, version: ActVersion, bracket: Bracket) -> Citation:
    """The act as a decision cites it: the decree and those that amended this act."""
    instrument = catalogue.instruments[version.instrument]
    if version.amended_by:
        amending = ", ".join(catalogue.instruments[number] for number in version.amended_by)
        instrument = f"{instrument} (sửa đổi, bổ sung bởi {amending})"
    return Citation(version.cite_as.replace("<bậc>", str(bracket.clause)), instrument)


def which_text(catalogue: Catalogue, facts: Facts, version: ActVersion, act_on: date) -> Step:
    happened = "kết thúc" if facts.ended_on else "đang diễn ra, phát hiện"
    period = f"từ {day(version.in_force_from)}"
    if version.in_force_to:
        period += f" đến trước {day(version.in_force_to)}"
    text = f"Hành vi {happened} ngày {day(act_on)}: áp dụng văn bản có hiệu lực {period}."
    return Step(text, cite(catalogue, "version_by_day", act_on))


def not_in_force(catalogue: Catalogue, facts: Facts, act_on: date) -> Step:
    """Why the act cannot be fined that day, and where its conduct went."""
    versions = catalogue.acts[facts.act]
    act = f"Ngày {day(act_on)} hành vi {facts.act}"
    if act_on < versions[0].in_force_from:
        since = day(versions[0].in_force_from)
        reason = f"chưa có hiệu lực (có hiệu lực từ {since})"
        law = cite(catalogue, "version_by_day", act_on)
        return Step(f"{act} {reason}: không phạt theo mã này.", law)
    ended = versions[-1].in_force_to
    since = f" (hết hiệu lực từ {day(ended)})" if ended else ""
    sentence = f"{act} không còn hiệu lực{since}: không phạt theo mã này."
    gone = catalogue.successions.get(facts.act)
    if gone and gone.successor:
        sentence += f" Từ ngày đó xem mã {gone.successor}."
    return Step(sentence, (gone.citation,) if gone else ())


def business_purpose(catalogue: Catalogue, on: date) -> Step:
    text = "Hành vi chỉ bị phạt khi vì mục đích kinh doanh; ở đây coi là có, cần chứng minh."
    return Step(text, cite(catalogue, "business_purpose", on))


def no_value(version: ActVersion) -> str:
    text = f"{COUNTED[version.scale.counts]} chưa có: chưa xác định được khung phạt."
    if version.unknown_value_code:
        return f"{text} Không có căn cứ xác định giá trị thì dùng mã {version.unknown_value_code}."
    if version.scale.counts == "units":
        return text
    return f"{text} Điều này không có khoản cho giá trị không xác định được: phải định giá."


def which_bracket(
    catalogue: Catalogue, version: ActVersion, bracket: Bracket, amount: int | None
) -> Step:
    law = (provision(catalogue, version, bracket),)
    fined = f"khung phạt {span(bracket.minimum, bracket.maximum)} đối với cá nhân"
    if amount is None:
        return Step(f"{version.wording}: {fined}.", law)
    scale = version.scale
    limits = [f"trên {grouped(bracket.over)}"] if bracket.over else []
    limits += [f"đến {grouped(bracket.up_to)}"] if bracket.up_to is not None else []
    tier = (
        f"{COUNTED[scale.counts]} {grouped(amount)} {UNITS[scale.counts]} "
        f"thuộc khoản {bracket.clause} ({' '.join(limits)})"
    )
    if bracket.base_minimum is None or bracket.base_maximum is None:
        return Step(f"{tier}: {fined}.", law)
    base = f"{times(scale.multiplier)} lần {span(bracket.base_minimum, bracket.base_maximum)}"
    capped = f", không vượt quá {dong(scale.cap)}" if scale.cap else ""
    return Step(f"{tier}: {base}{capped}; {fined}.", law)


def warning(catalogue: Catalogue, bracket: Bracket, facts: Facts, on: date) -> Iterator[Step]:
    law = cite(catalogue, "warning", on)
    if bracket.warning == "no":
        return
    offered = "Điều khoản có hình thức cảnh cáo"
    if bracket.warning == "open":
        offered = "Chưa chắc điều khoản còn hình thức cảnh cáo, các nguồn khác nhau"
    if facts.mitigating:
        yield Step(f"{offered}: có thể áp dụng nếu vi phạm không nghiêm trọng.", law)
    else:
        yield Step(f"{offered}; chưa áp dụng được vì không có tình tiết giảm nhẹ.", law)


def circumstances(facts: Facts, found: FineRule, band: Band) -> Step:
    told = f"Tình tiết: {len(facts.mitigating)} giảm nhẹ, {len(facts.aggravating)} tăng nặng"
    where = POINTS[band.lower]
    if band.lower != band.upper and band.ends == "open":
        where = f"trên {POINTS[band.lower]} và dưới {POINTS[band.upper]}"
    elif band.lower != band.upper:
        where = f"từ {POINTS[band.lower]} đến {POINTS[band.upper]}"
    return Step(f"{told}: {where} của khung.", found.citations)


def capped_middles(catalogue: Catalogue, ways: Mapping[str, int]) -> Step:
    options = catalogue.readings["capped_middle"].options
    shown = "; ".join(f"{options[name]}: {dong(middle)}" for name, middle in ways.items())
    return Step(f"Mức trung bình đối với cá nhân theo từng cách hiểu: {shown}.")


def choice(amounts: Amounts, ends: str | None) -> str:
    lower, upper = amounts.between or (amounts.lowest, amounts.highest)
    both = "kể cả hai đầu" if ends == "closed" else "không kể hai đầu"
    return f"Người có thẩm quyền chọn từ {dong(lower)} đến {dong(upper)}, {both}."


def amount(amounts: Amounts, fine: int | None, ends: str | None) -> Step:
    if amounts.between is None and fine is None:
        lawful = span(amounts.lowest, amounts.highest)
        return Step(f"Chưa tính được mức phạt; khung áp dụng {lawful}.")
    if amounts.between is None:
        return Step(f"Mức phạt: {dong(fine or 0)}.", (), fine)
    if fine is None:
        return Step(choice(amounts, ends), (), list(amounts.between))
    return Step(f"{choice(amounts, ends)} Đã chọn {dong(fine)}.", (), fine)

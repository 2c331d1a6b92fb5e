"""The checks of a law pack: chains of periods, references, tiers, ceilings."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any

from cases.law.packs import Entry, Fault, Pack, chains, label_of, repeated, shape_faults

KINDS_OF_DAY = ("holiday", "day_in_lieu", "swapped_day_off", "make_up_working_day")


def faults(pack: Pack) -> list[Fault]:
    """Every reason to refuse the pack, by file and entry; the shape is judged first."""
    found = list(shape_faults(pack))
    if not found:
        found = [
            *_periods(pack),
            *_acts(pack),
            *_tiers(pack),
            *_authorities(pack),
            *_fine_rules(pack),
            *_instruments(pack),
            *_succession(pack),
            *_calendar(pack),
            *_terms(pack),
            *_requests(pack),
            *_report_periods(pack),
        ]
    return sorted(found)


def _entries(pack: Pack, name: str, section: str = "entries") -> list[Any]:
    entries: list[Any] = pack[f"{name}.yaml"][section]
    return entries


def _names(entries: Iterable[Entry], field: str = "id") -> set[str]:
    return {entry[field] for entry in entries}


def _act_files(pack: Pack) -> list[tuple[str, Any]]:
    return [(name, pack[name]) for name in sorted(pack) if name.startswith("acts_")]


def _unknown(
    file: str, entry: Entry, what: str, names: Iterable[str | None], known: set[str]
) -> Iterator[Fault]:
    for name in names:
        if name is not None and name not in known:
            yield Fault(file, label_of(entry), f"{what} {name} không có trong dữ liệu")


def _periods(pack: Pack) -> Iterator[Fault]:
    for file, content in _act_files(pack):
        yield from chains(file, content["entries"], "code")
        yield from chains(file, content["headings"])
        yield from repeated(file, content["entries"], "id")
        yield from repeated(file, content.get("measures", ()), "id")
    for name, field in (
        ("authorities", "code"),
        ("circumstances", "code"),
        ("forms", "code"),
        ("measures", "point"),
        ("periods", "id"),
        ("rules", "id"),
        ("terms", "id"),
        ("tiers", "id"),
    ):
        yield from chains(f"{name}.yaml", _entries(pack, name), field)
    yield from chains("fine_rules.yaml", _entries(pack, "fine_rules"))
    for name, field in (("instruments", "number"), ("sources", "id"), ("fine_rules", "code")):
        yield from repeated(f"{name}.yaml", _entries(pack, name), field)


def _acts(pack: Pack) -> Iterator[Fault]:
    codes = {entry["code"] for _, content in _act_files(pack) for entry in content["entries"]}
    known = {
        "tiers": _names(_entries(pack, "tiers")),
        "bodies": _names(_entries(pack, "authorities", "bodies")),
        "sources": _names(_entries(pack, "sources")),
        "readings": _names(_entries(pack, "rules", "readings")),
        "instruments": _names(_entries(pack, "instruments"), "number"),
        "measures": _names(_entries(pack, "measures", "kinds")),
        "kinds": _names(_entries(pack, "kinds")),
        "objects": _names(_entries(pack, "kinds", "objects")),
        "codes": codes,
    }
    for file, content in _act_files(pack):
        measures = _names(content.get("measures", ()))
        for measure in content.get("measures", ()):
            yield from _unknown(
                file, measure, "loại biện pháp", [measure["kind"]], known["measures"]
            )
        yield from _unknown(file, content, "văn bản", [content["instrument"]], known["instruments"])
        for entry in content["entries"]:
            yield from _act(file, entry, measures, known)


def _act(
    file: str, entry: Entry, measures: set[str], known: Mapping[str, set[str]]
) -> Iterator[Fault]:
    fine = entry["fine"]
    if entry["id"] != f"{entry['code']}@{entry['in_force_from']}":
        yield Fault(file, entry["id"], "id phải là mã@ngày có hiệu lực")
    named = [*entry["additional"], *entry["remedies"]]
    yield from _unknown(file, entry, "biện pháp", named, measures)
    yield from _unknown(file, entry, "loại hành vi", [entry["kind"]], known["kinds"])
    yield from _unknown(file, entry, "đối tượng", entry["objects"], known["objects"])
    yield from _unknown(file, entry, "bảng bậc", [fine.get("tiers")], known["tiers"])
    yield from _unknown(file, entry, "mã", [fine.get("unknown_value_code")], known["codes"])
    yield from _unknown(file, entry, "cơ quan", entry.get("bodies", ()), known["bodies"])
    yield from _unknown(file, entry, "văn bản", entry["set_by"].values(), known["instruments"])
    yield from _unknown(file, entry, "nguồn", entry["sources"], known["sources"])
    yield from _unknown(file, entry, "cách hiểu", entry.get("readings", ()), known["readings"])
    if "tiers" not in fine:
        yield from _bracket(file, entry["id"], fine)


def _bracket(file: str, label: str, bracket: Entry) -> Iterator[Fault]:
    least, most = bracket["minimum"], bracket["maximum"]
    if not 0 < least < most:
        yield Fault(file, label, f"khung {least}–{most} bị ngược")
    elif (least + most) % 2:
        yield Fault(file, label, f"khung {least}–{most} không có mức trung bình là số đồng nguyên")


def _tiers(pack: Pack) -> Iterator[Fault]:
    file = "tiers.yaml"
    for table in _entries(pack, "tiers"):
        rows, label = table["rows"], table["id"]
        if not rows or rows[0]["over"] != 0:
            yield Fault(file, label, "bậc đầu phải bắt đầu từ 0")
            continue
        for lower, upper in pairwise(rows):
            if lower["up_to"] != upper["over"]:
                clause = upper["clause"]
                yield Fault(file, label, f"bậc {clause} không nối tiếp bậc trước (hở hoặc chồng)")
        if rows[-1]["up_to"] is not None:
            yield Fault(file, label, "bậc cuối phải không có giới hạn trên")
        for row in rows:
            yield from _row(file, f"{label} bậc {row['clause']}", row, table)


def _row(file: str, label: str, row: Entry, table: Entry) -> Iterator[Fault]:
    if row["up_to"] is not None and row["up_to"] <= row["over"]:
        yield Fault(file, label, f"giới hạn {row['over']}–{row['up_to']} bị ngược")
    yield from _bracket(file, label, row)
    if table["multiplier"] == "1":
        return
    for end in ("minimum", "maximum"):
        multiplied = Fraction(table["multiplier"]) * row[f"base_{end}"]
        capped = multiplied if table["cap"] is None else min(multiplied, table["cap"])
        if row[end] != capped:
            yield Fault(file, label, f"{end} {row[end]} khác mức gốc đã nhân và chặn trần")


def _authorities(pack: Pack) -> Iterator[Fault]:
    file = "authorities.yaml"
    titles = _names(_entries(pack, "authorities"), "code")
    factors = {rule["factor"] for rule in _entries(pack, "rules") if "factor" in rule}
    for entry in _entries(pack, "authorities"):
        label = f"{entry['code']} từ {entry['in_force_from']}"
        ceilings = (entry["individual_maximum"], entry["organisation_maximum"])
        if ceilings[1] not in {factor * ceilings[0] for factor in factors}:
            yield Fault(file, label, f"mức trần {ceilings} của cá nhân và tổ chức không khớp")
        if (entry["confiscation"] == "limited") != (entry["confiscation_limit"] is not None):
            yield Fault(file, label, "giới hạn tịch thu không khớp với confiscation")
    for body in _entries(pack, "authorities", "bodies"):
        yield from _unknown(file, body, "chức danh", body["titles"], titles)


def _fine_rules(pack: Pack) -> Iterator[Fault]:
    for rule in _entries(pack, "fine_rules"):
        nets = [net for row in rule["rows"] for net in _nets(row)]
        if sorted(nets) != sorted(set(nets)) or not {-99, -1, 0, 1, 99} <= set(nets):
            yield Fault("fine_rules.yaml", rule["code"], "các dòng hở hoặc chồng nhau")


def _nets(row: Entry) -> Iterable[int]:
    least = -99 if row["net_from"] is None else row["net_from"]
    most = 99 if row["net_to"] is None else row["net_to"]
    return range(least, most + 1)


def _instruments(pack: Pack) -> Iterator[Fault]:
    known = _names(_entries(pack, "instruments"), "number")
    readings = _names(_entries(pack, "rules", "readings"))
    for name in ("authorities", "circumstances", "fine_rules", "measures", "rules", "tiers"):
        for entry in _entries(pack, name):
            cited = [entry["instrument"], entry.get("basis", {}).get("instrument")]
            yield from _unknown(f"{name}.yaml", entry, "văn bản", cited, known)
            gaps = entry.get("readings", ())
            yield from _unknown(f"{name}.yaml", entry, "cách hiểu", gaps, readings)


def _succession(pack: Pack) -> Iterator[Fault]:
    file, content = "succession.yaml", pack["succession.yaml"]
    codes = {entry["code"] for _, acts in _act_files(pack) for entry in acts["entries"]}
    for entry in content["entries"]:
        yield from _unknown(file, entry, "mã", [entry["from"], entry["to"]], codes)
    for entry in content["ended_without_successor"]:
        yield from _unknown(file, entry, "mã", [entry["code"]], codes)
    for entry in content["conduct_dropped"]:
        yield from _unknown(file, entry, "mã", entry["codes"], codes)


def _calendar(pack: Pack) -> Iterator[Fault]:
    file, content = "holidays.yaml", pack["holidays.yaml"]
    readings = _names(content["readings"], "code")
    decided = [entry for entry in content["entries"] if "reading" not in entry]
    yield from repeated(file, decided, "day")
    for entry in content["entries"]:
        yield from _unknown(file, entry, "loại ngày", [entry["kind"]], set(KINDS_OF_DAY))
        yield from _unknown(file, entry, "cách hiểu", [entry.get("reading")], readings)
        yield from _unknown(
            file, entry, "nguồn", [entry["source"]], _names(content["sources"], "code")
        )


def _terms(pack: Pack) -> Iterator[Fault]:
    file, content = "terms.yaml", pack["terms.yaml"]
    ids, readings = _names(content["entries"]), _names(content["readings"], "code")
    for entry in content["entries"]:
        yield from _unknown(file, entry, "thời hạn", [entry.get("extends")], ids)
        yield from _unknown(file, entry, "cách đếm", entry.get("readings", ()), readings)
    rules = _names(content["rules"], "code")
    for reading in content["readings"]:
        yield from _unknown(file, reading, "quy tắc", reading["rules"], rules)


def _requests(pack: Pack) -> Iterator[Fault]:
    file, known = "requests.yaml", _names(_entries(pack, "instruments"), "number")
    for section in ("entries", "refusals", "stops", "rules"):
        rows = _entries(pack, "requests", section)
        yield from chains(file, rows, "id")
        for entry in rows:
            cited = [entry["instrument"], *(other["instrument"] for other in entry.get("also", ()))]
            yield from _unknown(file, entry, "văn bản", cited, known)


def _report_periods(pack: Pack) -> Iterator[Fault]:
    """Parts of a report year lie within its twelve months and begin on a day every month has."""
    file = "periods.yaml"
    for entry in _entries(pack, "periods"):
        parts = entry.get("parts", ())
        begins = entry.get("begins")
        if parts and (begins is None or not 1 <= begins["day"] <= 28):
            yield Fault(file, entry["id"], "ngày đầu của năm báo cáo phải từ 1 đến 28")
        for part in parts:
            if part["months"] < 1 or part["after"] + part["months"] > 12:
                yield Fault(file, entry["id"], f"{part['unit']} ra ngoài năm báo cáo")

"""Whether the files of a law pack hold together; a pack with one fault is refused whole.

A pack is its files by name, as YAML reads them. `faults` names file, entry and reason.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from cases.law.catalogue import CERTAINTIES

Entry = Mapping[str, Any]
Pack = Mapping[str, Any]
FILES = (
    "authorities.yaml",
    "circumstances.yaml",
    "fine_rules.yaml",
    "forms.yaml",
    "grounds.yaml",
    "guard.yaml",
    "holidays.yaml",
    "instruments.yaml",
    "kinds.yaml",
    "measures.yaml",
    "periods.yaml",
    "requests.yaml",
    "rules.yaml",
    "sources.yaml",
    "succession.yaml",
    "terms.yaml",
    "tiers.yaml",
)
PERIOD = ("in_force_from", "in_force_to")
CITED = ("article", "instrument", "certainty")
# What an entry of a list must hold; a name ending in * stands for every file that starts so.
REQUIRED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("acts_*", "headings"): ("text", *PERIOD),
    ("acts_*", "measures"): ("id", "article", "kind", "wording"),
    ("acts_*", "entries"): (
        *("id", "code", "clause", "point", "wording", "kind", "objects", "fine", "additional"),
        *("remedies", "set_by", "cite_as", "certainty", "certainty_words", "sources"),
        *PERIOD,
    ),
    ("authorities.yaml", "entries"): (
        *("code", "title", "individual_maximum", "organisation_maximum", "remedial_points"),
        *("suspension_or_revocation", "confiscation", "confiscation_limit", "listed"),
        *(*CITED, *PERIOD),
    ),
    ("authorities.yaml", "bodies"): ("id", "title", "titles", *PERIOD),
    ("circumstances.yaml", "entries"): ("code", "kind", "wording", *CITED, *PERIOD),
    ("fine_rules.yaml", "entries"): ("code", "basis", "rows", *CITED, *PERIOD),
    ("forms.yaml", "entries"): ("code", "id", "title_vi", "kind", "certainty", *PERIOD),
    ("grounds.yaml", "entries"): ("id", "form", "text", "certainty", *PERIOD),
    ("grounds.yaml", "bases"): ("basis", "text", *CITED, *PERIOD),
    ("grounds.yaml", "duties"): ("form", "text", *CITED, *PERIOD),
    ("guard.yaml", "entries"): (
        *("id", "wording", "planned", "earlier", "limit", "outcome", *CITED, *PERIOD),
    ),
    ("guard.yaml", "readings"): ("code", "name", "period", "certainty"),
    ("guard.yaml", "kinds"): ("code", "name"),
    ("holidays.yaml", "entries"): ("day", "kind", "name", "source", "certainty"),
    ("instruments.yaml", "entries"): ("number", "name", "certainty", *PERIOD),
    ("kinds.yaml", "entries"): ("id", "name", "words"),
    ("kinds.yaml", "objects"): ("id", "name"),
    ("measures.yaml", "entries"): ("id", "point", "wording", *CITED, *PERIOD),
    ("measures.yaml", "kinds"): ("id", "name"),
    ("requests.yaml", "entries"): ("id", "name", "hint", *CITED, *PERIOD),
    ("requests.yaml", "refusals"): ("id", "text", *CITED, *PERIOD),
    ("requests.yaml", "stops"): ("id", "text", *CITED, *PERIOD),
    ("requests.yaml", "rules"): ("id", "text", *CITED, *PERIOD),
    ("periods.yaml", "entries"): ("id", "name", "short", "certainty", *PERIOD),
    ("rules.yaml", "entries"): ("id", "wording", *CITED, *PERIOD),
    ("rules.yaml", "readings"): ("id", "wording", "default", "options", "why", "certainty"),
    ("sources.yaml", "entries"): ("id", "what"),
    ("succession.yaml", "entries"): ("from", "to", "in_force_from", *CITED),
    ("succession.yaml", "ended_without_successor"): ("code", "in_force_from", *CITED),
    ("terms.yaml", "entries"): ("id", "name", "length", "unit", *CITED, *PERIOD),
    ("tiers.yaml", "entries"): ("id", "counts", "multiplier", "cap", "rows", *CITED, *PERIOD),
}
MAY_BE_NULL = {"in_force_to", "point", "cap", "remedial_points", "confiscation_limit", "length"}
# Terms, instruments and report periods of which the sources give no first day.
MAY_START_UNKNOWN = ("terms.yaml", "instruments.yaml", "periods.yaml")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One reason to refuse a pack."""

    file: str
    entry: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}, {self.entry}: {self.reason}"


def shape_faults(pack: Pack) -> Iterator[Fault]:
    """Missing files, values JSON cannot keep, missing fields, days and periods upside down."""
    for name in FILES:
        if name not in pack:
            yield Fault(name, "tệp", "thiếu tệp này")
    if not any(name.startswith("acts_") for name in pack):
        yield Fault("acts_*.yaml", "tệp", "thiếu tệp hành vi")
    for file, content in pack.items():
        if not isinstance(content, Mapping) or not isinstance(content.get("entries"), list):
            yield Fault(file, "tệp", "phải là một nhóm có danh sách entries")
            continue
        yield from _plain(file, "tệp", content)
        for (_, section), fields in _required(file):
            yield from _section(file, section, content, fields)


def _required(file: str) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    for place, fields in REQUIRED.items():
        pattern = place[0]
        if file == pattern or (pattern.endswith("*") and file.startswith(pattern[:-1])):
            yield place, fields


def _section(file: str, section: str, content: Entry, fields: tuple[str, ...]) -> Iterator[Fault]:
    for entry in content.get(section, ()):
        label = label_of(entry)
        for field in fields:
            if entry.get(field) in (None, "") and not _may_lack(file, field, entry):
                yield Fault(file, label, f"thiếu {field}")
        certainty = entry.get("certainty", CERTAINTIES[0])
        if certainty not in CERTAINTIES:
            yield Fault(file, label, f"certainty {certainty} không thuộc {', '.join(CERTAINTIES)}")
        yield from _period(file, label, entry)


def _may_lack(file: str, field: str, entry: Entry) -> bool:
    if field == "in_force_from" and file in MAY_START_UNKNOWN:
        return field in entry
    return field in MAY_BE_NULL and field in entry


def _period(file: str, label: str, entry: Entry) -> Iterator[Fault]:
    days = [entry.get(field) for field in (*PERIOD, "day", "condition_from")]
    for day in days:
        if day is not None and not _is_day(day):
            yield Fault(file, label, f"{day} không phải là ngày dạng năm-tháng-ngày")
            return
    starts, ends = days[:2]
    if starts is not None and ends is not None and ends <= starts:
        yield Fault(file, label, f"kỳ hiệu lực kết thúc {ends} không sau ngày bắt đầu {starts}")


def _is_day(day: object) -> bool:
    try:
        return isinstance(day, str) and date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False


def _plain(file: str, label: str, value: object) -> Iterator[Fault]:
    if isinstance(value, Mapping):
        label = label_of(value, label)
        for key, part in value.items():
            if not isinstance(key, str):
                yield Fault(
                    file, label, f"khóa {key} phải là chữ (on, no, yes là giá trị đúng sai)"
                )
            yield from _plain(file, label, part)
    elif isinstance(value, list):
        for part in value:
            yield from _plain(file, label, part)
    elif isinstance(value, float):
        yield Fault(file, label, f"{value} phải là số nguyên hoặc chữ trong ngoặc kép")
    elif value is not None and not isinstance(value, str | int):
        yield Fault(file, label, f"{value} phải viết trong ngoặc kép")


def label_of(entry: Entry, otherwise: str = "mục không tên") -> str:
    for key in ("id", "code", "number", "day", "from", "text"):
        if isinstance(entry.get(key), str):
            return str(entry[key])
    return otherwise


def chains(file: str, entries: Sequence[Entry], field: str = "") -> Iterator[Fault]:
    """Periods of the same thing must follow each other without overlap and without gap."""
    rows: dict[str, list[Entry]] = {}
    for entry in entries:
        rows.setdefault(str(entry[field]) if field else "", []).append(entry)
    for versions in rows.values():
        versions.sort(key=lambda version: version["in_force_from"] or "")
        for earlier, later in pairwise(versions):
            ends, starts = earlier["in_force_to"], later["in_force_from"] or ""
            if ends is None or ends > starts:
                yield Fault(file, label_of(later), f"kỳ hiệu lực từ {starts} chồng lên kỳ trước")
            elif ends < starts:
                yield Fault(file, label_of(later), f"hở từ {ends} đến {starts} sau kỳ trước")


def repeated(file: str, entries: Sequence[Entry], field: str) -> Iterator[Fault]:
    seen = set()
    for entry in entries:
        if entry[field] in seen:
            yield Fault(file, str(entry[field]), f"{field} được ghi hai lần")
        seen.add(entry[field])

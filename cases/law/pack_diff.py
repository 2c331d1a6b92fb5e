"""What differs between two packs of law, entry by entry, in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from cases.law.packs import label_of

Place = tuple[str, str, str]


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """One line for each entry added, removed or changed; none when the packs are equal."""
    old, new = dict(_entries(before)), dict(_entries(after))
    lines = []
    for place in sorted(old | new):
        if place not in old:
            lines.append(f"{_name(place)}: thêm")
        elif place not in new:
            lines.append(f"{_name(place)}: bỏ")
        elif old[place] != new[place]:
            lines.append(f"{_name(place)}: đổi {', '.join(_changed(old[place], new[place]))}")
    return lines


def summary(pack: Mapping[str, Any]) -> list[str]:
    """What a first pack brings: a line for each file."""
    return [f"{file}: {len(content['entries'])} mục" for file, content in sorted(pack.items())]


def _name(place: Place) -> str:
    file, section, label = place
    return f"{file}, {section}, {label}" if section != "entries" else f"{file}, {label}"


def _entries(pack: Mapping[str, Any]) -> Iterator[tuple[Place, Any]]:
    """Every entry of every list of a file, and what stands outside lists under its own key."""
    for file, content in pack.items():
        for section, value in content.items():
            rows = value if isinstance(value, list) else [value]
            for number, row in enumerate(rows, start=1):
                if isinstance(value, list) and isinstance(row, Mapping):
                    since = row.get("in_force_from") or ""
                    label = label_of(row, f"mục {number}")
                    named = label if label.endswith(since) else f"{label} {since}"
                    yield (file, section, named), row
                else:
                    yield (file, section, str(number)), row


def _changed(old: Any, new: Any) -> list[str]:
    if not isinstance(old, Mapping) or not isinstance(new, Mapping):
        return ["giá trị"]
    return sorted(key for key in {*old, *new} if old.get(key) != new.get(key))

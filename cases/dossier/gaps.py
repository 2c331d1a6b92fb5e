"""What a form still lacks: each mandatory field is filled, or chosen as "không", or named here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Part = Mapping[str, Any]


@dataclass(frozen=True)
class Gap:
    """One mandatory field without content; `label` is the form's own, `key` its path."""

    key: str
    label: str

    def __str__(self) -> str:
        return self.label


def gaps(form: Part, blocks: Part, facts: Part) -> list[Gap]:
    """The gaps of a form of the law pack, in the form's order.

    `facts` holds a value under each field's key. Two keys of its own: `none` lists the paths chosen
    as "không"; `needed` lists the fields whose condition ("required: when") holds.
    """
    chosen = set(facts.get("none", ()))
    return [
        gap
        for section in form["sections"]
        for field in section["fields"]
        if _is_required(field, facts)
        for gap in _of_field(field, blocks, facts.get(field["key"]))
        if gap.key not in chosen
    ]


def _is_required(field: Part, facts: Part) -> bool:
    if field["required"] == "when":
        return field["key"] in facts.get("needed", ())
    return bool(field["required"])


def _of_field(field: Part, blocks: Part, value: object) -> Iterator[Gap]:
    label = field["label_vi"].strip(" …")
    if _is_empty(value):
        yield Gap(field["key"], label)
    elif "block" in field and isinstance(value, Mapping):
        for part in _parts(blocks[field["block"]], value):
            if part["required"] is True and _is_empty(value.get(part["key"])):
                yield Gap(f"{field['key']}.{part['key']}", f"{label}: {part['label_vi']}")


def _parts(block: Part | Sequence[Part], value: Part) -> Sequence[Part]:
    """A party has variants; the value names its own."""
    if isinstance(block, Mapping):
        variant: Sequence[Part] = block[value["variant"]]
        return variant
    return block


def _is_empty(value: object) -> bool:
    return value is None or value in ("", [], {}) or (isinstance(value, str) and not value.strip())

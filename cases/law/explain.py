"""How a figure or a day of the law was found, kept so that it can be read and reckoned again.

An Explanation is what page, paper and JSON show alike. Its parameters hold every fact and every
legal figure the rule used, so its value follows from it alone, without the law of a later day.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

# Whole numbers only: money is never a float, a fraction travels as text ("1.2").
Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"

SCHEMA = 1


def canonical(value: Json) -> str:
    """The one JSON text of a value: keys sorted, no spaces, Vietnamese unescaped."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in the law: text `khoản 3 Điều 12`, instrument `Nghị định 99/2013/NĐ-CP`.

    The text is empty where the sources name the instrument only.
    """

    text: str
    instrument: str

    def __str__(self) -> str:
        return f"{self.text} {self.instrument}".lstrip()


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence of the reasoning, the law it rests on and the value it gave."""

    text: str
    citations: tuple[Citation, ...] = ()
    value: Json = None

    def as_text(self) -> str:
        if not self.citations:
            return self.text
        return f"{self.text} [{'; '.join(map(str, self.citations))}]"


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule, the parameters it was given, its steps and its value; never changed once made."""

    rule: str
    parameters: Mapping[str, Json]
    steps: tuple[Step, ...]
    value: Json
    citations: tuple[Citation, ...] = ()
    schema: int = field(default=SCHEMA)

    def as_text(self) -> str:
        """The steps numbered, one a line, then the law relied on, in Vietnamese."""
        lines = [f"{number}. {step.as_text()}" for number, step in enumerate(self.steps, start=1)]
        if self.citations:
            lines.append("Căn cứ: " + "; ".join(map(str, self.citations)) + ".")
        return "\n".join(lines)

    def as_data(self) -> dict[str, Json]:
        return {
            "schema": self.schema,
            "rule": self.rule,
            "parameters": self.parameters,
            "citations": [_citation_data(citation) for citation in self.citations],
            "steps": [_step_data(step) for step in self.steps],
            "value": self.value,
        }

    def to_json(self) -> str:
        return canonical(self.as_data())

    @classmethod
    def from_json(cls, text: str) -> "Explanation":
        """Raises ValueError when the text is of a schema this program does not know."""
        data = json.loads(text)
        if data["schema"] != SCHEMA:
            raise ValueError(f"Lời giải thích theo mẫu {data['schema']}, không phải {SCHEMA}.")
        return cls(
            rule=data["rule"],
            parameters=data["parameters"],
            steps=tuple(_step(step) for step in data["steps"]),
            value=data["value"],
            citations=tuple(Citation(**citation) for citation in data["citations"]),
        )


def cited(steps: Iterable[Step]) -> tuple[Citation, ...]:
    """Every citation of the steps once, in the order of first use."""
    return tuple(dict.fromkeys(citation for step in steps for citation in step.citations))


def _citation_data(citation: Citation) -> dict[str, Json]:
    return {"text": citation.text, "instrument": citation.instrument}


def _step_data(step: Step) -> dict[str, Json]:
    citations = [_citation_data(citation) for citation in step.citations]
    return {"text": step.text, "citations": citations, "value": step.value}


def _step(data: Mapping[str, Any]) -> Step:
    citations = tuple(Citation(**citation) for citation in data["citations"])
    return Step(text=data["text"], citations=citations, value=data["value"])

"""What a paper says now against the words somebody read before: number and day apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from cases.dossier.paper import Paper, from_json, to_json

ALIKE = 0.5  # below it two paragraphs are two texts, not one that was changed


@dataclass(frozen=True)
class Piece:
    """Words that stayed, or that came or went."""

    text: str
    is_changed: bool = False


@dataclass(frozen=True)
class Change:
    """One changed place: where it stands, how it read, how it reads; either may be empty."""

    where: str
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]


def same_words(before: str, now: str) -> bool:
    """Whether two stored papers say the same but for number and day."""
    return before == now or to_json(_bare(before)) == to_json(_bare(now))


def changes_between(before: str, now: str) -> list[Change]:
    """Each changed paragraph with the words that came and went, in the order of the paper."""
    old, new = _paragraphs(before), _paragraphs(now)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        change
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
        for change in _changed(old[i1:i2], new[j1:j2], _article(new[: j1 + 1]))
    ]


def _bare(words: str) -> Paper:
    paper = from_json(words)
    return replace(paper, number=replace(paper.number, value=""), place_date=None)


def _paragraphs(words: str) -> list[str]:
    return [line for line in _bare(words).as_text().splitlines() if line]


def _article(before: Sequence[str]) -> str:
    """`Điều 3`, the last one begun; empty in the head of the paper."""
    for line in reversed(before):
        if line.startswith("Điều ") and "." in line:
            return line.partition(".")[0]
    return ""


def _changed(old: list[str], new: list[str], where: str) -> Iterator[Change]:
    """Paragraphs in their order: the nth of what went beside the nth of what came."""
    for at in range(max(len(old), len(new))):
        yield _change(where, "".join(old[at : at + 1]), "".join(new[at : at + 1]))


def _change(where: str, old: str, new: str) -> Change:
    before, after = old.split(" "), new.split(" ")
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if not (old and new) or matcher.ratio() < ALIKE:
        return Change(where, _whole(old), _whole(new))
    codes = matcher.get_opcodes()
    return Change(
        where,
        tuple(_pieces(before, [(tag, i1, i2) for tag, i1, i2, _, _ in codes])),
        tuple(_pieces(after, [(tag, j1, j2) for tag, _, _, j1, j2 in codes])),
    )


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text, is_changed=True),) if text else ()


def _pieces(words: Sequence[str], spans: Sequence[tuple[str, int, int]]) -> Iterator[Piece]:
    for tag, start, end in spans:
        if start < end:
            yield Piece(" ".join(words[start:end]), is_changed=tag != "equal")

"""An issued paper drawn whole before its number is known; then only the digits are written in."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cases.dossier.paper.papers import Paper, State, to_json
from cases.dossier.paper.pdf import NO_PICTURES, render

LOW, HIGH = "0", "9"
PIECE = 1024


@dataclass(frozen=True)
class Held:
    """A print with room for a number of so many digits, at these places of its bytes."""

    content: bytes
    places: tuple[int, ...]
    digits: int

    def numbered(self, number: str) -> bytes:
        """The print with this number, byte for byte as if it had been drawn with it.

        Raises ValueError for a number of another length, which would move what stands beside it.
        """
        if len(number) != self.digits or not number.isdecimal():
            raise ValueError(f"room for {self.digits} digits, not for {number!r}")
        content = bytearray(self.content)
        for at, place in enumerate(self.places):
            content[place] = ord(number[at % self.digits])
        return bytes(content)


def hold(paper: Paper, digits: int, *, pictures: Mapping[str, bytes] = NO_PICTURES) -> Held:
    """Draw an issued paper with room for its number: some 50 ms, and filling it next to none.

    The digits of the typeface are all of one width, so two prints with other digits differ in
    nothing else: where they differ, the number stands. Raises as `render` does, and RuntimeError
    for a typeface without that.
    """
    low, high = (drawn(paper, digit * digits, pictures) for digit in (LOW, HIGH))
    places = tuple(_differences(low, high))
    is_number = all((low[at], high[at]) == (ord(LOW), ord(HIGH)) for at in places)
    if len(low) != len(high) or not places or len(places) % digits or not is_number:
        raise RuntimeError("the digits of the typeface are not of one width")
    return Held(low, places, digits)


def drawn(paper: Paper, number: str, pictures: Mapping[str, bytes] = NO_PICTURES) -> bytes:
    """The whole print with this number, drawn at once."""
    waiting = replace(paper, number=replace(paper.number, value=""))
    words = hashlib.sha256(to_json(waiting).encode()).hexdigest()
    numbered = replace(paper, number=replace(paper.number, value=number))
    return render(numbered, State.ISSUED, pictures=pictures, open_as=words[:32])


def _differences(low: bytes, high: bytes) -> Iterator[int]:
    for start in range(0, len(low), PIECE):
        one, other = low[start : start + PIECE], high[start : start + PIECE]
        if one != other:
            pairs = enumerate(zip(one, other, strict=False), start)
            yield from (at for at, (mine, theirs) in pairs if mine != theirs)

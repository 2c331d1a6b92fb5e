"""Whether a signed PDF says what was signed here, but for number, day and signature."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from cases.dossier.paper import Paper, State, pdf
from cases.dossier.paper.reading import words_of
from cases.dossier.services.printing import with_number
from cases.law.amounts import count_two_digits
from cases.office.wording import fold

Words = Sequence[str]
AROUND = 4  # words shown on each side of a difference
MOST_WORDS = 60_000
# the day and the hour at which a file was signed, its zone, an address of mail
OF_SIGNING = re.compile(
    r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}[,;]?|[0-9]{4}[./-][0-9]{1,2}[./-][0-9]{1,2}[,;]?"
    r"|[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?Z?|([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{5,8})?"
    r"[+-][0-9]{2}[:\']?[0-9]{2}\'?|[\w.+-]+@[\w.-]+"
)


@dataclass(frozen=True)
class Difference:
    """A place where the two do not say the same; either side may be empty."""

    signed: str
    attached: str

    def __str__(self) -> str:
        if not self.attached:
            return f"Tệp thiếu: “{self.signed}”."
        if not self.signed:
            return f"Tệp thêm: “{self.attached}”."
        return f"Bản đã ký ghi “{self.signed}”, tệp ghi “{self.attached}”."


@dataclass(frozen=True)
class Compared:
    """What differs, and whether the file itself says its number and its day as letters."""

    differences: tuple[Difference, ...]
    says_number: bool = False
    says_day: bool = False


def compare(
    paper: Paper, attached: Words, *, number: str, day: date, marks: Iterable[str]
) -> Compared:
    """Hold the words of a file against a signed paper, its number and its day.

    The file may leave number or day to a stamp or a pen; what it does say must be these. `marks`
    are the words that a signature on the page may bear beside hour and day of signing. The signed
    paper is drawn and read back, so that both come by the same way: some 0.3 s at most.
    """
    if len(attached) > MOST_WORDS:
        return Compared((Difference("", f"hơn {MOST_WORDS} chữ"),))
    stamps = _stamps(paper, number, day)
    allowed = frozenset(word for mark in marks for word in fold(mark).split())
    best: Compared | None = None
    for says_number, says_day in ((True, True), (False, True), (True, False), (False, False)):
        said = with_number(paper, number if says_number else "", day if says_day else None)
        signed = words_of(pdf.render(said, State.SIGNED))
        found = tuple(_differences(signed, attached, allowed, stamps))
        if not found:
            return Compared((), says_number, says_day)
        if best is None or len(found) < len(best.differences):
            best = Compared(found)
    return best or Compared(())


def _stamps(paper: Paper, number: str, day: date) -> frozenset[str]:
    """Number and day as a stamp says them, without blanks: `7` for 07, `1269A` for 1269a."""
    on = {count_two_digits(day.day), str(day.day), f"{day:%d/%m/%Y}"}
    numbers = {form for bare in (number, number.lstrip("0")) for form in (bare, bare.upper())}
    full = {f"{bare}/{paper.number.symbol}" for bare in numbers}
    return frozenset(on | numbers | full | {f"Số:{each}" for each in full})


def _differences(
    signed: Words, attached: Words, allowed: frozenset[str], stamps: frozenset[str]
) -> Iterator[Difference]:
    matcher = SequenceMatcher(None, signed, attached, autojunk=False)
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        mine, theirs = signed[start:end], attached[other_start:other_end]
        joined, other = "".join(mine), "".join(theirs)
        if tag == "equal" or joined == other or {joined, other} <= stamps:
            continue
        if not mine and (other in stamps or _is_signature(theirs, allowed | stamps)):
            continue
        # a few words around, so that the place is found on the page
        yield Difference(
            _around(signed, start, end) if mine else "",
            _around(attached, other_start, other_end) if theirs else "",
        )


def _around(words: Words, start: int, end: int) -> str:
    before, after = max(0, start - AROUND), end + AROUND
    said = " ".join(words[before : min(after, before + 40)])
    opening = "… " if before else ""
    return f"{opening}{said} …" if after < len(words) else f"{opening}{said}"


def _is_signature(words: Words, allowed: frozenset[str]) -> bool:
    """Names, marks, stamps and the hour of signing: nothing that could change what is said."""
    known = (_bare(word) in allowed or word in allowed for word in words)
    hours = (OF_SIGNING.fullmatch(word) for word in words)
    return all(name or hour for name, hour in zip(known, hours, strict=True))


def _bare(word: str) -> str:
    return fold(word).strip(" .,:;()[]-")

"""Official papers as PDF. reportlab is loaded by the first print, not by importing this module."""

from collections.abc import Mapping, Set
from dataclasses import replace
from types import MappingProxyType

from cases.dossier.paper.annexes import Photo, PhotoAnnex
from cases.dossier.paper.blocks import Closing, Title
from cases.dossier.paper.papers import Block, Paper, State, plain

NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})
NOT_FOUND = "không tìm thấy tệp"
NOT_READABLE = "tệp hỏng hoặc không phải tệp ảnh"
AROUND = 20  # letters shown on each side of one that cannot be printed


class LettersMissing(ValueError):  # noqa: N818
    """The paper holds letters that the typeface cannot draw; `letters` names each and its place."""

    def __init__(self, letters: list[str]) -> None:
        super().__init__("; ".join(letters))
        self.letters = letters


def render(
    paper: Paper,
    state: State,
    *,
    printed_at: str = "",
    draft_round: int | None = None,
    pictures: Mapping[str, bytes] = NO_PICTURES,
    open_as: str = "",
) -> bytes:
    """The paper as PDF; the same words give the same bytes.

    `printed_at` (`16 giờ 20 phút ngày 15/5/2026`) and `draft_round` stand at the foot of drafts
    only. `pictures` holds files of photographs by SHA-256; for one that is missing or damaged a
    remark is printed in its place. `open_as` is for `held`. Raises LettersMissing, and ValueError
    for an issued paper without number or day.
    """
    from cases.dossier.paper.drawing import compose, photos, sheets
    from cases.dossier.paper.drawing.pen import Pen

    words = plain(paper)
    if missing := _missing_letters(words):
        raise LettersMissing(missing)
    fit = photos.readable(pictures)
    words = measured(in_state(_marked(words, pictures, fit.keys()), state))
    draft = draft_words(draft_round, printed_at)
    pen = Pen(title=_title_of(words), author=", ".join(words.letterhead.body), open_as=open_as)
    sheets.draw(compose.composed(words, fit), pen, sheets.Foot(words, state, draft))
    return pen.finish()


def count_sheets(paper: Paper) -> int:
    """Sheets of the paper itself, printed on one side: what `gồm … tờ` says."""
    from cases.dossier.paper.drawing import compose

    return len(compose.main_pages(plain(paper).with_sheets(1)))


def measured(paper: Paper) -> Paper:
    """The paper with its sheets counted in the closing paragraph: call it before freezing words."""
    unknown = any(isinstance(block, Closing) and block.sheets is None for block in paper.blocks)
    return paper.with_sheets(count_sheets(paper)) if unknown else paper


def missing_letters(paper: Paper) -> list[str]:
    """A sentence for each letter that cannot be printed, with the words around it."""
    return _missing_letters(plain(paper))


def _missing_letters(paper: Paper) -> list[str]:
    from cases.dossier.paper.drawing.typeface import letters

    drawn = letters()
    found: dict[str, str] = {}
    for line in paper.as_text().split("\n"):
        for at, letter in enumerate(line):
            if letter not in drawn and letter not in found:
                around = line[max(0, at - AROUND) : at + AROUND + 1].strip()
                found[letter] = f"Không in được chữ {_named(letter)} trong “{around}”."
    return list(found.values())


def with_problems(paper: Paper, pictures: Mapping[str, bytes]) -> Paper:
    """The paper with a problem written at each photograph that cannot be printed.

    Called before the words are frozen, so that the signer accepts the count.
    """
    from cases.dossier.paper.drawing import photos

    return _marked(paper, pictures, photos.readable(pictures).keys())


def _marked(paper: Paper, pictures: Mapping[str, bytes], fit: Set[str]) -> Paper:
    def photo_marked(photo: Photo) -> Photo:
        if photo.problem or photo.sha256 in fit:
            return photo
        return replace(photo, problem=NOT_READABLE if photo.sha256 in pictures else NOT_FOUND)

    def block_marked(block: Block) -> Block:
        if not isinstance(block, PhotoAnnex):
            return block
        return PhotoAnnex(tuple(photo_marked(photo) for photo in block.photos))

    annexes = (
        replace(annex, blocks=tuple(map(block_marked, annex.blocks))) for annex in paper.annexes
    )
    return replace(paper, blocks=tuple(map(block_marked, paper.blocks)), annexes=tuple(annexes))


def in_state(paper: Paper, state: State) -> Paper:
    """The words as they stand in this state: a draft has no number and no day."""
    day = paper.place_date
    if state is State.DRAFT:
        number = replace(paper.number, value="")
        return replace(paper, number=number, place_date=day and replace(day, day=None))
    if state is State.ISSUED and not (paper.number.value and (day is None or day.day)):
        raise ValueError("Văn bản phát hành phải có số và ngày.")
    return paper


def draft_words(draft_round: int | None = None, printed_at: str = "") -> str:
    which = f"Dự thảo lần {draft_round}" if draft_round else "Dự thảo"
    printed = f", in hồi {printed_at}" if printed_at else ""
    return f"{which}{printed}; không có giá trị thi hành"


def _title_of(paper: Paper) -> str:
    titles = (block for block in paper.blocks if isinstance(block, Title))
    return next((" ".join((block.kind, *block.subject)) for block in titles), "")


def _named(letter: str) -> str:
    return f"“{letter}” (U+{ord(letter):04X})" if letter.isprintable() else f"U+{ord(letter):04X}"

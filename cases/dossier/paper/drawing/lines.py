"""Text broken into lines: what stays together, how far word spaces give way, what is justified."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from cases.dossier.paper.drawing.measures import LAST_SHRINK, USUAL_SHRINK
from cases.dossier.paper.drawing.typeface import width_of

NO_BREAK = "\u00a0"
UNITS = (
    "giờ|phút|bản|tờ|trang|bao|thùng|hộp|gói|túi|chai|lọ|chiếc|cái|đôi|bộ|tem|nhãn|cuộn|ảnh|đoạn|mẫu|tệp"
    "|kg|g|tấn|mm|cm|m|m²|m2|ml|lít|đồng|triệu|tỷ|người"
)
# Not after "số": a long number would tear the line open.
STAYS_TOGETHER = re.compile(
    r"(?<=\b[ĐđKkNnTtHh]iều) (?=\d)"
    r"|(?<=\b[Kk]hoản) (?=\d)|(?<=\b[Nn]gày) (?=\d)|(?<=\b[Tt]háng) (?=\d)"
    r"|(?<=\b[Nn]ăm) (?=\d)|(?<=\b[Hh]ồi) (?=\d)|(?<=\b[Đđ]iểm) (?=[a-zđ]\b)"
    rf"|(?<=\d) (?=(?:{UNITS})\b)|(?<=\d) (?=(?:ngày|tháng|năm)\b(?! \d))"
    r"|(?<=\bHà) (?=Nội\b)|(?<=\bHÀ) (?=NỘI\b)|(?<=\bBộ) (?=Công an\b)|(?<=\bBộ Công) (?=an\b)"
)

Span = tuple[str, str]  # face, text


@dataclass(frozen=True, slots=True)
class Line:
    """One line: runs of (face, text), where it begins, what each word space gets in addition."""

    runs: tuple[Span, ...]
    indent: float
    width: float
    word_space: float = 0


def bind(text: str) -> str:
    return STAYS_TOGETHER.sub(NO_BREAK, text)


@lru_cache(maxsize=4096)
def justified(
    spans: tuple[Span, ...], size: float, width: float, first_line: float
) -> tuple[Line, ...]:
    """Lines of a paragraph; a line feed of the text begins a new line, drawn in as the first."""
    lines: list[Line] = []
    for words in _paragraphs(spans):
        lines += _justified_paragraph(words, size, width, first_line)
    return tuple(lines)


@lru_cache(maxsize=4096)
def ragged(text: str, face: str, size: float, width: float, indent: float = 0) -> tuple[Line, ...]:
    """Lines of a cell or list entry; all but the first are drawn in by `indent`."""
    lines: list[Line] = []
    for words in _paragraphs(((face, bind(text)),)):
        first = len(lines) == 0
        widths = (width if first else width - indent, width - indent)
        for broken in _broken(words, size, widths, USUAL_SHRINK):
            at = 0 if not lines else indent
            lines.append(_line(broken, size, at, width - at, last=True))
    return tuple(lines)


def plain_lines(text: str, face: str, size: float, width: float) -> list[str]:
    return [line.runs[0][1] for line in ragged(text, face, size, width)]


def _paragraphs(spans: tuple[Span, ...]) -> list[list[Span]]:
    """Words with their faces, a list for each line feed in the text."""
    paragraphs: list[list[Span]] = [[]]
    for face, text in spans:
        for at, piece in enumerate(text.split("\n")):
            if at:
                paragraphs.append([])
            paragraphs[-1] += [(face, word) for word in piece.split(" ") if word]
    return [words for words in paragraphs if words]


def _justified_paragraph(
    words: list[Span], size: float, width: float, first_line: float
) -> list[Line]:
    widths = (width - first_line, width)
    broken = _broken(words, size, widths, USUAL_SHRINK)
    if _ends_in_one_syllable(broken):
        shrunk = _broken(words, size, widths, LAST_SHRINK)
        broken = shrunk
        if _ends_in_one_syllable(shrunk):
            broken = _broken(_last_two_bound(words), size, widths, USUAL_SHRINK)
    last = len(broken) - 1
    return [
        _line(
            line,
            size,
            first_line if at == 0 else 0,
            widths[0] if at == 0 else widths[1],
            last=at == last,
        )
        for at, line in enumerate(broken)
    ]


def _ends_in_one_syllable(broken: Sequence[Sequence[Span]]) -> bool:
    return len(broken) > 1 and len(broken[-1]) == 1 and NO_BREAK not in broken[-1][0][1]


def _last_two_bound(words: list[Span]) -> list[Span]:
    if len(words) < 2:
        return words
    (face, before), (last_face, last) = words[-2:]
    return [*words[:-2], (face, f"{before}{NO_BREAK}{last}")] if face == last_face else words


def _broken(
    words: list[Span], size: float, widths: tuple[float, float], shrink: float
) -> list[list[Span]]:
    """As many words a line as fit when each word space may give way by `shrink` of itself."""
    lines: list[list[Span]] = []
    line: list[Span] = []
    space = width_of(" ", words[0][0], size)
    used = 0.0
    limit = widths[0]
    for face, word in _fitting(words, size, min(widths)):
        wide = width_of(word, face, size)
        gives = shrink * space * len(line)
        if line and used + space + wide > limit + gives:
            lines.append(line)
            line, used, limit = [], 0.0, widths[1]
        used += wide + (space if line else 0)
        line.append((face, word))
    return [*lines, line]


def _fitting(words: list[Span], size: float, width: float) -> list[Span]:
    """The words; one that is wider than the line is cut into pieces that are not."""
    fitting: list[Span] = []
    for face, word in words:
        rest = word
        while width_of(rest, face, size) > width and len(rest) > 1:
            wide = accumulate(width_of(letter, face, size) for letter in rest)
            cut = max(1, sum(1 for so_far in wide if so_far <= width))
            fitting.append((face, rest[:cut]))
            rest = rest[cut:]
        fitting.append((face, rest))
    return fitting


def _line(words: list[Span], size: float, indent: float, width: float, *, last: bool) -> Line:
    runs: list[Span] = []
    for face, word in words:
        if runs and runs[-1][0] == face:
            runs[-1] = (face, f"{runs[-1][1]} {word}")
        else:
            runs.append((face, f" {word}" if runs else word))
    plain = tuple((face, text.replace(NO_BREAK, " ")) for face, text in runs)
    natural = sum(width_of(text, face, size) for face, text in plain)
    spaces = sum(text.count(" ") for _, text in plain)
    room = width - natural
    stretches = spaces and (not last or room < 0)
    return Line(plain, indent, natural, room / spaces if stretches else 0)

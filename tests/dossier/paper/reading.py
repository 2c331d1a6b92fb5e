"""What a printed paper says, read back out of its bytes."""

from io import BytesIO
from typing import NamedTuple

from pypdf import PdfReader

MM = 72 / 25.4
HEIGHT = 297 * MM


class Placed(NamedTuple):
    """One run of text on a page: millimetres from the left and upper edge, typeface, words."""

    page: int
    x: float
    y: float
    face: str
    text: str


def lines(content: bytes) -> list[list[str]]:
    """Lines of each page in the order in which they are drawn."""
    reader = PdfReader(BytesIO(content))
    return [page.extract_text().split("\n") for page in reader.pages]


def text(content: bytes) -> str:
    """All words with single spaces."""
    return " ".join(" ".join(line for page in lines(content) for line in page).split())


def placed(content: bytes) -> list[Placed]:
    runs: list[Placed] = []
    for number, page in enumerate(PdfReader(BytesIO(content)).pages, start=1):

        def visit(
            words: str,
            _cm: list[float],
            tm: list[float],
            font: dict[str, str] | None,
            _size: float,
            number: int = number,
        ) -> None:
            if words.strip() and font:
                face = font["/BaseFont"].split("+")[1]
                at = (round(tm[4] / MM, 2), round((HEIGHT - tm[5]) / MM, 2))
                runs.append(Placed(number, *at, face, words.strip("\n")))

        page.extract_text(visitor_text=visit)
    return runs


def baseline(content: bytes, words: str, *, page: int = 1) -> float:
    """Millimetres from the upper edge to the baseline of the words."""
    return next(run.y for run in placed(content) if run.page == page and run.text.startswith(words))

"""The words of a PDF, read back out of its bytes: the one place that knows pypdf."""

from io import BytesIO
from unicodedata import normalize

MOST_PAGES = 200


class UnreadableError(ValueError):
    """The file cannot be read as a PDF."""


def words_of(content: bytes) -> tuple[str, ...]:
    """Its words in the order in which they are drawn, NFC; none for a scan without letters.

    Some 20 ms a page: call it before the act's transaction. Raises UnreadableError.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        pages = PdfReader(BytesIO(content)).pages
        if len(pages) > MOST_PAGES:
            raise UnreadableError(f"more than {MOST_PAGES} pages")
        text = "\n".join(page.extract_text() for page in pages)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnreadableError(str(error)) from error
    return tuple(normalize("NFC", text).split())

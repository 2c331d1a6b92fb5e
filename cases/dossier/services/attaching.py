"""The signed PDF of another system, read and held against what was signed here, before the act."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.files.base import File
from django.template.defaultfilters import filesizeformat

from cases.dossier.evidence.names import clean_name
from cases.dossier.evidence.others import is_whole_pdf, pdf_caution
from cases.dossier.models import Document, EvidenceFile, Series
from cases.dossier.paper import Paper, from_json
from cases.dossier.paper.reading import UnreadableError, words_of
from cases.dossier.services.comparing import Compared, compare
from cases.dossier.services.registers import as_registered
from cases.office.house import house

MOST_TOLD = 5
NO_LETTERS = (
    "Tệp không có lớp chữ (bản quét hoặc ảnh), không đối chiếu được với bản đã ký. "
    "Tải từ hệ thống văn bản đúng tệp PDF đã ký số rồi đính kèm lại."
)


@dataclass(frozen=True)
class Attached:
    """A file, the number and day entered with it, and what in it is not what was signed.

    `words` is the digest of the signed words it was held against.
    """

    name: str
    content: bytes
    series: Series
    number: str
    day: date
    words: str
    faults: tuple[str, ...]
    says_number: bool = False
    says_day: bool = False


def attach(
    document: Document, upload: File[bytes], *, series: Series, number: str, day: date
) -> Attached:
    """Read the file and compare; a second at most, outside any transaction."""
    upload.seek(0)
    name, content = clean_name(upload.name or ""), upload.read()
    faults = _unfit(name, content)
    compared = Compared(())
    if not faults and document.words:
        compared, faults = _compared(document, content, as_registered(number), day)
    return Attached(
        name,
        content,
        series,
        number,
        day,
        document.words_digest,
        faults,
        says_number=compared.says_number,
        says_day=compared.says_day,
    )


def _unfit(name: str, content: bytes) -> tuple[str, ...]:
    limit = settings.EVIDENCE_MAX_BYTES[EvidenceFile.Kind.PDF]
    if not content.startswith(b"%PDF-") or not is_whole_pdf(content):
        return (f"“{name}” không phải tệp PDF nguyên vẹn. Tải lại từ hệ thống văn bản.",)
    if len(content) > limit:
        return (f"“{name}” nặng {filesizeformat(len(content))}, quá {filesizeformat(limit)}.",)
    if caution := pdf_caution(content):
        return (f"“{name}”: {EvidenceFile.Caution(caution).label}. Xuất lại tệp không có mã lệnh.",)
    return ()


def _compared(
    document: Document, content: bytes, number: str, day: date
) -> tuple[Compared, tuple[str, ...]]:
    try:
        words = words_of(content)
    except UnreadableError:
        return Compared(()), ("Không đọc được tệp PDF. Tải lại từ hệ thống văn bản.",)
    if not words:
        return Compared(()), (NO_LETTERS,)
    paper = from_json(document.words)
    found = compare(paper, words, number=number, day=day, marks=_marks(document, paper))
    told = [str(each) for each in found.differences[:MOST_TOLD]]
    if more := len(found.differences) - MOST_TOLD:
        told += [f"Còn {more} chỗ khác nữa."] if more > 0 else []
    if told:
        told.insert(0, "Nội dung tệp khác bản đã ký, ngoài số, ngày và chữ ký:")
    return found, tuple(told)


def _marks(document: Document, paper: Paper) -> Iterator[str]:
    here = house()
    yield from here.words_of["signature_marks"]
    yield from (here.superior, here.body, here.name, here.place, *paper.letterhead.body)
    if signer := document.signed_by:
        yield from (signer.full_name, signer.position, signer.honorific, signer.email)

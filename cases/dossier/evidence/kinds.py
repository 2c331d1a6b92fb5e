"""Which files are taken, told by their first bytes and never by their name."""

from dataclasses import dataclass

from cases.dossier.models import EvidenceFile

Kind = EvidenceFile.Kind
HEAD_SIZE = 64


@dataclass(frozen=True)
class FileType:
    """A kind of file that is taken; the first extension is the one our copies and downloads get."""

    kind: EvidenceFile.Kind
    label: str
    media_type: str
    extensions: tuple[str, ...]
    pillow: str = ""


JPEG = FileType(Kind.PHOTO, "ảnh JPEG", "image/jpeg", ("jpg", "jpeg", "jpe", "jfif"), "JPEG")
PNG = FileType(Kind.PHOTO, "ảnh PNG", "image/png", ("png",), "PNG")
HEIC = FileType(Kind.PHOTO, "ảnh HEIC", "image/heic", ("heic", "heif", "hif"), "HEIF")
WEBP = FileType(Kind.PHOTO, "ảnh WebP", "image/webp", ("webp",), "WEBP")
PDF = FileType(Kind.PDF, "tệp PDF", "application/pdf", ("pdf",))
MP4 = FileType(Kind.VIDEO, "video MP4", "video/mp4", ("mp4", "m4v"))

SIGNATURES = ((b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG), (b"%PDF-", PDF))
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"}
MP4_BRANDS = {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V "}
# same container, other contents: QuickTime, sound alone, AV1 pictures
OTHER_BRANDS = {b"qt  ", b"M4A ", b"M4B ", b"avif", b"avis"}


def type_of(head: bytes) -> FileType | None:
    """The type of a file that starts with these bytes; None when it is not on the list."""
    for signature, file_type in SIGNATURES:
        if head.startswith(signature):
            return file_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    return _type_of_boxes(head) if head[4:8] == b"ftyp" else None


def _type_of_boxes(head: bytes) -> FileType | None:
    """HEIC and MP4 name their brands in the first box: the major one, then the compatible ones."""
    major = head[8:12]
    compatible = head[16 : int.from_bytes(head[:4], "big")]
    brands = {major, *(compatible[at : at + 4] for at in range(0, len(compatible), 4))}
    if major in OTHER_BRANDS:
        return None
    if brands & HEIC_BRANDS:
        return HEIC
    return MP4 if brands & MP4_BRANDS else None

"""An upload becomes a file that an act can enter: recognised, checked, read, stored."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.core.files.base import File

from cases.dossier.evidence import refusals
from cases.dossier.evidence.kinds import HEAD_SIZE, FileType, type_of
from cases.dossier.evidence.names import clean_name, extension_of
from cases.dossier.evidence.others import is_whole_pdf, is_whole_video, pdf_caution
from cases.dossier.evidence.pictures import DamagedError, TooManyPixelsError, read_picture
from cases.dossier.evidence.storing import sha256_of, store, store_bytes
from cases.dossier.models import EvidenceFile


@dataclass(frozen=True)
class ReadFile:
    """The columns of an EvidenceFile that come from the bytes; the bytes are stored already."""

    kind: str
    media_type: str
    name: str
    size: int
    sha256: str
    original: str = ""
    shown: str = ""
    thumbnail: str = ""
    taken_at: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None
    is_forwarded: bool = False
    caution: str = ""


def read_upload(upload: File[bytes], *, photos_only: bool = False) -> ReadFile:
    """Check an upload, read its data, store it with the copies to be shown.

    Slow (a photo takes 0.1 s, from HEIC 0.5 s): call it before the act's transaction.
    Raises ValidationError, a sentence that names the file and
    whose code is empty_file, unknown_type, false_extension, not_a_photo, too_large,
    too_many_pixels or damaged; then nothing was stored.
    """
    name = clean_name(upload.name or "")
    file_type = _recognised(upload, name, photos_only=photos_only)
    read = ReadFile(
        kind=file_type.kind,
        media_type=file_type.media_type,
        name=name if extension_of(name) else f"{name}.{file_type.extensions[0]}",
        size=upload.size,
        sha256=sha256_of(upload),
    )
    if file_type.kind == EvidenceFile.Kind.PHOTO:
        read = _with_picture(read, upload, file_type)
    elif file_type.kind == EvidenceFile.Kind.PDF:
        read = _with_caution(read, upload, file_type)
    elif not is_whole_video(upload, upload.size):
        raise refusals.damaged(name, file_type)
    original = store(upload, file_type.extensions[0], sha256=read.sha256)
    return replace(read, original=original)


def _recognised(upload: File[bytes], name: str, *, photos_only: bool) -> FileType:
    if upload.size == 0:
        raise refusals.empty(name)
    upload.seek(0)
    file_type = type_of(upload.read(HEAD_SIZE))
    if file_type is None:
        raise refusals.unknown_type(name)
    extension = extension_of(name)
    if extension and extension not in file_type.extensions:
        raise refusals.false_extension(name, extension, file_type)
    if photos_only and file_type.kind != EvidenceFile.Kind.PHOTO:
        raise refusals.not_a_photo(name, file_type)
    if upload.size > settings.EVIDENCE_MAX_BYTES[file_type.kind]:
        raise refusals.too_large(name, upload.size, file_type.kind)
    return file_type


def _with_picture(read: ReadFile, upload: File[bytes], file_type: FileType) -> ReadFile:
    upload.seek(0)
    try:
        picture = read_picture(upload, file_type)
    except TooManyPixelsError as error:
        raise refusals.too_many_pixels(read.name) from error
    except DamagedError as error:
        raise refusals.damaged(read.name, file_type) from error
    shot = picture.shot
    return replace(
        read,
        shown=store_bytes(picture.shown, "jpg"),
        thumbnail=store_bytes(picture.thumbnail, "jpg"),
        taken_at=shot.taken_at,
        latitude=shot.latitude,
        longitude=shot.longitude,
        is_forwarded=shot.taken_at is None and shot.latitude is None,
    )


def _with_caution(read: ReadFile, upload: File[bytes], file_type: FileType) -> ReadFile:
    upload.seek(0)
    content = upload.read()
    if not is_whole_pdf(content):
        raise refusals.damaged(read.name, file_type)
    return replace(read, caution=pdf_caution(content))

"""Where bytes lie: under their hash, whole or not at all, checked when they are needed."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile

from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, default_storage
from django.template.defaultfilters import filesizeformat

from cases.dossier.models import EvidenceFile

# An upload and its act take minutes; whatever lies longer without a row belongs to no act.
ORPHANED_AFTER = timedelta(days=1)
CHUNK = 1024 * 1024


class WholeFiles(FileSystemStorage):
    """A folder where a file stands under its name only when all of it is on the disk.

    A name may be written again: names are hashes, so the bytes are the same, and the new time of
    writing keeps `sweep` away from a file that is being entered just now.
    """

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        return name

    def _save(self, name: str, content: File[bytes]) -> str:
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        # copied, never moved: the form still reads the upload to know a repeated one
        with NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
            try:
                for chunk in content.chunks():
                    part.write(chunk)
                part.flush()
                os.fsync(part.fileno())
                Path(part.name).chmod(self.file_permissions_mode or 0o640)
                Path(part.name).replace(path)
            except BaseException:
                Path(part.name).unlink(missing_ok=True)
                raise
        for folder in path.parents[:3]:
            _sync(folder)
        return name


def _sync(folder: Path) -> None:
    """Make the names in a folder last through a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sha256_of(content: File[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in content.chunks(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def store(content: File[bytes], extension: str, *, sha256: str = "") -> str:
    """Write the bytes to disk under their hash; answers the name they can be opened by."""
    digest = sha256 or sha256_of(content)
    return default_storage.save(f"{digest[:2]}/{digest[2:4]}/{digest}.{extension}", content)


def store_bytes(content: bytes, extension: str) -> str:
    return store(ContentFile(content), extension)


@dataclass(frozen=True)
class Found:
    """The original is what was received; `picture` is the JPEG copy to print (photos only)."""

    file: EvidenceFile
    picture: bytes


@dataclass(frozen=True)
class Lost:
    """The file cannot be vouched for, and why, in words for a paper."""

    file: EvidenceFile
    reason: str


def verify_file(file: EvidenceFile) -> Found | Lost:
    """Read the original and the copy again and compare them with their hashes."""
    try:
        with default_storage.open(file.original) as original:
            size, digest = original.size, sha256_of(original)
        picture = b""
        if file.shown:
            with default_storage.open(file.shown) as shown:
                picture = shown.read()
    except FileNotFoundError:
        return Lost(file, "không còn trong kho tệp")
    except OSError:
        return Lost(file, "có trong kho nhưng không đọc được")
    if size < file.size:
        missing = f"còn {filesizeformat(size)} trên {filesizeformat(file.size)}"
        return Lost(file, f"bị cắt cụt, {missing}")
    if digest != file.sha256:
        return Lost(file, "nội dung đã khác lúc nhận, mã băm không khớp")
    # the copy's name is its own hash
    if file.shown and hashlib.sha256(picture).hexdigest() != PurePosixPath(file.shown).stem:
        return Lost(file, "bản để in bị hỏng")
    return Found(file, picture)


def pictures_of(files: Iterable[EvidenceFile]) -> tuple[dict[str, bytes], dict[str, str]]:
    """By SHA-256 of the original: the pictures to print, and why others cannot be printed."""
    pictures, lost = {}, {}
    for file in files:
        match verify_file(file):
            case Found(picture=picture):
                pictures[file.sha256] = picture
            case Lost(reason=reason):
                lost[file.sha256] = reason
    return pictures, lost


def sweep(*, at: datetime) -> list[str]:
    """Delete files older than a day that no row names: their act was refused, or died."""
    named: set[str] = set()
    for names in EvidenceFile.objects.values_list("original", "shown", "thumbnail").iterator():
        named.update(names)
    swept = []
    for name in _stored_names(""):
        if name in named:
            continue
        try:
            # asked right before deleting: the same bytes may be coming in again at this moment
            if default_storage.get_modified_time(name) >= at - ORPHANED_AFTER:
                continue
            default_storage.delete(name)
        except FileNotFoundError:
            continue
        swept.append(name)
    return swept


def _stored_names(folder: str) -> Iterator[str]:
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (str(PurePosixPath(folder, name)) for name in sorted(files))
    for name in sorted(folders):
        yield from _stored_names(str(PurePosixPath(folder, name)))

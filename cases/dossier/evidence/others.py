"""PDF and video: whole or not, and what a PDF carries beside its pages."""

import re
import zlib
from collections.abc import Iterator
from typing import IO

from cases.dossier.models import EvidenceFile

Caution = EvidenceFile.Caution
# What a PDF can do by itself; a name may be written with #xx for any letter.
ACTIVE = re.compile(
    rb"/(JavaScript|JS|Launch|SubmitForm|ImportData|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z0-9])"
)
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
UNPACKED_AT_MOST = 8 * 1024 * 1024
# of all its streams: some seconds of work, where a bomb would ask for hours
UNPACKED_OF_A_FILE = 256 * 1024 * 1024


def is_whole_pdf(content: bytes) -> bool:
    return b"%%EOF" in content[-2048:]


def pdf_caution(content: bytes) -> str:
    """What somebody who opens this PDF must know; empty when nothing was found.

    A look, not a proof: the promise is that a PDF is only ever downloaded.
    """
    caution = ""
    for words in _words(content):
        names = ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), words)
        if b"/Encrypt" in names:
            return Caution.LOCKED
        if ACTIVE.search(names):
            caution = Caution.SCRIPT
    return caution


def _words(content: bytes) -> Iterator[bytes]:
    """The PDF without its streams, but with those streams that hold packed objects."""
    at, unpacked = 0, 0
    while (start := content.find(b"stream", at)) >= 0:
        end = content.find(b"endstream", start)
        end = len(content) if end < 0 else end
        yield content[at:start]
        is_packed = b"/ObjStm" in content[max(at, start - 500) : start]
        if is_packed and unpacked < UNPACKED_OF_A_FILE:
            words = _unpacked(content[start + len(b"stream") : end].lstrip(b"\r\n"))
            unpacked += len(words)
            yield words
        at = end + len(b"endstream")
    yield content[at:]


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, UNPACKED_AT_MOST)
    except zlib.error:
        return b""


def is_whole_video(stream: IO[bytes], size: int) -> bool:
    """An MP4 is a row of boxes; they must fill the file, and the index (moov) be among them."""
    at, found = 0, set()
    while at < size:
        stream.seek(at)
        head = stream.read(16)
        length = int.from_bytes(head[:4], "big")
        if length == 1:
            length = int.from_bytes(head[8:16], "big")
        elif length == 0:
            length = size - at
        if length < 8:
            return False
        found.add(head[4:8])
        at += length
    return at == size and b"moov" in found

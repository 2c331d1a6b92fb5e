"""A file's name as it was received, made fit to be kept, shown and downloaded again."""

import re
import unicodedata

# letters of Vietnamese take up to three bytes, and a folder takes names of 255
LONGEST = 80
EXTENSION = re.compile(r"[a-z][a-z0-9]{1,4}", re.IGNORECASE)
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def clean_name(name: str) -> str:
    """The last part of a path, in one line, without signs that Windows refuses in a name."""
    last = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    # category C: control, invisible and text-turning signs
    visible = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")
    safe = " ".join(re.sub(r'[<>:"|?*]', "_", visible).split()).strip(". ")
    extension = extension_of(safe)
    stem = safe[: -len(extension) - 1] if extension else safe
    if RESERVED.fullmatch(stem.partition(".")[0]):
        stem = f"_{stem}"
    return ".".join(
        filter(None, [stem[:LONGEST].rstrip() or "tep", safe[len(safe) - len(extension) :]])
    )


def extension_of(name: str) -> str:
    """In lower case, without the dot; empty when the name ends otherwise, as in "ngày 20.11"."""
    stem, _, extension = name.rpartition(".")
    return extension.lower() if stem and EXTENSION.fullmatch(extension) else ""

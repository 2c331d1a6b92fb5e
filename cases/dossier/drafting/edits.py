"""What an officer typed or chose for a draft, kept beside the facts it is made from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

Kept = TypeVar("Kept")


@dataclass(frozen=True)
class Edited:
    """Words typed in place of generated ones; `over` is what they replaced when they were typed."""

    text: str
    over: str = ""


@dataclass(frozen=True)
class Chosen:
    """The version of a party to print; `newest` is the newest one known when it was chosen."""

    version: int
    newest: int


@dataclass(frozen=True)
class Edits:
    """Everything an officer may say about a draft; absent is the default of the form.

    `none` holds the paths of fields chosen as "không"; `texts` is by field key, with the parts of
    an identity block as `subject.occupation`; `versions` by the party's key; `lost_photos` by the
    SHA-256 of each photograph that the officer accepts not to be printed, with the reason.
    Officers, visits and versions are primary keys.
    """

    none: tuple[str, ...] = ()
    texts: Mapping[str, Edited] = field(default_factory=dict)
    versions: Mapping[str, Chosen] = field(default_factory=dict)
    copies: int | None = None
    given_to: tuple[str, ...] = ()
    signer: int | None = None
    writer: int | None = None
    about: int | None = None
    with_photos: bool = False
    lost_photos: Mapping[str, str] = field(default_factory=dict)

    def with_text(self, key: str, text: str, *, over: str) -> "Edits":
        """Words of the officer over the generated ones; blank or equal words end the edit."""
        texts = {name: edited for name, edited in self.texts.items() if name != key}
        if text.strip() and text.strip() != over.strip():
            texts[key] = Edited(text.strip(), over)
        return replace(self, texts=texts)

    def to_json(self) -> dict[str, Any]:
        """Plain values; what is at its default is left out, so that equal edits are equal text."""
        said: dict[str, Any] = {
            "none": list(self.none),
            "texts": {key: {"text": e.text, "over": e.over} for key, e in self.texts.items()},
            "versions": {
                key: {"version": chosen.version, "newest": chosen.newest}
                for key, chosen in self.versions.items()
            },
            "copies": self.copies,
            "given_to": list(self.given_to),
            "signer": self.signer,
            "writer": self.writer,
            "about": self.about,
            "with_photos": self.with_photos,
            "lost_photos": dict(self.lost_photos),
        }
        return {name: value for name, value in said.items() if value not in (None, False, [], {})}

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> "Edits":
        """Raises ValueError naming what is not an edit."""
        if unknown := sorted(set(said) - set(READ)):
            raise ValueError(f"Không có nội dung nhập tên {', '.join(unknown)}.")
        return cls(**{name: READ[name](name, value) for name, value in said.items()})


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{name} phải là chữ.")
    return value


def _number(name: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError(f"{name} phải là số nguyên dương.")
    return value


def _flag(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{name} phải là đúng hoặc sai.")
    return value


def _texts(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError(f"{name} phải là danh sách.")
    return tuple(_text(name, each) for each in value)


def _by_key(read: Callable[[str, object], Kept]) -> Callable[[str, object], dict[str, Kept]]:
    def read_all(name: str, value: object) -> dict[str, Kept]:
        if not isinstance(value, Mapping):
            raise ValueError(f"{name} phải ghi theo từng mục.")
        return {_text(name, key): read(f"{name}.{key}", each) for key, each in value.items()}

    return read_all


def _parts(name: str, value: object, *wanted: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping) or set(value) != set(wanted):
        raise ValueError(f"{name} phải có đúng {', '.join(wanted)}.")
    return value


def _edited(name: str, value: object) -> Edited:
    said = _parts(name, value, "text", "over")
    return Edited(_text(name, said["text"]), _text(name, said["over"]))


def _chosen(name: str, value: object) -> Chosen:
    said = _parts(name, value, "version", "newest")
    return Chosen(_number(name, said["version"]), _number(name, said["newest"]))


READ: Mapping[str, Callable[[str, Any], Any]] = {
    "none": _texts,
    "texts": _by_key(_edited),
    "versions": _by_key(_chosen),
    "copies": _number,
    "given_to": _texts,
    "signer": _number,
    "writer": _number,
    "about": _number,
    "with_photos": _flag,
    "lost_photos": _by_key(_text),
}

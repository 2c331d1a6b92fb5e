"""Photographs printed with a paper."""

from dataclasses import dataclass

SHORT_HASH = 12


@dataclass(frozen=True)
class Photo:
    """One photograph as words; the picture itself is found by its SHA-256.

    `taken` says when and where. `problem` says why the picture cannot be printed.
    """

    number: int
    caption: str
    taken: str
    sha256: str
    problem: str = ""

    @property
    def remark(self) -> str:
        return f"Không in được ảnh {self.number}: {self.problem}." if self.problem else ""

    @property
    def caption_lines(self) -> tuple[str, ...]:
        taken = f"{self.taken}; " if self.taken else ""
        return (
            f"Ảnh {self.number}. {self.caption}",
            f"({taken}mã tệp {self.sha256[:SHORT_HASH]})",
        )

    def as_text(self) -> str:
        remark = (self.remark,) if self.remark else ()
        return "\n".join((*remark, *self.caption_lines))


@dataclass(frozen=True)
class PhotoAnnex:
    """Numbered photographs under a sentence that counts how many could be printed."""

    photos: tuple[Photo, ...]

    @property
    def count_words(self) -> str:
        printed = sum(not photo.problem for photo in self.photos)
        if printed == len(self.photos):
            return f"Gồm {len(self.photos)} ảnh."
        missing = ", ".join(str(photo.number) for photo in self.photos if photo.problem)
        return f"In được {printed} trong {len(self.photos)} ảnh; không in được ảnh số {missing}."

    def as_text(self) -> str:
        return "\n".join((self.count_words, *(photo.as_text() for photo in self.photos)))

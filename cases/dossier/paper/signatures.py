"""Who signs a paper, where and under which words."""

from dataclasses import dataclass

SIGN_WITH_NAME = "(Ký, ghi rõ họ và tên)"
SIGN_WITH_FUNCTION = "(Ký, ghi rõ chức vụ, họ và tên)"
NOT_SIGNED = ("Không ký biên bản", "(lý do ghi tại biên bản)")


@dataclass(frozen=True)
class SignOff:
    """End of a decision: receivers without dash or end mark, lines of the title, the signer."""

    recipients: tuple[str, ...]
    title: tuple[str, ...]
    name: str

    @property
    def recipient_lines(self) -> tuple[str, ...]:
        last = len(self.recipients) - 1
        return tuple(
            f"- {recipient}{'.' if at == last else ';'}"
            for at, recipient in enumerate(self.recipients)
        )

    def as_text(self) -> str:
        return "\n".join(("Nơi nhận:", *self.recipient_lines, *self.title, self.name))


@dataclass(frozen=True)
class SignCell:
    """Place of one signature in a record; `title` one entry a line, `refused` when not signed."""

    title: tuple[str, ...]
    name: str
    note: str = SIGN_WITH_NAME
    function: str = ""
    refused: bool = False

    @property
    def in_place_of_signature(self) -> tuple[str, ...]:
        return NOT_SIGNED if self.refused else ()

    def as_text(self) -> str:
        function = (self.function,) if self.function else ()
        return "\n".join(
            (*self.title, self.note, *self.in_place_of_signature, *function, self.name)
        )


@dataclass(frozen=True)
class SignGrid:
    """Signatures of a record in rows of two: the subject's side left, the office's right."""

    rows: tuple[tuple[SignCell | None, SignCell | None], ...]

    def as_text(self) -> str:
        return "\n".join(cell.as_text() for row in self.rows for cell in row if cell)


@dataclass(frozen=True)
class Receipt:
    """Receipt on the back of the last sheet, only for delivery by hand.

    `what` is `Quyết định` or `Biên bản`, `when` is `hồi 11 giờ 20 phút, ngày 07/11/2026`.
    """

    what: str
    given_to: str
    when: str
    name: str
    note: str = SIGN_WITH_NAME

    @property
    def words(self) -> str:
        return f"{self.what} đã giao trực tiếp cho {self.given_to} vào {self.when}."

    @property
    def title(self) -> str:
        return f"NGƯỜI NHẬN {self.what.upper()}"

    def as_text(self) -> str:
        return "\n".join((self.words, self.title, self.note, self.name))


@dataclass(frozen=True)
class Strip:
    """Foot of every page of a record: number, page, and who signs each page but the last."""

    signers: tuple[str, ...]

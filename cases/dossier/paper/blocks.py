"""Head and running text of an official paper as words: frozen, without drawing, for any writer."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from cases.law.amounts import count_two_digits, month_digits

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NUMBER_ROOM, DAY_ROOM, VALUE_ROOM = "………", "……", "……"  # what is still to be written
END = "./."


@dataclass(frozen=True)
class Number:
    """Number and symbol; an empty value leaves room for the registry."""

    symbol: str
    value: str = ""

    def as_text(self) -> str:
        return f"{self.value.zfill(2) if self.value else NUMBER_ROOM}/{self.symbol}"


@dataclass(frozen=True)
class PlaceDate:
    """Place and day of issue; without a day, room for it before the month."""

    place: str
    year: int
    month: int
    day: int | None = None

    @property
    def after_day(self) -> str:
        return f"tháng {month_digits(self.month)} năm {self.year}"

    def day_as_text(self) -> str:
        return f"ngày {count_two_digits(self.day) if self.day else DAY_ROOM} {self.after_day}"

    def as_text(self) -> str:
        return f"{self.place}, {self.day_as_text()}"


@dataclass(frozen=True)
class Letterhead:
    """Left column of the head: the superior body, then the bold lines of the issuing body.

    A name too long for one line carries its line feed, so that it breaks by sense.
    """

    superior: str
    body: tuple[str, ...]

    def as_text(self) -> str:
        return "\n".join((self.superior, *self.body, NATION, MOTTO))


@dataclass(frozen=True)
class Title:
    """Kind in capitals, then the subject, one entry a line, broken by sense."""

    kind: str
    subject: tuple[str, ...] = ()

    def as_text(self) -> str:
        return "\n".join((self.kind, *self.subject))


@dataclass(frozen=True)
class Issuer:
    text: str

    def as_text(self) -> str:
        return self.text


@dataclass(frozen=True)
class Grounds:
    """Grounds of a decision, given without their end marks."""

    grounds: tuple[str, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        bare = [ground.rstrip(" ;.") for ground in self.grounds]
        return (*(f"{ground};" for ground in bare[:-1]), *(f"{ground}." for ground in bare[-1:]))

    def as_text(self) -> str:
        return "\n".join(self.paragraphs)


@dataclass(frozen=True)
class Decides:
    text: str = "QUYẾT ĐỊNH:"

    def as_text(self) -> str:
        return self.text


@dataclass(frozen=True)
class Heading:
    """A bold line of its own, such as `A. THÀNH PHẦN`; it stays with what follows."""

    text: str

    def as_text(self) -> str:
        return self.text


class Running(ABC):
    """A justified paragraph: `lead` in bold, then `words` upright; either may be empty."""

    @property
    def lead(self) -> str:
        return ""

    @property
    @abstractmethod
    def words(self) -> str: ...

    def as_text(self) -> str:
        return f"{self.lead} {self.words}".strip()


@dataclass(frozen=True)
class Paragraph(Running):
    text: str

    @property
    def words(self) -> str:
        return self.text


@dataclass(frozen=True)
class Article(Running):
    """`Điều 1.` and its text; without text it stays with its first clause."""

    number: int
    text: str = ""

    @property
    def lead(self) -> str:
        return f"Điều {self.number}."

    @property
    def words(self) -> str:
        return self.text


@dataclass(frozen=True)
class Item(Running):
    """An item of a record: number and label in bold, then what was filled in."""

    number: int
    label: str
    text: str = ""

    @property
    def lead(self) -> str:
        return f"{self.number}. {self.label}".strip()

    @property
    def words(self) -> str:
        return self.text


@dataclass(frozen=True)
class Clause(Running):
    number: int
    text: str

    @property
    def words(self) -> str:
        return f"{self.number}. {self.text}"


@dataclass(frozen=True)
class Point(Running):
    letter: str
    text: str

    @property
    def words(self) -> str:
        return f"{self.letter}) {self.text}"


@dataclass(frozen=True)
class Dash(Running):
    text: str

    @property
    def words(self) -> str:
        return f"- {self.text}"


@dataclass(frozen=True)
class Closing(Running):
    """Last paragraph of a record: when it ended, sheets, copies and who gets them.

    `finished` is `hồi 18 giờ 15 phút cùng ngày`. `sheets` is None until the paper is measured.
    After a refusal `agreed` is False: nobody acknowledged the text for the one who refused.
    """

    finished: str
    copies: int
    given_to: tuple[str, ...]
    agreed: bool = True
    sheets: int | None = None
    end: str = "."

    @property
    def words(self) -> str:
        sheets = VALUE_ROOM if self.sheets is None else count_two_digits(self.sheets)
        agreed = ", công nhận là đúng và cùng ký tên dưới đây" if self.agreed else ""
        given = ", ".join(f"{receiver} 01 bản" for receiver in self.given_to)
        return (
            f"Biên bản lập xong {self.finished}, gồm {sheets} tờ,"
            f" được lập thành {count_two_digits(self.copies)} bản"
            " có nội dung và giá trị như nhau;"
            f" đã đọc lại cho những người có tên nêu trên cùng nghe{agreed};"
            f" giao cho {given}, 01 bản lưu hồ sơ{self.end}"
        )


@dataclass(frozen=True)
class Refusal(Running):
    """Who did not sign and why, then who confirms it; stands before the signatures."""

    who: str
    why: str
    confirmed_by: str = ""
    end: str = "."

    @property
    def words(self) -> str:
        reason = f"Lý do {self.who} không ký biên bản: {self.why}"
        if not self.confirmed_by:
            return f"{reason}{self.end}"
        confirmed = f"{self.confirmed_by}, ký xác nhận việc {self.who} không ký biên bản"
        return f"{reason}. {confirmed}{self.end}"


@dataclass(frozen=True)
class Field(Running):
    """A label line of an identity block; an empty value shows that it is still to be filled."""

    label: str
    value: str
    end: str = "."

    @property
    def words(self) -> str:
        return f"{self.label}: {self.value or VALUE_ROOM}{self.end}"


@dataclass(frozen=True)
class FieldPair:
    """Two fields on one line."""

    left: Field
    right: Field

    def as_text(self) -> str:
        return f"{self.left.as_text()} | {self.right.as_text()}"


@dataclass(frozen=True)
class Tick:
    """A choice of a form with its box."""

    text: str
    on: bool

    def as_text(self) -> str:
        return f"{self.text} [{'x' if self.on else ' '}]"

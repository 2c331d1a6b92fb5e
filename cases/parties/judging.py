"""What is said of each row of a spreadsheet before anything of it is stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError

from cases.office.models import Officer
from cases.office.sheets import Line
from cases.office.wording import fold
from cases.parties.models import PartyVersion
from cases.parties.services import enter_party
from cases.parties.spreadsheets import Book, Code, book_of, form_of, new_party, read_code

Form = PartyVersion.LegalForm


@dataclass
class Judged:
    """One row: refused for what is wrong, to be confirmed for what is doubtful, or fine."""

    line: Line
    name: str
    code: str = ""
    version: PartyVersion | None = None
    form: PartyVersion.LegalForm | None = None
    wrong: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    known: str = ""  # it is there already: nothing to do
    told: dict[str, Any] = field(default_factory=dict)  # what the importer read beside the party

    @property
    def number(self) -> int:
        return self.line.number

    @property
    def state(self) -> str:
        if self.wrong:
            return "wrong"
        if self.known:
            return "known"
        return "doubt" if self.doubts else "good"

    @property
    def reasons(self) -> str:
        return "; ".join([*self.wrong, *filter(None, [self.known]), *self.doubts])


def judge_parties(lines: Iterable[Line]) -> list[Judged]:
    """Name, code, party and doubles of every row, whatever else the sheet is about."""
    rows = [(line, _text(line.cells, "name"), read_code(line.cells.get("code"))) for line in lines]
    book = book_of((code.text for _, _, code in rows), (name for _, name, _ in rows))
    seen: dict[str, int] = {}
    return [_judge(line, name, code, book, seen) for line, name, code in rows]


def _judge(line: Line, name: str, code: Code, book: Book, seen: dict[str, int]) -> Judged:
    row = Judged(line, name, code.text)
    if not name:
        row.wrong.append("không có tên đối tượng")
    if line.note:
        (row.wrong if "ô gộp" in line.note else row.doubts).append(line.note)
    if code.wrong:
        row.wrong.append(code.wrong)
    if code.doubt:
        row.doubts.append(code.doubt)
    row.version, doubt = book.find(code.text, name)
    if doubt:
        (row.doubts if row.version else row.wrong).append(doubt)
    if name and not code.wrong:
        _refuse_double(row, seen)
    return row


def _refuse_double(row: Judged, seen: dict[str, int]) -> None:
    key = row.code or (str(row.version.party_id) if row.version else fold(row.name))
    if (first := seen.setdefault(key, row.number)) != row.number:
        row.wrong.append(f"trùng dòng {first}")


def offer_new(row: Judged) -> None:
    """A party that nobody entered yet is offered to be created, where the sheet says enough."""
    if row.version or row.wrong:
        return
    row.form = form_of(row.line.cells.get("kind"), row.name)
    if row.form is None:
        row.wrong.append("chưa có đối tượng này; ghi loại (DN, HKD, DNTN, HTX) để tạo mới")
    elif row.form == Form.BRANCH:
        row.wrong.append("chưa có chi nhánh này; nhập ở mục Đối tượng kèm doanh nghiệp chủ quản")
    elif not _text(row.line.cells, "address"):
        row.wrong.append("chưa có đối tượng này; ghi địa chỉ để tạo mới")
    else:
        row.doubts.append("đối tượng mới, sẽ được tạo")


def version_of(row: Judged, *, on: date, by: Officer, at: datetime) -> PartyVersion:
    """The party of the row, entered now where it is new. Part of an act."""
    if row.version:
        return row.version
    if row.form is None:
        raise ValidationError(f"Dòng {row.number}: chưa có đối tượng này.")
    address = _address(row.line.cells)
    party, version = new_party(row.name, row.code, row.form, address, on)
    try:
        enter_party(party, version, others=None, by=by, at=at)
    except ValidationError as error:
        raise ValidationError(f"Dòng {row.number}: {' '.join(error.messages)}") from error
    return version


def _address(cells: Mapping[str, Any]) -> str:
    return ", ".join(filter(None, (_text(cells, "address"), _text(cells, "commune"))))


def _text(cells: Mapping[str, Any], key: str) -> str:
    return str(cells.get(key) or "")

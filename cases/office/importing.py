"""The one form of an import: a file read into rows, shown, then sent again with what is confirmed.

The rows travel in the page, not on the server: whoever leaves the preview leaves nothing behind.
"""

import hashlib
import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cases.office.forms import ActForm
from cases.office.sheets import Line, Wanted, read_sheet

# a form of Django's takes a thousand fields: above this many doubts they are confirmed together
MOST_CONFIRMED = 500
ALL = "all"


class ImportForm(ActForm):
    """A file, or the rows read from it before."""

    file = forms.FileField(
        label="Tệp Excel (.xlsx)",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )
    rows = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, columns: tuple[Wanted, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns = columns
        self.lines: tuple[Line, ...] = ()
        self.unknown: tuple[str, ...] = ()
        self.digest = ""

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if file := told.get("file"):
            content = file.read()
            file.seek(0)
            self.digest = hashlib.sha256(content).hexdigest()
            self._read(content)
        elif rows := told.get("rows"):
            self._read_again(rows)
        elif "file" not in self.errors:
            self.add_error("file", "Chọn tệp Excel.")
        return told

    def _read(self, content: bytes) -> None:
        try:
            found = read_sheet(content, self.columns)
        except ValidationError as error:
            self.add_error("file", error)
            return
        self.lines, self.unknown = found.lines, found.unknown
        if not self.lines:
            self.add_error("file", "Tệp không có dòng nào dưới tiêu đề.")

    def _read_again(self, rows: str) -> None:
        try:
            sent = json.loads(rows)
            self.digest = str(sent["sha256"])
            self.lines = tuple(
                Line(int(n), {str(k): _cell(v) for k, v in cells.items()}, str(note))
                for n, cells, note in sent["lines"]
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            self.add_error(None, "Trang đã cũ. Chọn tệp và xem trước lại.")

    @property
    def rows_as_text(self) -> str:
        """What the preview sends along."""
        lines = [[each.number, dict(each.cells), each.note] for each in self.lines]
        return json.dumps({"sha256": self.digest, "lines": lines}, ensure_ascii=False)

    def confirmed(self, doubtful: list[int]) -> set[int]:
        """The rows whose box was ticked."""
        sent = self.data.getlist("take") if hasattr(self.data, "getlist") else []
        if ALL in sent:
            return set(doubtful)
        return {int(each) for each in sent if each.isdecimal()}


def _cell(value: object) -> str | int | None:
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(value)

"""Forms of the list of places: entering many in one go, outcomes in one tap, planning."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cases.office.fields import ComingDayInput, DayField
from cases.office.forms import ActForm
from cases.office.wording import fold
from inspections.visits.models import Inspection, Visit

MOST_PLACES = 200
HEADINGS = {"quay", "ki-ot", "quay so", "stt", "so"}
SEPARATORS = re.compile(r"\t|;|,")


def read_place(line: str) -> Visit:
    """One line, `quầy, tên, ngành hàng`, with tabs, semicolons or commas; two parts: see below.

    The first of two parts is the stall if it has a digit, else the name.
    """
    mark = next((each for each in "\t;," if each in line), None)
    parts = [part.strip() for part in line.split(mark)] if mark else [line.strip()]
    if len(parts) == 1:
        parts = ["", parts[0], ""]
    elif len(parts) == 2:
        has_stall = any(letter.isdigit() for letter in parts[0]) or not parts[0]
        parts = [*parts, ""] if has_stall else ["", *parts]
    stall, name, *trade = parts
    return Visit(stall=stall, label=name, trade=", ".join(filter(None, trade)))


class PlacesField(forms.CharField):
    """Places, one a line; each refused line is named with its number."""

    widget = forms.Textarea
    default_error_messages = {"required": "Nhập ít nhất một địa điểm, mỗi dòng một nơi."}

    def clean(self, value: Any) -> list[Visit]:
        text = super().clean(value)
        lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
        lines = [(number, line) for number, line in lines if not _is_heading(line)]
        if len(lines) > MOST_PLACES:
            raise ValidationError(
                f"Mỗi lần thêm nhiều nhất {MOST_PLACES} địa điểm; đang có {len(lines)} dòng."
            )
        places = [(number, read_place(line)) for number, line in lines]
        refused = [f"Dòng {number}: {reason}" for number, reason in _refused(places)]
        if refused:
            raise ValidationError(refused)
        return [place for _, place in places]


def _is_heading(line: str) -> bool:
    return fold(SEPARATORS.split(line)[0]) in HEADINGS


def _refused(places: Iterable[tuple[int, Visit]]) -> Iterable[tuple[int, str]]:
    for number, place in places:
        if not place.label:
            yield number, "thiếu tên người bán hoặc tên biển hiệu."
        for name in ("stall", "label", "trade"):
            field = Visit._meta.get_field(name)
            longest = getattr(field, "max_length", None) or 0
            if len(getattr(place, name)) > longest:
                label = str(field.verbose_name)  # type: ignore[union-attr]
                yield number, f"{label} dài quá {longest} chữ. Rút ngắn lại."


class PlacesForm(ActForm):
    """Many places in one go, typed or pasted."""

    places = PlacesField(
        label="Địa điểm, mỗi dòng một nơi",
        help_text="Quầy, tên, ngành hàng; cách nhau bằng dấu phẩy. Dán được từ bảng tính. "
        "Ví dụ: 27, Lê Thị Thanh Trà, túi xách",
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
    )
    planned_on = DayField(label="Dự kiến đến ngày", required=False, widget=ComingDayInput)

    def __init__(self, *args: Any, inspection: Inspection, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.inspection = inspection

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        places = told.get("places") or []
        dossier = self.inspection.dossier
        known = {(fold(each.stall), fold(each.label)) for each in self.inspection.visits.all()}
        for place in places:
            key = fold(place.stall), fold(place.label)
            if key in known:
                self.add_error("places", f"{place} đã có trong danh sách. Bỏ dòng này rồi gửi lại.")
            known.add(key)
            place.planned_on = told.get("planned_on")
            # a market's stalls lie in the market until somebody says otherwise
            place.address, place.commune = dossier.place, dossier.commune
        return told


class OutcomeForm(ActForm):
    """One tap: what came of going there."""

    outcome = forms.ChoiceField(
        choices=[each for each in Visit.Outcome.choices if each[0]],
        error_messages={
            "required": "Chọn kết quả tại địa điểm.",
            "invalid_choice": "Chọn một trong các kết quả.",
        },
    )

    @property
    def first(self) -> list[tuple[str, str]]:
        return list(self.fields["outcome"].choices)[:2]  # type: ignore[attr-defined]

    @property
    def rest(self) -> list[tuple[str, str]]:
        return list(self.fields["outcome"].choices)[2:]  # type: ignore[attr-defined]


class NoteForm(ActForm):
    """One line beside the outcome."""

    note = forms.CharField(
        label="Ghi chú kết quả",
        max_length=300,
        required=False,
        help_text="Ví dụ: người bán hàng thuê có mặt; 2 thùng, chưa rõ chủ.",
    )
    instead_of = forms.CharField(
        widget=forms.HiddenInput(attrs={"autocomplete": "off"}), required=False
    )

    def now_stands(self, note: str) -> None:
        """Sent again after a refusal, it is written over that note knowingly."""
        data = self.data.copy()  # type: ignore[attr-defined]
        data["instead_of"] = note
        self.data = data


class AgainForm(ActForm):
    """Going again to a place that was shut, empty or not found."""

    planned_on = DayField(label="Đến lại ngày", widget=ComingDayInput)
    stall = forms.CharField(label="Quầy, ki-ốt, số nhà", max_length=30, required=False)
    label = forms.CharField(
        label="Tên người bán, tên biển hiệu",
        max_length=150,
        error_messages={"required": "Nhập tên người bán hoặc tên biển hiệu."},
    )
    address = forms.CharField(label="Địa chỉ", max_length=300, required=False)

    @property
    def told(self) -> Visit:
        return Visit(**{name: self.cleaned_data[name] for name in self.own_fields})

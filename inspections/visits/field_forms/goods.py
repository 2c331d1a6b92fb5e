"""Forms of goods: a line of the grid, its details, sacks under seal, lines pasted."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from cases.dossier.models import GoodsLine
from cases.dossier.models.goods import LARGEST_AMOUNT
from cases.office.fields import MoneyField, QuantityField
from cases.office.forms import ActForm, RowForm
from cases.office.models import Officer
from inspections.visits.services.unanswered import is_own_unanswered

MOST_SACKS = 60


class PricedForm(RowForm[GoodsLine]):
    """Quantity, unit and price, as the grid and the page of one line ask for them."""

    quantity = QuantityField(
        label="Số lượng",
        error_messages={
            "required": "Nhập số lượng; chưa đếm được thì ghi theo bao, thùng niêm phong."
        },
    )
    unit_price = MoneyField(label="Đơn giá, đồng", max_value=LARGEST_AMOUNT, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].error_messages["required"] = "Nhập tên hàng, dấu hiệu."
        self._put_in_words("unit", "Đơn vị")
        self._put_in_words("price_basis", "Căn cứ giá")

    def adopt(self, stored: GoodsLine, *, by: Officer) -> None:
        """What this page itself saved, unheard, is no other version."""
        sent = self.data.get("unanswered", "").split()
        if is_own_unanswered(stored, self.row_columns, sent, by=by):
            self.cleaned_data["revision"] = stored.revision

    def _put_in_words(self, name: str, label: str) -> None:
        """The empty choice names the field; an unknown word is named back."""
        field: Any = self.fields[name]
        field.choices = [("", label), *(each for each in field.choices if each[0])]
        field.error_messages["invalid_choice"] = (
            f"Không nhận ra {label.lower()} “%(value)s”. Chọn trong danh sách."
        )


class LineForm(PricedForm):
    """One line of the grid; its controls stand in cells, so each names the form it belongs to."""

    class Meta:
        model = GoodsLine
        fields = ["name", "unit", "quantity", "unit_price", "price_basis"]
        widgets = {"name": forms.Textarea(attrs={"rows": 1})}
        labels = {"name": "Tên hàng, dấu hiệu", "unit": "Đơn vị", "price_basis": "Căn cứ giá"}

    def __init__(self, *args: Any, form_id: str = "", **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"{form_id}-%s", **kwargs)
        self.form_id = form_id
        for field in self.fields.values():
            if form_id:
                field.widget.attrs["form"] = form_id
            field.widget.attrs.pop("data-unit", None)
        self.fields["name"].widget.attrs.update(autocomplete="off", maxlength=300)

    def clean_name(self) -> str:
        """The cell wraps, the name is one line."""
        return " ".join(str(self.cleaned_data["name"]).split())


class NewLineForm(LineForm):
    """A line not yet saved, loose or in an opened container."""

    container = forms.ModelChoiceField(
        queryset=GoodsLine.objects.none(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "Bao, thùng này không còn. Tải lại trang."},
    )

    def __init__(self, *args: Any, sacks: "models.QuerySet[GoodsLine]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["container"].queryset = sacks  # type: ignore[attr-defined]
        self.fields["name"].widget.attrs["placeholder"] = "Dòng mới"

    def clean_container(self) -> GoodsLine | None:
        sack: GoodsLine | None = self.cleaned_data["container"]
        if sack and sack.opened_at is None:
            raise ValidationError("Bao, thùng này chưa mở niêm phong. Tải lại trang.")
        return sack

    @property
    def told(self) -> GoodsLine:
        """The line as typed; the act gives it its dossier and its place."""
        line = self.instance
        line.container = self.cleaned_data["container"]
        return line


class LineDetailForm(PricedForm):
    """Everything that is said of one line."""

    class Meta:
        model = GoodsLine
        fields = [
            "name",
            "mark",
            "description",
            "quantity",
            "unit",
            "unit_price",
            "price_basis",
            "place",
        ]
        labels = {"name": "Tên hàng", "unit": "Đơn vị", "price_basis": "Căn cứ giá"}
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}


class SealsField(forms.CharField):
    """Seal numbers, one a line; none twice."""

    widget = forms.Textarea
    default_error_messages = {"required": "Nhập số niêm phong, mỗi bao một dòng."}

    def clean(self, value: Any) -> list[str]:
        seals = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        longest = GoodsLine._meta.get_field("seal").max_length or 0
        if twice := {seal for seal in seals if seals.count(seal) > 1}:
            raise ValidationError(f"Nhập hai lần: {', '.join(sorted(twice))}. Bỏ bớt một dòng.")
        if too_long := [seal for seal in seals if len(seal) > longest]:
            raise ValidationError(f"Số niêm phong dài quá {longest} ký tự: {too_long[0]}")
        if len(seals) > MOST_SACKS:
            raise ValidationError(f"Mỗi lần ghi nhiều nhất {MOST_SACKS} bao.")
        return seals


class SacksForm(ActForm):
    """Containers sealed now and counted later: the seal number comes first."""

    seals = SealsField(
        label="Số niêm phong, mỗi bao một dòng",
        help_text="Ví dụ: NP-260141. Chưa cần đếm; bao được ghi là “Chưa kiểm đếm”.",
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off", "spellcheck": "false"}),
    )
    name = forms.CharField(
        label="Gọi là",
        initial="Bao",
        max_length=60,
        help_text="Bao, thùng, hộp; số thứ tự tự thêm.",
    )
    description = forms.CharField(
        label="Bên ngoài, tình trạng",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def sacks(self, held: int) -> list[GoodsLine]:
        """Numbered on from those the dossier holds."""
        told = self.cleaned_data
        return [
            GoodsLine(
                kind=GoodsLine.Kind.CONTAINER,
                name=f"{told['name']} {number:02d}",
                seal=seal,
                description=told["description"],
                is_counted=False,
            )
            for number, seal in enumerate(told["seals"], start=held + 1)
        ]


class OpenSealForm(ActForm):
    """Who opens a seal, and how it was found."""

    opened_by = forms.CharField(
        label="Người mở, người chứng kiến",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Ghi họ tên người mở niêm phong và người chứng kiến."},
    )
    seal_state = forms.CharField(
        label="Tình trạng niêm phong trước khi mở",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Ghi tình trạng niêm phong trước khi mở."},
    )


def line_from(told: Mapping[str, str], submission: str) -> tuple[GoodsLine | None, list[str]]:
    """A line read from outside through the grid's own form; None with the reasons against it."""
    form = LineForm({**told, "submission": submission})
    if form.is_valid():
        return form.instance, []
    return None, list(_reasons(form))


def _reasons(form: LineForm) -> Iterable[str]:
    """One for each cell; a unit that is not known decides nothing about the quantity."""
    for name, errors in form.errors.items():
        if name == "quantity" and "unit" in form.errors:
            continue
        label = str(form.fields[name].label) if name in form.fields else ""
        yield f"{label}: {errors[0]}" if label else str(errors[0])

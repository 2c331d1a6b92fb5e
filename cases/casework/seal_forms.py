"""Forms of seals and counts: which goods, how the seal was found, what was counted."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django import forms

from cases.casework.custody_forms import HONORIFICS, PeopleForm
from cases.casework.models import RecordPerson, Sealing, Seizure
from cases.casework.services.counting import Counted
from cases.casework.services.seals import Held, Opened
from cases.dossier.models import GoodsLine
from cases.dossier.pages import goods_told
from cases.office.fields import InstantField, MoneyField, QuantityField
from cases.office.forms import ActForm, RowForm
from cases.office.templatetags.office import grouped


class SealingForm(PeopleForm):
    """Seals put on or opened: when, where, by whom, who keeps the goods."""

    began_at = InstantField(label="Bắt đầu lúc")
    ended_at = InstantField(label="Lập biên bản xong lúc")
    place = forms.CharField(label="Nơi thực hiện", max_length=300)
    keeper_honorific = forms.ChoiceField(
        label="Người bảo quản", choices=HONORIFICS, widget=forms.RadioSelect, initial="Ông"
    )
    keeper_name = forms.CharField(label="Họ và tên người bảo quản", max_length=150)
    keeper_position = forms.CharField(label="Chức vụ người bảo quản", max_length=150)
    keeper_body = forms.CharField(label="Cơ quan người bảo quản", max_length=300)

    def __init__(self, *args: Any, seizure: Seizure, held: Sequence[Held], **kwargs: Any) -> None:
        super().__init__(*args, case=seizure.case, **kwargs)
        self.seizure, self.held = seizure, held
        self.fields["place"].initial = seizure.place
        self.fields["keeper_name"].initial = seizure.keeper

    def sealing(self) -> Sealing:
        told = self.cleaned_data
        names = ("began_at", "ended_at", "place")
        return Sealing(
            seizure=self.seizure, maker=self.chosen_maker, **{name: told[name] for name in names}
        )

    def people(self) -> Iterator[RecordPerson]:
        yield from super().people()
        told = self.cleaned_data
        yield RecordPerson(
            capacity=RecordPerson.Capacity.KEEPER,
            honorific=told["keeper_honorific"],
            name=told["keeper_name"],
            position=told["keeper_position"],
            address=told["keeper_body"],
        )


class SealForm(SealingForm):
    """A seal number for each that is sealed; empty for what is not."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in self.held:
            self.fields[f"seal_{each.goods.pk}"] = forms.CharField(
                label=f"Số niêm phong: {goods_told(each.line)}",
                max_length=60,
                required=False,
                initial=each.seal,
                help_text="Để trống nếu không niêm phong.",
            )

    @property
    def seals(self) -> dict[int, str]:
        given = {each.goods.pk: self.cleaned_data[f"seal_{each.goods.pk}"] for each in self.held}
        return {pk: number for pk, number in given.items() if number}


class UnsealForm(SealingForm):
    """Which seals are opened, and how each was found before."""

    goods = forms.MultipleChoiceField(
        label="Tang vật được mở niêm phong",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Chọn tang vật được mở niêm phong.",
            "invalid_choice": "Niêm phong đã chọn không còn. Chọn lại.",
        },
    )
    state = forms.CharField(
        label="Tình trạng niêm phong trước khi mở",
        max_length=200,
        initial="Nguyên vẹn, đủ chữ ký",
    )
    damaged = forms.CharField(
        label="Niêm phong không nguyên vẹn",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Mỗi dòng một số niêm phong và tình trạng, ví dụ NP-260143: rách góc trái. "
        "Để trống nếu tất cả nguyên vẹn.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        goods: Any = self.fields["goods"]
        goods.choices = [
            (str(each.goods.pk), f"{each.line.name}, niêm phong {each.seal}") for each in self.held
        ]
        goods.initial = [key for key, _ in goods.choices]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.found = dict(self._damaged(cleaned.get("damaged", "")))
        return cleaned

    def _damaged(self, text: str) -> Iterator[tuple[str, str]]:
        seals = {each.seal for each in self.held}
        for line in filter(None, map(str.strip, text.splitlines())):
            seal, _, state = line.partition(":")
            if seal.strip() not in seals or not state.strip():
                self.add_error(
                    "damaged",
                    f"Dòng “{line}”: ghi số niêm phong đang mở, dấu hai chấm, tình trạng.",
                )
            yield seal.strip(), state.strip()

    @property
    def opened(self) -> dict[int, Opened]:
        told, chosen = self.cleaned_data, set(self.cleaned_data.get("goods", ()))
        return {
            each.goods.pk: Opened(
                self.found.get(each.seal, told["state"]), is_intact=each.seal not in self.found
            )
            for each in self.held
            if str(each.goods.pk) in chosen
        }


class CountedLineForm(RowForm[GoodsLine]):
    """One kind of goods found in an opened sack."""

    quantity = QuantityField(label="Số lượng đếm được")
    unit_price = MoneyField(label="Đơn giá", required=False)
    container = forms.ChoiceField(
        label="Trong bao, thùng",
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn bao, thùng đã mở."},
    )

    class Meta:
        model = GoodsLine
        fields = [
            *("name", "mark", "description", "quantity", "unit", "unit_price", "price_basis"),
        ]

    field_order = ["container"]

    def __init__(self, *args: Any, sacks: Sequence[GoodsLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sacks = {str(sack.pk): sack for sack in sacks}
        container: Any = self.fields["container"]
        container.choices = [(key, goods_told(sack)) for key, sack in self.sacks.items()]
        container.initial = next(iter(self.sacks), None)
        self.fields["name"].error_messages["required"] = "Nhập tên hàng."

    def clean_container(self) -> GoodsLine:
        sack = self.sacks[self.cleaned_data["container"]]
        self.instance.container, self.instance.dossier = sack, sack.dossier
        return sack


class RecountForm(ActForm):
    """What was counted anew of each line, and why it differs from what was written."""

    def __init__(self, *args: Any, lines: Sequence[GoodsLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for line in lines:
            inside = f", niêm phong cũ {line.container.seal}" if line.container else ""
            self.fields[f"counted_{line.pk}"] = QuantityField(
                label=f"{line.name}{inside}: đếm được",
                required=False,
                help_text=f"Đã ghi {grouped(line.quantity)} {line.unit}. Để trống nếu không đếm.",
            )
            self.fields[f"because_{line.pk}"] = forms.CharField(
                label="Lý do chênh lệch", max_length=500, required=False
            )

    @property
    def counted(self) -> dict[int, Counted]:
        told: dict[int, Decimal | None] = {
            line.pk: self.cleaned_data[f"counted_{line.pk}"] for line in self.lines
        }
        return {
            pk: Counted(quantity, self.cleaned_data[f"because_{pk}"])
            for pk, quantity in told.items()
            if quantity is not None
        }

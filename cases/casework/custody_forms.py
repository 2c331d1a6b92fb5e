"""Forms of goods held: what was taken, where, before whom."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q

from cases.casework.models import (
    Case,
    CustodyExtension,
    GoodsReturn,
    RecordPerson,
    SeizedGoods,
    Seizure,
    ViolationGoods,
)
from cases.casework.services.seizures import seizable
from cases.dossier.models import GoodsLine
from cases.dossier.pages import goods_told
from cases.office.fields import InstantField
from cases.office.forms import ActForm
from cases.office.models import Officer
from cases.office.templatetags.office import day

HONORIFICS = [("Ông", "Ông"), ("Bà", "Bà")]
# the words of Điều 125 khoản 1 điểm a, the ground of nearly every seizure here
USUAL_REASON = (
    "để xác minh tình tiết mà nếu không tạm giữ thì không có căn cứ ra quyết định xử phạt"
)


class PeopleForm(ActForm):
    """The people of a record: who makes it, before whom."""

    maker = forms.ChoiceField(label="Người lập biên bản")
    witness_honorific = forms.ChoiceField(
        label="Người chứng kiến", choices=HONORIFICS, widget=forms.RadioSelect, initial="Ông"
    )
    witness_name = forms.CharField(
        label="Họ và tên người chứng kiến",
        max_length=150,
        required=False,
        help_text="Phải có khi chưa xác định được người vi phạm hoặc họ không ký biên bản.",
    )
    witness_position = forms.CharField(
        label="Nghề nghiệp, chức vụ người chứng kiến", max_length=150, required=False
    )
    witness_address = forms.CharField(
        label="Địa chỉ, cơ quan người chứng kiến", max_length=300, required=False
    )

    def __init__(self, *args: Any, case: Case, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        makers = {each.pk: each for each in makers_of(case)}
        self.makers = makers
        maker: Any = self.fields["maker"]
        maker.choices = [(str(pk), f"{each}, {each.position}") for pk, each in makers.items()]
        maker.initial = str(officer.pk) if officer.pk in makers else None

    @property
    def chosen_maker(self) -> Officer:
        return self.makers[int(self.cleaned_data["maker"])]

    def people(self) -> Iterator[RecordPerson]:
        told = self.cleaned_data
        if told["witness_name"]:
            yield RecordPerson(
                capacity=RecordPerson.Capacity.WITNESS,
                honorific=told["witness_honorific"],
                name=told["witness_name"],
                position=told["witness_position"],
                address=told["witness_address"],
            )


def makers_of(case: Case) -> list[Officer]:
    """Officers of the unit, and those who were seated in the dossier the case arose from."""
    seated = Q(seats__dossier=case.dossier.arose_from_id) if case.dossier.arose_from_id else Q()
    officers = Officer.objects.working().filter(Q(unit=case.unit_id) | seated, role__in=MAKERS)
    return list(officers.select_related("unit").distinct().order_by("full_name"))


MAKERS = ("inspector", "manager")


class SeizureForm(PeopleForm):
    """Goods held on the spot; the record is drafted from it."""

    taken_at = InstantField(
        label="Tạm giữ, bắt đầu lập biên bản lúc",
        help_text="Thời hạn ra quyết định tạm giữ tính từ giờ này, kể cả ngày nghỉ.",
    )
    recorded_at = InstantField(label="Lập biên bản xong lúc")
    goods = forms.MultipleChoiceField(
        label="Tang vật bị tạm giữ",
        widget=forms.CheckboxSelectMultiple,
        help_text="Bao, thùng đã niêm phong, chưa kiểm đếm thì mỗi bao, thùng một dòng.",
        error_messages={
            "required": "Chọn tang vật bị tạm giữ.",
            "invalid_choice": "Dòng hàng đã chọn không còn hoặc đang bị tạm giữ. Chọn lại.",
        },
    )
    ground = forms.ChoiceField(
        label="Căn cứ tạm giữ",
        choices=Seizure.Ground.choices,
        widget=forms.RadioSelect,
        initial=Seizure.Ground.ESTABLISH,
    )
    reason = forms.CharField(
        label="Lý do tạm giữ",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        initial=USUAL_REASON,
        help_text="In vào khoản 3 Điều 1 của quyết định tạm giữ.",
    )
    place = forms.CharField(
        label="Địa điểm tạm giữ",
        max_length=300,
        help_text="Nơi tang vật được giữ, ví dụ kho tang vật của Sở.",
    )
    keeper = forms.CharField(label="Người bảo quản", max_length=200, required=False)

    field_order = [
        *("taken_at", "recorded_at", "goods", "ground", "reason", "place", "keeper", "maker"),
        *("witness_honorific", "witness_name", "witness_position", "witness_address"),
    ]

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, case=case, **kwargs)
        self.case = case
        goods: Any = self.fields["goods"]
        goods.choices = [(str(line.pk), goods_told(line)) for line in seizable(case)]
        linked = ViolationGoods.objects.filter(violation__case=case)
        goods.initial = [str(pk) for pk in linked.values_list("line", flat=True)]
        self.fields["taken_at"].initial = case.detected_at

    def seizure(self) -> Seizure:
        told = self.cleaned_data
        names = ("taken_at", "recorded_at", "ground", "reason", "place", "keeper")
        return Seizure(
            case=self.case, maker=self.chosen_maker, **{name: told[name] for name in names}
        )

    def lines(self) -> list[GoodsLine]:
        return list(GoodsLine.objects.filter(pk__in=self.cleaned_data.get("goods", ())))


class ExtensionForm(ActForm):
    """Why the goods are kept longer, by which case of the law, who was told."""

    term = forms.ChoiceField(label="Trường hợp kéo dài", widget=forms.RadioSelect)
    because = forms.CharField(
        label="Lý do kéo dài",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In vào khoản 3 Điều 1 của quyết định.",
        error_messages={"required": "Ghi lý do kéo dài."},
    )
    told_to = forms.CharField(
        label="Đã thông báo cho",
        max_length=300,
        help_text="Họ tên hoặc tên, địa chỉ của người đã được thông báo trước khi ký.",
        error_messages={"required": "Ghi người đã được thông báo việc kéo dài."},
    )

    def __init__(
        self, *args: Any, seizure: Seizure, ends: Mapping[str, date], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.seizure = seizure
        term: Any = self.fields["term"]
        term.choices = [(key, f"{CASES[key]}: đến hết {day(on)}") for key, on in ends.items()]
        term.initial = next(iter(ends), None)
        if offender := seizure.case.offender:
            self.fields["told_to"].initial = f"{offender}, {offender.address}".strip(", ")

    def extension(self) -> CustodyExtension:
        names = ("term", "because", "told_to")
        return CustodyExtension(
            seizure=self.seizure, **{name: self.cleaned_data[name] for name in names}
        )


# as khoản 8 Điều 125 names them
CASES = {
    "seizure_extended_1": "Giải trình hoặc xác minh (điểm b khoản 1 Điều 66)",
    "seizure_extended_2": "Đặc biệt nghiêm trọng, phức tạp (điểm c khoản 1 Điều 66)",
}


class ReturnForm(ActForm):
    """What goes back and why; everything at once where no decision holds it."""

    goods = forms.MultipleChoiceField(
        label="Tang vật trả lại",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Chọn tang vật trả lại.",
            "invalid_choice": "Tang vật đã chọn không còn bị tạm giữ. Chọn lại.",
        },
    )
    ground = forms.ChoiceField(label="Trường hợp", widget=forms.RadioSelect)
    because = forms.CharField(
        label="Lý do trả lại",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Ghi lý do trả lại."},
    )

    def __init__(self, *args: Any, seizure: Seizure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seizure = seizure
        goods, ground = self.fields["goods"], self.fields["ground"]
        held = seizure.goods.filter(returned_at=None).select_related("line")
        goods.choices = [(str(each.pk), goods_told(each.line)) for each in held]  # type: ignore[attr-defined]
        goods.initial = [str(each.pk) for each in held]
        grounds = GoodsReturn.Ground
        ground.choices = [  # type: ignore[attr-defined]
            each
            for each in grounds.choices
            if (each[0] == grounds.NOT_DECIDED) != seizure.is_decided
        ]
        if not seizure.is_decided:
            ground.initial = grounds.NOT_DECIDED

    def giving_back(self) -> GoodsReturn:
        told = self.cleaned_data
        return GoodsReturn(seizure=self.seizure, ground=told["ground"], because=told["because"])

    def chosen(self) -> list[SeizedGoods]:
        return list(self.seizure.goods.filter(pk__in=self.cleaned_data.get("goods", ())))


class HandOverForm(ActForm):
    """The goods went back: when, to whom."""

    handed_at = InstantField(label="Trả lại lúc")
    handed_to = forms.CharField(label="Người nhận lại", max_length=200)

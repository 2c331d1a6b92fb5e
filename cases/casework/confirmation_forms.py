"""Forms of the right holder's confirmation: what is asked, with which photographs, the answer."""

from typing import Any

from django import forms

from cases.casework.models import Case, Confirmation
from cases.casework.services.confirmations import photos_of
from cases.dossier.models import Item
from cases.office.fields import DayField
from cases.office.forms import ActForm
from cases.parties.choosing import PartyField, RightField
from cases.parties.models import PartyVersion

USUAL_REQUEST = (
    "xem xét hàng hóa tại các ảnh gửi kèm, xác nhận bằng văn bản: hàng hóa có phải do chủ thể "
    "quyền hoặc người được phép sản xuất, đưa ra thị trường hay không; dấu hiệu phân biệt hàng thật"
)


class AskForm(ActForm):
    """Whom, about which right, with which photographs, until when."""

    right = RightField(label="Quyền", required=False)
    holder = PartyField(label="Chủ thể quyền hoặc đại diện nhận công văn")
    asks = forms.CharField(
        label="Nội dung đề nghị",
        widget=forms.Textarea(attrs={"rows": 5}),
        initial=USUAL_REQUEST,
        help_text="In nguyên văn vào công văn, sau “đề nghị … ”.",
    )
    due_on = DayField(label="Trả lời trước hết ngày", help_text="Do Sở ấn định trong công văn.")
    photos = forms.MultipleChoiceField(
        label="Ảnh gửi kèm",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Ảnh đã chọn không còn. Chọn lại."},
    )

    field_order = ["right", "holder", "asks", "due_on", "photos"]

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        photos: Any = self.fields["photos"]
        photos.choices = [
            (str(item.pk), item.title or f"Ảnh {at}")
            for at, item in enumerate(photos_of(case), start=1)
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if party := cleaned.get("holder"):
            found = PartyVersion.objects.in_use().filter(party=party).first()
            if found is None:
                self.add_error("holder", "Chưa có thông tin của đối tượng này. Cập nhật trước.")
            self.version = found
        return cleaned

    def confirmation(self) -> Confirmation:
        told = self.cleaned_data
        return Confirmation(
            case=self.case,
            right=told["right"],
            holder=self.version,
            asks=told["asks"],
            due_on=told["due_on"],
        )

    def chosen(self) -> list[Item]:
        return list(photos_of(self.case).filter(pk__in=self.cleaned_data["photos"]))


class ReplyForm(ActForm):
    """What the right holder answered."""

    replied_on = DayField(label="Nhận trả lời ngày")
    answer = forms.ChoiceField(
        label="Ý kiến",
        choices=Confirmation.Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn ý kiến của chủ thể quyền."},
    )
    reply = forms.CharField(
        label="Nội dung trả lời",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Số, ngày văn bản trả lời và nội dung chính.",
        error_messages={"required": "Ghi nội dung trả lời."},
    )

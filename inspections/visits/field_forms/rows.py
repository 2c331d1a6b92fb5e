"""Forms of the rows of a visit: who was present, which papers were asked for."""

from typing import Any

from django import forms

from cases.office.forms import RowForm
from inspections.visits.models import ExaminedPaper, PresentPerson


class PersonForm(RowForm[PresentPerson]):
    """Somebody present, in what capacity, by which paper."""

    class Meta:
        model = PresentPerson
        fields = [
            "honorific",
            "name",
            "capacity",
            "works_with_team",
            "authority_paper",
            "position",
            "id_number",
            "phone",
            "address",
        ]
        widgets = {"honorific": forms.RadioSelect, "capacity": forms.RadioSelect}
        labels = {
            "honorific": "Xưng hô",
            "works_with_team": "Là người làm việc với Đoàn",
            "authority_paper": "Giấy ủy quyền, giấy giới thiệu",
        }
        help_texts = {
            "authority_paper": "Số, ngày, nơi cấp. Bắt buộc với người được ủy quyền.",
            "position": "Ví dụ: chuyên viên UBND phường; lao động tự do.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("honorific", "capacity"):
            field: Any = self.fields[name]
            field.choices = [each for each in field.choices if each[0]]
        self.fields["capacity"].error_messages["required"] = "Chọn tư cách của người có mặt."
        self.fields["name"].error_messages["required"] = "Nhập họ và tên."
        self.fields["phone"].widget.attrs.update(inputmode="tel")
        self.fields["id_number"].widget.attrs.update(inputmode="numeric")


class PaperForm(RowForm[ExaminedPaper]):
    """A paper asked for, and whether it was shown; its buttons give the result."""

    class Meta:
        model = ExaminedPaper
        fields = ["name", "result", "note"]
        widgets: dict[str, Any] = {"name": forms.HiddenInput, "result": forms.HiddenInput}
        labels = {"note": "Ghi chú"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["result"].error_messages["required"] = "Chọn kết quả: có hoặc không xuất trình."
        self.fields["name"].error_messages["required"] = "Nhập tên giấy tờ."

    @property
    def results(self) -> list[tuple[str, str]]:
        return ExaminedPaper.Result.choices


class OtherPaperForm(PaperForm):
    """A paper that is not on the list of the house."""

    class Meta(PaperForm.Meta):
        fields = ["name", "result", "note"]
        widgets = {"result": forms.RadioSelect}
        labels = {"name": "Hồ sơ, giấy tờ", "result": "Kết quả", "note": "Ghi chú"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["result"].choices = self.results  # type: ignore[attr-defined]

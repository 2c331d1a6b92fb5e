"""Forms of trình ký: sent on, approved, returned, taken back."""

from collections.abc import Sequence
from typing import Any

from django import forms

from cases.office.forms import ActForm, ReasonForm
from cases.office.models import Officer

LONGEST = 1000


class WhomField(forms.ModelChoiceField[Officer]):
    """One of those who may sit at the next desk; asked only where there are several."""

    def label_from_instance(self, officer: Officer) -> str:
        return f"{officer.full_name}, {officer.position}"


class SendForm(ActForm):
    """To whom it goes next."""

    to = WhomField(label="Chuyển đến", queryset=Officer.objects.none(), empty_label=None)

    def __init__(self, *args: Any, people: Sequence[Officer] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(people) > 1:
            field: Any = self.fields["to"]
            field.queryset = Officer.objects.filter(pk__in=[each.pk for each in people])
            field.initial = people[0].pk
        else:
            del self.fields["to"]


class SubmitForm(SendForm):
    note = forms.CharField(
        label="Nội dung trình",
        help_text="Tóm tắt việc đề nghị, điều người duyệt cần biết; in trên phiếu trình.",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReadForm(ActForm):
    """Whoever decides says which words he read."""

    reviewed = forms.CharField(
        widget=forms.HiddenInput(attrs={"autocomplete": "off"}), required=False
    )


class ApproveForm(SendForm, ReadForm):
    opinion = forms.CharField(
        label="Ý kiến",
        help_text="Để trống là “Đồng ý”.",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ReturnForm(ReadForm):
    opinion = forms.CharField(
        label="Ý kiến",
        help_text="Cần sửa, bổ sung gì. Dự thảo mở lại để người soạn sửa rồi trình lại.",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Ghi ý kiến: cần sửa, bổ sung gì."},
    )


class RecallForm(ReasonForm):
    """Why the drafter takes it back."""

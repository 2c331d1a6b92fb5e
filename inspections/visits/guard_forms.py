"""Forms of the guard's exception."""

from collections.abc import Sequence
from typing import Any

from django import forms

from cases.office.forms import ActForm
from cases.office.models import Officer
from inspections.visits.models import GuardException, Inspection


class ExceptionForm(ActForm):
    """Signs, source, evidence, and who is asked to sign."""

    signs = forms.CharField(
        label="Dấu hiệu vi phạm",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Hành vi gì, hàng gì, dấu hiệu nào, ở đâu, thấy khi nào.",
        error_messages={"required": "Mô tả dấu hiệu vi phạm."},
    )
    source = forms.CharField(
        label="Nguồn thông tin",
        max_length=300,
        help_text="Ví dụ: đơn yêu cầu ngày …; cơ quan … chuyển đến; công chức mua mẫu.",
        error_messages={"required": "Ghi nguồn thông tin."},
    )
    evidence = forms.CharField(
        label="Chứng cứ",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ví dụ: mẫu đã mua có phiếu bán hàng; kết luận giám định; ảnh.",
        error_messages={"required": "Ghi chứng cứ kèm theo."},
    )
    signer = forms.ModelChoiceField(
        label="Người ký",
        queryset=Officer.objects.none(),
        empty_label=None,
        error_messages={"required": "Chọn người ký."},
    )

    def __init__(self, *args: Any, signers: Sequence[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = Officer.objects.filter(pk__in=[each.pk for each in signers])
        self.fields["signer"].queryset = chosen  # type: ignore[attr-defined]

    def row_of(self, inspection: Inspection) -> GuardException:
        told = self.cleaned_data
        return GuardException(
            inspection=inspection,
            signs=told["signs"],
            source=told["source"],
            evidence=told["evidence"],
        )


class SignExceptionForm(ActForm):
    """Signs the words that were read: their digest travels along."""

    reviewed = forms.CharField(widget=forms.HiddenInput)

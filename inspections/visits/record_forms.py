"""The form of a new record on what an earlier one said."""

from typing import Any

from django import forms

from cases.dossier.models import Document
from cases.office.forms import ActForm
from inspections.visits.documents.common import visit_of
from inspections.visits.models import Visit


class CorrectForm(ActForm):
    """A new record on what an earlier one said."""

    visit = forms.ModelChoiceField(
        label="Lập tại buổi làm việc",
        queryset=Visit.objects.none(),
        empty_label=None,
        help_text="Làm việc vào ngày khác: thêm địa điểm, ghi giờ đến, rồi lập ở buổi đó.",
    )
    said = forms.CharField(
        label="Chỗ sai, thiếu và nội dung đúng",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Nêu mục của biên bản trước, nội dung đã ghi, nội dung đúng.",
        error_messages={"required": "Ghi chỗ sai, thiếu và nội dung đúng."},
    )

    def __init__(self, *args: Any, document: Document, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        arrived = document.dossier.inspection.visits.exclude(arrived_at=None)
        field = self.fields["visit"]
        field.queryset = arrived.order_by("-arrived_at")  # type: ignore[attr-defined]
        field.initial = visit_of(document).pk

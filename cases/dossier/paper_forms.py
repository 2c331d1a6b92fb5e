"""Forms of the acts on one paper; what is typed over a draft has a form of its own."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, cast

from django import forms
from django.db import models
from django.http import QueryDict

from cases.dossier.composing import Signer
from cases.dossier.forms import PHOTOS, FilesField, FilesForm
from cases.dossier.models import Document, Signature
from cases.dossier.services.scans import attach_scans
from cases.office.fields import DayField
from cases.office.forms import ActForm, ReasonForm
from cases.office.models import Officer

HIDDEN = forms.HiddenInput(attrs={"autocomplete": "off"})


class AnswerForm(ActForm):
    """Keep what the draft says, or follow the fact that changed under it."""

    key = forms.CharField(widget=HIDDEN)
    revision = forms.IntegerField(widget=HIDDEN)
    keep = forms.TypedChoiceField(
        choices=[("1", "Giữ nội dung dự thảo"), ("0", "Theo dữ kiện mới")],
        coerce=lambda chosen: chosen == "1",
    )


class ReviewForm(ActForm):
    """The press of a button under words that were read; `reviewed` is their digest."""

    reviewed = forms.CharField(
        widget=HIDDEN,
        error_messages={"required": "Đọc lại nội dung dưới đây rồi bấm lại."},
    )

    def show(self, reviewed: str) -> None:
        """Sent back, the page shows the words of now; the button is about those."""
        if self.is_bound:
            data = cast(QueryDict, self.data).copy()
            data["reviewed"] = reviewed
            self.data = data


class ReadyForm(ReviewForm):
    """Where photographs cannot be printed, the officer accepts the count or goes back."""

    accepts_lost = forms.BooleanField(
        error_messages={"required": "Thêm lại ảnh, hoặc đồng ý in thiếu."},
    )

    def __init__(self, *args: Any, lost: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["accepts_lost"].label = f"Đồng ý: {lost}"
        if not lost:
            del self.fields["accepts_lost"]


class ReopenForm(ReviewForm, ReasonForm):
    """Why a paper goes back to a draft; `reviewed` tells which notes of signatures were seen."""


class NumberForm(ReviewForm):
    """A number of ours is taken by the press of the button; `read_on` is the day that was read."""

    series = forms.IntegerField(widget=HIDDEN)
    read_on = DayField(widget=HIDDEN)

    def show_day(self, on: date) -> None:
        """Sent back after midnight, the page shows the day of now; the button is about that one."""
        if self.is_bound:
            data = cast(QueryDict, self.data).copy()
            data["read_on"] = f"{on:%d/%m/%Y}"
            self.data = data


class OutsideForm(ReviewForm):
    """Number and day as the office's document system gave them, and the PDF signed there."""

    series = forms.IntegerField(widget=HIDDEN)
    number = forms.CharField(
        label="Số",
        max_length=20,
        help_text="Đúng như trong sổ văn bản đi, không kèm ký hiệu. Có thể có chữ, ví dụ 1269a.",
        error_messages={"required": "Nhập số do sổ của Sở cấp."},
    )
    issued_on = DayField(label="Ngày văn bản", help_text="Không trước ngày ký.")
    file = forms.FileField(
        label="Bản PDF đã ký",
        help_text="Tải từ hệ thống văn bản; nội dung phải trùng bản đã ký ở đây.",
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        error_messages={
            "required": "Đính kèm bản PDF đã ký.",
            "empty": "Tệp không có nội dung. Tải lại từ hệ thống văn bản.",
        },
    )

    def __init__(self, *args: Any, suffix: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        number = self.fields["number"].widget
        number.attrs |= {"data-unit": f"/{suffix}", "autocomplete": "off"}
        number.is_short = True


NEW = {"commune": "Đại diện chính quyền cấp xã khác", "witness": "Người chứng kiến khác"}


class RefuseForm(ActForm):
    """Why somebody does not sign, and who confirms it (Điều 15 khoản 3 điểm a)."""

    because = forms.CharField(
        label="Lý do không ký",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In nguyên văn vào biên bản.",
        error_messages={"required": "Ghi lý do không ký."},
    )
    confirmed_by = forms.ChoiceField(
        label="Người ký xác nhận",
        widget=forms.RadioSelect,
        help_text="Đại diện chính quyền cấp xã hoặc người chứng kiến; người này ký vào biên bản.",
        error_messages={"required": "Chọn người ký xác nhận."},
    )
    name = forms.CharField(
        label="Họ và tên người xác nhận",
        max_length=150,
        required=False,
        help_text="Khi người xác nhận chưa có tên trong biên bản.",
    )
    capacity = forms.CharField(
        label="Chức vụ, nơi công tác hoặc địa chỉ", max_length=200, required=False
    )

    def __init__(self, *args: Any, named: Iterable[Signature], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.named = {str(each.pk): each for each in named}
        known = [(key, _named(each)) for key, each in self.named.items()]
        self.fields["confirmed_by"].choices = [*known, *NEW.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if told.get("confirmed_by") in NEW and not str(told.get("name", "")).strip():
            self.add_error("name", "Ghi họ và tên người ký xác nhận.")
        return told

    @property
    def signer(self) -> Signer:
        chosen = self.cleaned_data["confirmed_by"]
        if chosen in NEW:
            capacity = self.cleaned_data["capacity"].strip()
            return Signer(chosen, self.cleaned_data["name"].strip(), capacity)
        known = self.named[chosen]
        return Signer(known.place, known.name, known.capacity)


def _named(signature: Signature) -> str:
    return ", ".join(part for part in (signature.name, signature.capacity) if part)


class ScanForm(FilesForm):
    """The scan of a signed paper: several pages as photographs, or one PDF."""

    uploads = FilesField(
        label="Bản chụp văn bản đã ký",
        accept=f"{PHOTOS},application/pdf",
        help_text="PDF đã quét hoặc ảnh chụp từng trang, đủ các trang có chữ ký.",
    )

    def attach(self, document: Document, *, by: Officer, at: datetime) -> bool:
        reads = self.cleaned_data["uploads"]

        def work() -> models.Model:
            return attach_scans(document, reads, by=by, at=at)

        return self.run(work, attach_scans, by=by, at=at, about=[document])

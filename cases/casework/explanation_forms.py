"""Forms of what the party explains, and of the office's answers."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.db import models

from cases.casework.models import Case
from cases.dossier.evidence import ReadFile
from cases.dossier.forms import PHOTOS, FilesField, FilesForm
from cases.dossier.models import Item
from cases.dossier.services.files import add_files
from cases.office.fields import ComingDayInput, DayField, InstantField
from cases.office.forms import ActForm
from cases.office.models import Officer


class PaperForm(FilesForm):
    """A paper of the party with the day it came, and its copy where there is one."""

    received_at = InstantField(
        label="Nhận lúc",
        help_text="Giờ, ngày cơ quan nhận được; gửi qua bưu điện thì theo dấu bưu điện nơi gửi.",
    )
    content = forms.CharField(
        label="Nội dung chính", widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
    uploads = FilesField(
        label="Bản chụp văn bản", accept=f"{PHOTOS},application/pdf", required=False
    )
    field_order = ["received_at", "content", "uploads"]

    def __init__(self, *args: Any, needs_content: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if needs_content:
            self.fields["content"].required = True
            self.fields["content"].error_messages["required"] = "Ghi nội dung chính của văn bản."

    def clean_uploads(self) -> list[ReadFile]:
        return super().clean_uploads() if self.cleaned_data["uploads"] else []

    @property
    def told(self) -> dict[str, Any]:
        names = ("submission", "revision", "uploads")
        return {name: value for name, value in self.cleaned_data.items() if name not in names}

    def note(
        self,
        service: Callable[..., Any],
        target: models.Model,
        case: Case,
        *,
        by: Officer,
        at: datetime,
    ) -> bool:
        """Keep the copy and note the paper, both or neither, once."""
        reads = self.cleaned_data["uploads"]

        def work() -> Any:
            kind = Item.Kind.PAPER
            items = add_files(case.dossier, reads, kind=kind, by=by, at=at) if reads else [None]
            return service(target, item=items[0], by=by, at=at, **self.told)

        return self.run(work, service, by=by, at=at, about=[target])


class SessionForm(ActForm):
    """The notice of the session: hour, place, its number and day."""

    meeting_at = InstantField(label="Phiên giải trình lúc")
    meeting_place = forms.CharField(
        label="Địa điểm",
        max_length=300,
        error_messages={"required": "Ghi địa điểm phiên giải trình."},
    )
    answered_on = DayField(label="Ngày thông báo")
    answer = forms.CharField(
        label="Số thông báo",
        max_length=300,
        error_messages={"required": "Ghi số của thông báo gửi bên vi phạm."},
    )


class HeardForm(PaperForm):
    """What was said at the session, under the number of its record."""

    heard_at = InstantField(label="Phiên giải trình lúc")
    answer = forms.CharField(
        label="Số biên bản phiên giải trình",
        max_length=300,
        help_text="Mẫu MBB03, ví dụ 02/BB-GTTT.",
        error_messages={"required": "Ghi số biên bản phiên giải trình trực tiếp."},
    )
    field_order = ["heard_at", "answer", "content", "uploads"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, needs_content=True, **kwargs)
        del self.fields["received_at"]
        self.fields["content"].label = "Ý kiến của bên vi phạm tại phiên, hoặc việc không đến dự"


class GrantForm(ActForm):
    """More time granted in writing."""

    extended_to = DayField(label="Gia hạn đến hết ngày", widget=ComingDayInput)
    answered_on = DayField(label="Ngày văn bản gia hạn")
    answer = forms.CharField(
        label="Số văn bản gia hạn",
        max_length=300,
        error_messages={"required": "Ghi số văn bản gia hạn."},
    )


class NotGrantedForm(ActForm):
    answered_on = DayField(label="Ngày trả lời")
    answer = forms.CharField(
        label="Lý do không gia hạn",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Ghi lý do không gia hạn."},
    )


class WeighForm(ActForm):
    assessment = forms.CharField(
        label="Ý kiến xem xét",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Chấp nhận điểm nào, không chấp nhận điểm nào, vì sao.",
        error_messages={"required": "Ghi ý kiến xem xét giải trình."},
    )

"""What each step of a request asks."""

from collections.abc import Iterable
from typing import Any

from django import forms

from cases.casework.models import Request, RequestPaper
from cases.casework.services.request_course import NewPower
from cases.casework.services.request_facts import ENOUGH, paper_hints
from cases.dossier.forms import FilesField, FilesForm
from cases.law.requests import Ground
from cases.office.fields import DayField, InstantField, PastDayInput
from cases.office.forms import ActForm, ReasonForm

State = RequestPaper.State


class PapersForm(ActForm):
    """Each paper of a request: there or not, in order or not, and why."""

    revision = forms.IntegerField(widget=forms.HiddenInput(attrs={"autocomplete": "off"}))

    def __init__(self, *args: Any, request_row: Request, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.papers = [each for each in request_row.papers.all() if each.state != State.NOT_NEEDED]
        hints = paper_hints(request_row)
        self.fields["revision"].initial = request_row.revision
        for paper in self.papers:
            self.fields[f"state_{paper.key}"] = forms.ChoiceField(
                label=paper.label,
                choices=[each for each in State.choices if each[0] != State.NOT_NEEDED],
                widget=forms.RadioSelect,
                initial=paper.state,
                help_text=hints.get(paper.key, ""),
                error_messages={"required": "Chọn tình trạng của giấy tờ này."},
            )
            self.fields[f"note_{paper.key}"] = forms.CharField(
                label="Vì sao chưa hợp lệ, ghi chú",
                max_length=300,
                required=False,
                initial=paper.note,
            )

    @property
    def told(self) -> dict[str, tuple[str, str]]:
        """State and note by the key of the paper."""
        cleaned = self.cleaned_data
        keys = [paper.key for paper in self.papers]
        return {key: (cleaned[f"state_{key}"], cleaned[f"note_{key}"]) for key in keys}


class PaperFileForm(FilesForm):
    """The file of one paper."""

    uploads = FilesField(label="Tệp (PDF hoặc ảnh)", accept="image/jpeg,image/png,application/pdf")


class AskSupplementForm(ActForm):
    asked_on = DayField(label="Ngày thông báo yêu cầu bổ sung")
    asked = forms.CharField(
        label="Nội dung cần bổ sung",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Ghi nội dung cần bổ sung."},
    )


class SupplementForm(ActForm):
    """What the requester brought, and the new power where the old one did not carry."""

    received_on = DayField(label="Ngày nhận bổ sung")
    papers = forms.MultipleChoiceField(
        label="Giấy tờ đã nhận, hợp lệ", widget=forms.CheckboxSelectMultiple, required=False
    )
    power_number = forms.CharField(label="Giấy ủy quyền mới số", max_length=60, required=False)
    power_from = DayField(label="Ủy quyền từ ngày", required=False, widget=PastDayInput)
    power_to = DayField(
        label="Đến hết ngày",
        required=False,
        widget=PastDayInput,
        help_text="Để trống nếu giấy ủy quyền không ghi thời hạn.",
    )

    def __init__(self, *args: Any, request_row: Request, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lacking = [each for each in request_row.papers.all() if each.state not in ENOUGH]
        choices = [(each.key, each.label) for each in lacking]
        self.fields["papers"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["papers"]
        if request_row.agent_id is None:
            for name in ("power_number", "power_from", "power_to"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        has_power = told.get("power_number") or told.get("power_to")
        if has_power and not told.get("power_from") and "power_from" not in self.errors:
            self.add_error("power_from", "Nhập ngày giấy ủy quyền có hiệu lực.")
        return told

    @property
    def told(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        since = cleaned.get("power_from")
        power = NewPower(cleaned["power_number"], since, cleaned["power_to"]) if since else None
        return {
            "received_on": cleaned["received_on"],
            "papers": cleaned.get("papers", []),
            "power": power,
        }


class AcceptForm(ActForm):
    decided_on = DayField(label="Ngày thụ lý")


class GroundForm(ReasonForm):
    """A ground of the law and the words of the officer; reports are held to the words only."""

    ground = forms.ChoiceField(
        label="Căn cứ",
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn một căn cứ."},
    )
    field_order = ["ground", "because", "decided_on"]

    def __init__(self, *args: Any, grounds: Iterable[Ground], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.id, f"{each.text} ({each.citation.text})") for each in grounds]
        self.fields["ground"].choices = choices  # type: ignore[attr-defined]
        self.fields["because"].help_text = "Sự việc cụ thể; ghi vào văn bản trả lời."
        if not choices:
            del self.fields["ground"]

    @property
    def told(self) -> dict[str, Any]:
        named = {name: self.cleaned_data[name] for name in self.own_fields}
        return {"ground": "", **named}


class RefuseForm(GroundForm):
    decided_on = DayField(label="Ngày từ chối")


class ReferForm(ReasonForm):
    referred_to = forms.CharField(
        label="Cơ quan nhận",
        max_length=200,
        error_messages={"required": "Ghi cơ quan nhận."},
    )
    decided_on = DayField(label="Ngày chuyển, hướng dẫn")
    field_order = ["referred_to", "because", "decided_on"]


class WithdrawForm(ReasonForm):
    withdrawn_on = DayField(label="Ngày rút đơn")
    field_order = ["withdrawn_on", "because"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["because"].label = "Lý do người yêu cầu nêu"


class AnswerForm(ActForm):
    """An answer to whoever asked, drafted from the dossier."""

    text = forms.CharField(
        label="Nội dung trả lời",
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text="Soạn sẵn từ hồ sơ; sửa theo văn bản đã gửi.",
        error_messages={"required": "Ghi nội dung trả lời."},
    )
    number = forms.CharField(label="Số văn bản trả lời", max_length=60, required=False)
    answered_on = DayField(label="Ngày trả lời")


class RequestCaseForm(ActForm):
    """How the case is called, and when it was found."""

    title = forms.CharField(
        label="Tên vụ việc", max_length=300, help_text="Dùng để tìm lại, không in vào văn bản."
    )
    detected_at = InstantField(label="Phát hiện lúc")

"""Forms of what comes in; each kind asks only for what it has."""

from datetime import datetime, timedelta
from typing import Any, cast

from django import forms

from cases.casework.models import Request
from cases.casework.services.request_cases import as_of_day
from cases.casework.services.requests import change_request, receive_request
from cases.dossier.models import Dossier
from cases.office.choosing import CommuneField
from cases.office.fields import DayField, PastDayInput
from cases.office.forms import RowForm
from cases.office.models import Officer
from cases.parties.choosing import PartyField, RightsField
from cases.parties.models import Party, PartyVersion, RightAgent

Kind = Request.Kind
POWER = ("power_number", "power_from", "power_to")
PARTIES = ("requester", "agent", "accused")
# what a kind does not ask for
UNASKED = {
    Kind.HOLDER: (),
    Kind.REPORT: ("agent", *POWER, "asks_for"),
    Kind.TRANSFER: ("agent", *POWER, "asks_for"),
}
LABELS = {
    Kind.HOLDER: {"requester": "Người yêu cầu", "accused": "Người bị yêu cầu xử lý"},
    Kind.REPORT: {"requester": "Người báo tin", "accused": "Đối tượng bị nêu"},
    Kind.TRANSFER: {"requester": "Cơ quan chuyển", "accused": "Đối tượng của vụ việc"},
}
HELP = {
    Kind.HOLDER: {},
    Kind.REPORT: {"requester": "Để trống nếu không nêu tên. Tên không chuyển sang hồ sơ kiểm tra."},
    Kind.TRANSFER: {},
}


GROUPS = (
    ("Văn bản đến", ("arrived_on", "incoming_number")),
    ("Ai nêu", ("requester", "contact", "agent", *POWER)),
    ("Về ai, ở đâu, quyền nào", ("rights", "accused", "place", "commune")),
    ("Nội dung", ("content", "goods_said", "asks_for", "title")),
)


class VersionField(PartyField):
    """A party, kept in its version of the day the paper came."""

    def said(self, value: Any) -> str:
        version = PartyVersion.objects.filter(pk=value).first()
        return version.name if version else ""


class RequestForm(RowForm[Request]):
    """What a paper says: who asks, by whom, about whom, which right, what and where."""

    arrived_on = DayField(label="Ngày đến")
    requester = VersionField(label="Người yêu cầu", required=False)
    agent = VersionField(
        label="Đại diện nộp đơn", required=False, help_text="Để trống nếu tự nộp đơn."
    )
    power_from = DayField(label="Ủy quyền từ ngày", required=False, widget=PastDayInput)
    power_to = DayField(
        label="Ủy quyền đến hết ngày",
        required=False,
        widget=PastDayInput,
        help_text="Để trống nếu giấy ủy quyền không ghi thời hạn.",
    )
    rights = RightsField(label="Quyền bị xâm phạm", required=False)
    accused = VersionField(
        label="Người bị yêu cầu xử lý",
        required=False,
        help_text="Để trống nếu chưa xác định được; bổ sung khi biết.",
    )
    place = forms.CharField(label="Nơi xảy ra", max_length=300, required=False)
    commune = CommuneField(label="Phường, xã", required=False)
    title = forms.CharField(
        label="Tên hồ sơ",
        max_length=300,
        required=False,
        help_text="Để tìm lại. Để trống thì lấy dấu hiệu và người bị yêu cầu xử lý.",
    )
    field_order = [name for _, names in GROUPS for name in names]

    class Meta:
        model = Request
        fields = [
            *("arrived_on", "incoming_number", "contact", "power_number", "power_from", "power_to"),
            *("content", "goods_said", "asks_for"),
        ]
        widgets = {
            "content": forms.Textarea(attrs={"rows": 5}),
            "goods_said": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "power_number": "Để trống cả ba ô: lấy giấy ủy quyền đã ghi ở quyền này.",
            "incoming_number": "Số văn bản đến do văn thư cấp.",
            "content": "Hành vi, ngày, nơi xảy ra, như văn bản nêu.",
            "goods_said": "Loại hàng, số lượng nếu có; chuyển sang cuộc kiểm tra, vụ việc.",
            "asks_for": "Biện pháp người nộp đơn yêu cầu.",
        }

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = self.instance.kind = Kind(kind)
        for name in UNASKED[self.kind]:
            del self.fields[name]
        for name, label in LABELS[self.kind].items():
            self.fields[name].label = label
        for name, words in HELP[self.kind].items():
            self.fields[name].help_text = words
        self.fields["content"].error_messages["required"] = "Ghi nội dung văn bản nêu."
        if self.kind != Kind.REPORT:
            self.fields["requester"].required = True
            self.fields["requester"].widget.is_required = True
        self.fields["rights"].required = self.kind == Kind.HOLDER
        if self.instance.pk:
            self._fill()

    def _fill(self) -> None:
        row = self.instance
        for name in set(PARTIES) & set(self.fields):
            version: PartyVersion | None = getattr(row, name)
            self.fields[name].initial = version and version.party_id
        self.fields["rights"].initial = [each.right_id for each in row.rights.all()]
        for name in ("title", "place"):
            self.fields[name].initial = getattr(row.dossier, name)
        self.fields["commune"].initial = row.dossier.commune_id

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        on = cleaned.get("arrived_on")
        for name in set(PARTIES) & set(self.fields):
            party: Party | None = cleaned.get(name)
            version = as_of_day(party, on) if party and on else None
            if party and on and version is None:
                self.add_error(name, f"Chưa có thông tin của {party}. Cập nhật đối tượng trước.")
            setattr(self.instance, name, version)
        self._take_known_power(cleaned)
        since, until = cleaned.get("power_from"), cleaned.get("power_to")
        if since and until and until < since:
            self.add_error("power_to", f"Giấy ủy quyền bắt đầu ngày {since:%d/%m/%Y}.")
        return cleaned

    def _take_known_power(self, cleaned: dict[str, Any]) -> None:
        """The power of attorney that stands with the right, where none was typed."""
        agent, rights = cleaned.get("agent"), cleaned.get("rights")
        if not agent or not rights or any(cleaned.get(name) for name in POWER):
            return
        known = RightAgent.objects.filter(right__in=rights, agent=agent).order_by("-valid_from")
        if power := known.first():
            # there the period is half-open, on the paper its last day counts
            until = power.valid_to and power.valid_to - timedelta(days=1)
            told = (power.power_number, power.valid_from, until)
            cleaned |= dict(zip(POWER, told, strict=True))

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Its fields under their headings."""
        return [
            (heading, [self[name] for name in names if name in self.fields])
            for heading, names in GROUPS
        ]

    @property
    def placed(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("title", "place", "commune")}

    def receive(self, *, by: Officer, at: datetime) -> bool:
        dossier, rights = Dossier(**self.placed), self.cleaned_data["rights"]
        return self.act(receive_request, self.instance, dossier, rights, by=by, at=at)

    def change(self, *, by: Officer, at: datetime) -> bool:
        self.instance.revision = cast(int, self.cleaned_data["revision"]) or 1
        rights = self.cleaned_data["rights"]
        return self.act(change_request, self.instance, self.placed, rights, by=by, at=at)

"""Forms of an inspection; the services behind them refuse, the forms show where."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from cases.dossier.models import DossierParty, Seat
from cases.office.choosing import CommuneField
from cases.office.duties import SeatKind
from cases.office.fields import DayField, InstantField
from cases.office.forms import ActForm, RowForm
from cases.office.models import Officer
from cases.parties.choosing import PartiesField, PartyField
from cases.parties.models import Party, PartyVersion
from inspections.visits.models import Inspection
from inspections.visits.services.parties import CONCERNED

RELATED_CAPACITIES = [(each.value, each.label) for each in CONCERNED]
TEAM_KINDS = [(kind.value, kind.label) for kind in SeatKind if kind != SeatKind.HOLDER]


class InspectionContentForm(RowForm[Inspection]):
    """What an inspection rests on and looks at (Nghị định 217/2025/NĐ-CP Điều 11 khoản 3)."""

    period_from = DayField(label="Thời kỳ kiểm tra từ ngày", required=False)
    period_to = DayField(
        label="Đến ngày", required=False, help_text="Để trống: đến thời điểm kiểm tra."
    )

    class Meta:
        model = Inspection
        fields = [
            "basis",
            "basis_paper",
            "field",
            "content",
            "period_from",
            "period_to",
            "term_reading",
        ]
        widgets = {
            "basis": forms.RadioSelect,
            "content": forms.Textarea(attrs={"rows": 4}),
            "basis_paper": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "basis_paper": "Tên, số, ngày của phiếu, văn bản chỉ đạo hoặc đơn yêu cầu.",
            "content": "Kiểm tra gì, ở đâu. In nguyên văn vào Điều 1 của quyết định.",
        }

    def __init__(self, *args: Any, readings: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["basis"].choices = [  # type: ignore[attr-defined]
            each for each in Inspection.Basis.choices if self._is_offered(each[0])
        ]
        self.fields["term_reading"] = forms.ChoiceField(
            label="Cách tính thời hạn",
            choices=readings,
            initial=readings[0][0],
            widget=forms.RadioSelect,
            help_text="Luật chỉ viết “ngày”; cách chặt nhất an toàn nhất.",
        )

    def _is_offered(self, basis: str) -> bool:
        """An inspection by plan opens from its item, and stays one."""
        is_planned = self.instance.basis == Inspection.Basis.PLAN
        return is_planned == (basis == Inspection.Basis.PLAN)


class InspectionOpenForm(InspectionContentForm):
    """A new ad hoc inspection: title, place and the subjects as well."""

    title = forms.CharField(
        label="Tên cuộc kiểm tra",
        max_length=300,
        help_text="Ví dụ: Túi xách LUNARIS, chợ Bến Mới. Dùng để tìm lại, không in vào quyết định.",
    )
    place = forms.CharField(label="Địa điểm", max_length=300, required=False)
    commune = CommuneField(label="Phường, xã", required=False)
    subjects = PartiesField(label="Đối tượng kiểm tra")

    field_order = ["title", "subjects", "place", "commune"]


class BasisForm(ActForm):
    """On which of these bases the inspection is made; all else is known."""

    basis = forms.ChoiceField(
        label="Căn cứ tiến hành kiểm tra",
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn một căn cứ."},
    )

    def __init__(self, *args: Any, bases: Iterable[Inspection.Basis], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(basis.value, basis.label) for basis in bases]
        self.fields["basis"].choices = offered  # type: ignore[attr-defined]
        self.fields["basis"].initial = offered[0][0]


class SubjectForm(ActForm):
    """One more subject while the decision is a draft."""

    subject = PartyField(label="Đối tượng kiểm tra")
    trade = forms.CharField(label="Ngành hàng", max_length=150, required=False)


class RelatedForm(ActForm):
    """A party that the inspection concerns without being its subject."""

    capacity = forms.ChoiceField(
        label="Tư cách",
        choices=RELATED_CAPACITIES,
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn tư cách."},
    )
    party = PartyField(label="Tổ chức, cá nhân")
    note = forms.CharField(
        label="Liên quan thế nào",
        max_length=200,
        required=False,
        help_text="Ví dụ: Ban Quản lý chợ, nơi có quầy; chủ nhãn hiệu trên hàng.",
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    def clean(self) -> dict[str, Any]:
        super().clean()
        party: Party | None = self.cleaned_data.get("party")
        self.version = party.version_on(self.on) if party else None
        if party and self.version is None:
            reason = f"Chưa có thông tin của {party} tại ngày {self.on:%d/%m/%Y}."
            self.add_error("party", f"{reason} Cập nhật đối tượng trước.")
        return self.cleaned_data

    @property
    def row(self) -> DossierParty:
        told = self.cleaned_data
        return DossierParty(version=self.version, capacity=told["capacity"], note=told["note"])


class SeatForm(ActForm):
    """One more officer in the team."""

    officer = forms.ModelChoiceField(
        label="Công chức",
        queryset=Officer.objects.working(),
        empty_label="Chọn công chức",
        error_messages={"required": "Chọn công chức."},
    )
    kind = forms.ChoiceField(label="Vai trò trong Đoàn", choices=TEAM_KINDS)


class InterestForm(ActForm):
    """A member's own declaration (Điều 12 khoản 2)."""

    interest = forms.ChoiceField(
        label="Quan hệ lợi ích với đối tượng kiểm tra",
        choices=[each for each in Seat.Interest.choices if each[0]],
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn một trong hai."},
    )
    interest_note = forms.CharField(
        label="Nội dung",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Nếu có: nêu rõ là gì. Người có xung đột lợi ích không vào Đoàn.",
    )


class AnnounceForm(ActForm):
    """The head announces the decision to the subject."""

    announced_at = InstantField(label="Công bố lúc")
    announced_to = forms.CharField(
        label="Công bố cho",
        max_length=200,
        help_text="Họ tên, tư cách của người nghe công bố.",
        error_messages={"required": "Ghi người đã nghe công bố quyết định."},
    )


class CaseForm(ActForm):
    """Whose case is opened, and how it is called."""

    offender = forms.ChoiceField(
        label="Đối tượng có hành vi",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Chọn đối tượng. Chưa có ai trong danh sách thì ghi hành vi có dấu hiệu "
            "và đối tượng ở buổi làm việc trước."
        },
    )
    title = forms.CharField(
        label="Tên vụ việc",
        max_length=300,
        help_text="Dùng để tìm lại, không in vào văn bản.",
    )

    UNKNOWN = "unknown"

    def __init__(
        self,
        *args: Any,
        suspects: list[PartyVersion],
        title: str,
        is_unknown: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.suspects = {str(version.pk): version for version in suspects}
        choices = [(key, f"{each}, {each.address}") for key, each in self.suspects.items()]
        if is_unknown:
            choices.append((self.UNKNOWN, "Chưa xác định được cá nhân, tổ chức vi phạm"))
        self.fields["offender"].choices = choices  # type: ignore[attr-defined]
        self.fields["title"].initial = title
        if len(choices) == 1:
            self.fields["offender"].initial = choices[0][0]

    @property
    def chosen(self) -> PartyVersion | None:
        return self.suspects.get(self.cleaned_data["offender"])

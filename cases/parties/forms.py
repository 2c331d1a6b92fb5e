"""Forms of parties: one column, asking of each kind what the papers need."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from cases.office.choosing import CommuneField
from cases.office.fields import DayField, PastDayInput
from cases.office.forms import ActForm
from cases.parties.choosing import PartyField
from cases.parties.kinds import GROUPS, HINTS, LEGAL_FORM, ORGANISATION_FORMS, label_of, names_of
from cases.parties.models import Party, PartyVersion
from cases.parties.services import ALIKE, enterprise_of, look_alikes

SEXES = [("Nam", "Nam"), ("Nữ", "Nữ")]
PAST = ("born_on", "id_issued_on", "licence_issued_on", "in_force_from")


def refuse_future(form: forms.BaseForm, names: Iterable[str], on: date) -> None:
    """What has happened cannot have happened after today."""
    for name in names:
        value = form.cleaned_data.get(name)
        if value and value > on:
            form.add_error(name, f"Ngày {value:%d/%m/%Y} chưa đến. Kiểm tra lại ngày, tháng, năm.")


class AsOfForm(forms.Form):
    """The day for which a page shows facts."""

    on = DayField(label="Thông tin tại ngày", required=False, widget=PastDayInput)


class PartyVersionForm(ActForm, forms.ModelForm[PartyVersion]):
    """How a party of one kind stands from a day on."""

    commune = CommuneField(
        label="Phường, xã",
        required=False,
        help_text="Tên hiện nay hoặc tên cũ; ngoài Hà Nội: để trống.",
    )
    sex = forms.ChoiceField(choices=SEXES, widget=forms.RadioSelect, required=False)
    born_on = DayField(required=False, widget=PastDayInput)
    id_issued_on = DayField(label="Ngày cấp", required=False, widget=PastDayInput)
    licence_issued_on = DayField(label="Ngày cấp giấy", required=False, widget=PastDayInput)
    in_force_from = DayField(label="Thông tin này đúng từ ngày")

    class Meta:
        model = PartyVersion
        fields = [
            *("legal_form", "name", "tax_code", "address", "commune", "phone"),
            *("representative", "representative_title", "sex", "born_on", "nationality"),
            *("occupation", "id_number", "id_issued_on", "id_issued_by"),
            *("licence_number", "licence_issued_on", "licence_issued_by", "in_force_from"),
        ]
        error_messages = {
            "name": {"required": "Nhập tên."},
            "address": {"required": "Nhập địa chỉ."},
            "legal_form": {"required": "Chọn hình thức."},
        }
        widgets = {
            "legal_form": forms.RadioSelect,
            "tax_code": forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            "id_number": forms.TextInput(attrs={"autocomplete": "off"}),
            "phone": forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        }

    def __init__(self, *args: Any, kind: str, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.on = Party.Kind(kind), on
        for name in self.Meta.fields:
            if name not in names_of(self.kind):
                del self.fields[name]
        for name in names_of(self.kind, but={"in_force_from"}):
            self.fields[name].label = label_of(self.kind, name)
            self.fields[name].help_text = HINTS[self.kind].get(name, self.fields[name].help_text)
        if self.kind in LEGAL_FORM:
            self.instance.legal_form = LEGAL_FORM[self.kind]
        else:
            self.fields["legal_form"].choices = ORGANISATION_FORMS  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        super().clean()
        refuse_future(self, PAST, self.on)
        return self.cleaned_data

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Its fields under the headings of its kind."""
        return [
            (heading, [self[name] for name in names if name in self.fields])
            for heading, names in GROUPS[self.kind]
        ]


class PartyEnterForm(PartyVersionForm):
    """A party we meet for the first time; likely doubles are shown before a second is made."""

    is_other = forms.BooleanField(label="Đây là đối tượng khác, nhập mới", required=False)
    parent = PartyField(
        label="Doanh nghiệp chủ quản",
        required=False,
        help_text="Chỉ với chi nhánh, văn phòng đại diện, địa điểm kinh doanh.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.alike: list[PartyVersion] = []
        # asked only once there is something to compare with
        self.question = self.fields["is_other"]
        if "is_other" not in self.data:
            del self.fields["is_other"]
        self.fields["in_force_from"].help_text = (
            "Ngày trên giấy đăng ký, hoặc ngày đầu tiên biết. Hồ sơ của những ngày trước đó "
            "không thấy đối tượng này."
        )
        if self.kind != Party.Kind.ORGANISATION:
            del self.fields["parent"]

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if self.errors:
            return
        if self.instance.legal_form == PartyVersion.LegalForm.BRANCH:
            self.cleaned_data["parent"] = self.cleaned_data["parent"] or enterprise_of(
                self.instance
            )
        self.compare()
        if self.alike and not self.cleaned_data.get("is_other"):
            self.add_error(None, ALIKE)

    def compare(self) -> None:
        """Those that may be this one; the question is asked once there are any."""
        found = look_alikes(self.instance, self.cleaned_data.get("parent"))
        self.alike = list({version.party_id: version for version in reversed(found)}.values())
        if self.alike:
            self.fields["is_other"] = self.question

    @property
    def others(self) -> list[int]:
        """Parties that the officer was shown and found to be others."""
        return [version.party_id for version in self.alike]


class PartyChangeForm(PartyVersionForm):
    """What changed in a party, from the day it changed."""

    def __init__(self, *args: Any, former: PartyVersion, **kwargs: Any) -> None:
        super().__init__(*args, kind=former.party.kind, **kwargs)
        self.fields["in_force_from"].label = "Thay đổi từ ngày"
        self.fields["in_force_from"].help_text = (
            f"Sau ngày {former.in_force_from:%d/%m/%Y} của thông tin đang dùng. "
            "Thông tin cũ vẫn giữ cho những ngày trước."
        )


def why() -> forms.CharField:
    return forms.CharField(
        label="Lý do sửa",
        max_length=300,
        help_text="Ví dụ: gõ nhầm số nhà, đối chiếu lại giấy đăng ký.",
        error_messages={"required": "Ghi lý do sửa."},
    )


class PartyCorrectForm(PartyVersionForm):
    """What was typed wrong in a version, said rightly for the same days."""

    because = why()

    def __init__(self, *args: Any, former: PartyVersion, **kwargs: Any) -> None:
        super().__init__(*args, kind=former.party.kind, **kwargs)
        del self.fields["in_force_from"]

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [*super().groups, ("Vì sao sửa", [self["because"]])]

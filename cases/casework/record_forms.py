"""Forms of what a violation record rests on, and of its making."""

from datetime import datetime
from typing import Any

from django import forms

from cases.casework.models import Case, CasePerson, Evidence, ViolationRecord
from cases.casework.services import proofs, records
from cases.office.fields import DayField, InstantField
from cases.office.forms import RowForm
from cases.office.house import house
from cases.office.models import Officer


class PersonForm(RowForm[CasePerson]):
    """Somebody who speaks or signs in the case."""

    class Meta:
        model = CasePerson
        fields = ["capacity", "honorific", "name", "position", "address", "authority_paper"]
        widgets = {"capacity": forms.RadioSelect, "honorific": forms.RadioSelect}
        help_texts = {
            "position": "Người chứng kiến: nghề nghiệp. Đại diện chính quyền: chức vụ.",
            "address": "Người chứng kiến: địa chỉ. Đại diện chính quyền: Ủy ban nhân dân nơi nào.",
            "authority_paper": "Khi nói thay người khác: số, ngày của giấy.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].error_messages["required"] = "Ghi họ và tên."
        capacities: Any = self.fields["capacity"]
        capacities.choices = CasePerson.Capacity.choices
        capacities.error_messages["required"] = "Chọn tư cách."

    def write(self, *, by: Officer, at: datetime) -> bool:
        self.instance.revision = self.cleaned_data["revision"] or 1
        return self.act(proofs.write_person, self.instance, by=by, at=at)


class EvidenceForm(RowForm[Evidence]):
    """A paper that the record and the decision rest on."""

    dated_on = DayField(label="Ngày văn bản")
    received_on = DayField(label="Nhận ngày")

    class Meta:
        model = Evidence
        fields = ["kind", "name", "issuer", "dated_on", "received_on", "content"]
        widgets = {"kind": forms.RadioSelect, "content": forms.Textarea(attrs={"rows": 2})}
        help_texts = {
            "name": "Ví dụ: Kết luận giám định số NH057-20YC.",
            "issuer": "Cơ quan, tổ chức, cá nhân ra văn bản.",
            "content": "Ví dụ: dấu hiệu gắn trên hàng hóa trùng với nhãn hiệu được bảo hộ.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].error_messages["required"] = "Ghi tên, số của văn bản."
        kinds: Any = self.fields["kind"]
        kinds.choices = Evidence.Kind.choices
        kinds.error_messages["required"] = "Chọn loại chứng cứ."

    def write(self, *, by: Officer, at: datetime) -> bool:
        self.instance.revision = self.cleaned_data["revision"] or 1
        return self.act(proofs.write_evidence, self.instance, by=by, at=at)


class RecordForm(RowForm[ViolationRecord]):
    """When and where the record is made, who is there, what they say; the rest is the case's."""

    made_at = InstantField(label="Lập biên bản lúc")
    ended_at = InstantField(
        label="Lập xong lúc", required=False, help_text="Ghi trước khi chốt để ký."
    )
    summons_at = InstantField(label="Yêu cầu có mặt lúc", required=False)
    present = forms.MultipleChoiceField(
        label="Người có mặt khi lập biên bản",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Người chưa có trong danh sách: thêm ở phần Người tham gia của vụ việc.",
        error_messages={"invalid_choice": "Người đã chọn không còn. Chọn lại."},
    )

    class Meta:
        model = ViolationRecord
        fields = [
            *("made_at", "place", "reason_elsewhere", "maker", "opinion_violator"),
            *("opinion_witness", "opinion_injured", "summons_at", "summons_place", "ended_at"),
        ]
        widgets = {
            "reason_elsewhere": forms.Textarea(attrs={"rows": 2}),
            "opinion_violator": forms.Textarea(attrs={"rows": 3}),
            "opinion_witness": forms.Textarea(attrs={"rows": 3}),
            "opinion_injured": forms.Textarea(attrs={"rows": 3}),
        }

    field_order = ["made_at", "place", "reason_elsewhere", "maker", "present"]

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = list(case.people.all())
        present: Any = self.fields["present"]
        present.choices = [(str(each.pk), _told(each)) for each in people]
        present.initial = [str(each.pk) for each in people if each.is_present]
        if not people:
            del self.fields["present"]
        makers: Any = self.fields["maker"]
        makers.queryset = Officer.objects.working().filter(unit=case.dossier.unit_id)
        makers.empty_label = None
        for name in ("place", "summons_place"):
            self.fields[name].help_text = f"Ví dụ: trụ sở {house().name}."
        self.fields["place"].error_messages["required"] = "Ghi nơi lập biên bản."
        self.order_fields(self.field_order)

    @property
    def there(self) -> list[CasePerson]:
        chosen = set(self.cleaned_data.get("present", ()))
        return [each for each in self.instance.case.people.all() if str(each.pk) in chosen]

    def write(self, *, by: Officer, at: datetime) -> bool:
        self.instance.revision = self.cleaned_data["revision"] or 1
        act = records.change_session if self.instance.pk else records.draft_record
        return self.act(act, self.instance, present=self.there, by=by, at=at)


def _told(person: CasePerson) -> str:
    parts = (person.name, person.get_capacity_display(), person.position)
    return ", ".join(part for part in parts if part)

"""The form of a finding; the suspected act is found in the catalogue of the visit's day."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q

from cases.dossier.models import GoodsLine
from cases.dossier.pages import goods_told
from cases.lawbook.choosing import ActField
from cases.office.forms import RowForm
from cases.office.models import Officer
from cases.office.saving import ConflictError
from cases.office.templatetags.office import ABSENT, day
from cases.parties.choosing import RightField
from inspections.visits.models import Finding, FindingGoods
from inspections.visits.services.findings import write_finding


class FindingForm(RowForm[Finding]):
    """What was seen, whose right it touches, which act it may be, by which goods."""

    right = RightField(label="Quyền liên quan", required=False)

    class Meta:
        model = Finding
        fields = ["facts", "right"]
        labels = {"facts": "Nội dung ghi nhận"}
        help_texts = {
            "facts": "Sự việc thấy được: hàng gì, dấu hiệu gì, bày bán hay lưu giữ ở đâu, "
            "xuất trình giấy tờ gì. Chưa kết luận."
        }
        widgets = {"facts": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        finding = self.instance
        self.fields["facts"].error_messages["required"] = "Ghi sự việc đã thấy."
        self.fields["act_version"] = ActField(
            label="Hành vi có dấu hiệu",
            help_text=f"Theo văn bản có hiệu lực ngày {day(on)}.",
            required=False,
            on=on,
            held=finding.act_version_id,
            initial=finding.act_version_id,
        )
        self.fields["goods"] = self._goods()

    def _goods(self) -> forms.MultipleChoiceField:
        """The lines of the visit, and all that this finding is about already."""
        held = FindingGoods.objects.filter(line=OuterRef("pk"), finding=self.instance.pk)
        here = Q(seen_at__visit=self.instance.visit_id, container=None)
        lines = GoodsLine.objects.annotate(is_held=Exists(held)).filter(here | Q(is_held=True))
        rows: list[Any] = list(lines.order_by("position"))
        return forms.MultipleChoiceField(
            label="Hàng hóa liên quan",
            choices=[(str(line.pk), goods_told(line)) for line in rows],
            widget=forms.CheckboxSelectMultiple,
            required=False,
            initial=[str(line.pk) for line in rows if line.is_held],
            error_messages={"invalid_choice": "Dòng hàng đã chọn không còn. Chọn lại."},
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.instance.act_version = cleaned.get("act_version")
        return cleaned

    def show_conflict(self, conflict: ConflictError) -> None:
        super().show_conflict(conflict)
        chosen = set(self.cleaned_data["goods"])
        about = FindingGoods.objects.filter(finding=self.instance.pk).select_related("line")
        stands = {str(each.line_id): each.line.name for each in about}
        if chosen == set(stands):
            return
        mine = GoodsLine.objects.filter(pk__in=chosen).order_by("position")
        names = [", ".join(each) or ABSENT for each in ([e.name for e in mine], stands.values())]
        self.versions.append((str(self.fields["goods"].label), names[0], names[1]))

    def write(self, *, by: Officer, at: datetime) -> bool:
        self.instance.revision = self.cleaned_data["revision"] or 1
        return self.act(
            write_finding,
            self.instance,
            ["facts", "right", "act_version"],
            GoodsLine.objects.filter(pk__in=self.cleaned_data["goods"]),
            by=by,
            at=at,
        )

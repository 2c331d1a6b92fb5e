"""Forms of one visit: its parts are saved one by one, as one goes."""

import hashlib
from datetime import datetime
from typing import Any

from django import forms
from django.db import models

from cases.office.choosing import CommuneField
from cases.office.fields import InstantField
from cases.office.forms import ActForm, RowForm
from cases.office.journal import canonical
from cases.office.models import Officer
from cases.office.saving import ConflictError
from cases.parties.choosing import PartyField
from inspections.visits.models import Verb, Visit
from inspections.visits.services.unanswered import is_own_unanswered
from inspections.visits.services.visits import guard, set_hours


class PartForm(RowForm[Visit]):
    """One part of a visit, with a mark of how that part stood when it was drawn.

    The visit's revision counts for all parts; the mark tells that another officer's save touched
    another part, so that two people who write at two parts do not stop each other.
    """

    seen = forms.CharField(widget=forms.HiddenInput(attrs={"autocomplete": "off"}), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = self.mark_of(self.instance)

    @property
    def own_fields(self) -> list[str]:
        return [name for name in super().own_fields if name != "seen"]

    def mark_of(self, visit: Visit) -> str:
        said = [getattr(visit, column) for column in self.row_columns.values()]
        return hashlib.sha256(canonical(said).encode()).hexdigest()[:16]

    def adopt(self, stored: Visit, *, by: Officer) -> None:
        """This part stands as it was drawn, or as this page itself saved it unheard."""
        is_as_drawn = self.cleaned_data["seen"] == self.mark_of(stored)
        sent = self.data.get("unanswered", "").split()
        if is_as_drawn or is_own_unanswered(stored, self.row_columns, sent, by=by):
            self.cleaned_data["revision"] = stored.revision

    def save_part(self, *, by: Officer, at: datetime) -> bool:
        def hold() -> None:
            stored = Visit.objects.with_dossier().get(pk=self.instance.pk)
            guard(stored, by=by, at=at)
            self.adopt(stored, by=by)

        return self.keep(by=by, at=at, guard=hold, verb=Verb.CHANGE_VISIT)

    def show_conflict(self, conflict: ConflictError) -> None:
        super().show_conflict(conflict)
        theirs: models.Model = conflict.theirs
        if isinstance(theirs, Visit):
            data = self.data.copy()  # type: ignore[attr-defined]
            data["seen"] = self.mark_of(theirs)
            self.data = data


class HoursForm(PartForm):
    """When the team arrived and left, by Hà Nội's clock."""

    arrived_at = InstantField(label="Đến lúc")
    left_at = InstantField(label="Rời lúc", required=False)

    class Meta:
        model = Visit
        fields = ["arrived_at", "left_at"]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        arrived, left = told.get("arrived_at"), told.get("left_at")
        if arrived and left and left < arrived:
            self.add_error("left_at", "Giờ rời phải sau giờ đến. Kiểm tra lại ngày và giờ.")
        return told

    def save_part(self, *, by: Officer, at: datetime) -> bool:
        stored = Visit.objects.with_dossier().get(pk=self.instance.pk)
        self.adopt(stored, by=by)
        return self.act(
            set_hours,
            stored,
            arrived_at=self.cleaned_data["arrived_at"],
            left_at=self.cleaned_data["left_at"],
            revision=self.cleaned_data["revision"],
            by=by,
            at=at,
        )


def _tall(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ExaminedForm(PartForm):
    class Meta:
        model = Visit
        fields = ["examined"]
        labels = {"examined": "Kết quả kiểm tra tại chỗ"}
        help_texts = {"examined": "In vào mục 2, phần B của biên bản kiểm tra."}
        widgets = {"examined": _tall(7)}


class DoneForm(PartForm):
    class Meta:
        model = Visit
        fields = ["done"]
        labels = {"done": "Việc đã thực hiện"}
        help_texts = {"done": "Lấy mẫu, chụp ảnh, sao tài liệu. Không làm gì thì ghi “Không”."}
        widgets = {"done": _tall(4)}


class StatementForm(PartForm):
    class Meta:
        model = Visit
        fields = ["statement", "statement_others"]
        labels = {
            "statement": "Ý kiến của đối tượng kiểm tra",
            "statement_others": "Ý kiến của chính quyền địa phương, người liên quan",
        }
        help_texts = {"statement": "Ghi nguyên văn. Không có thì ghi “Không có ý kiến”."}
        widgets = {"statement": _tall(4), "statement_others": _tall(3)}


class RequestsForm(PartForm):
    class Meta:
        model = Visit
        fields = ["requests"]
        labels = {"requests": "Yêu cầu và thời hạn thực hiện"}
        help_texts = {"requests": "Mỗi yêu cầu một dòng, kèm thời hạn. Không có thì ghi “Không”."}
        widgets = {"requests": _tall(4)}


class PlaceForm(PartForm):
    """Where it is and what is sold there."""

    commune = CommuneField(label="Phường, xã", required=False)

    class Meta:
        model = Visit
        fields = ["stall", "label", "address", "commune", "trade"]


class SubjectForm(ActForm):
    """Who is inspected here: a party known already, or one entered on the spot."""

    party = PartyField(label="Đối tượng kiểm tra")
    instead_of = forms.IntegerField(
        widget=forms.HiddenInput(attrs={"autocomplete": "off"}), required=False
    )

    def __init__(self, *args: Any, visit: Visit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = visit.party_version
        # the name of the place is most often the name of the party
        self.fields["party"].widget.words = "" if held else visit.label
        self.fields["party"].initial = held.party_id if held else None
        self.fields["instead_of"].initial = held.pk if held else None

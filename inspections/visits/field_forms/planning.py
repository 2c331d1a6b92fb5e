"""Planning several visits in one go: choose, look at each refusal, go on with the good ones."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cases.office.fields import ComingDayInput, DayField
from cases.office.forms import ActForm
from inspections.visits.models import Visit


class PlanForm(ActForm):
    """A day for the chosen visits; a row may have a day of its own."""

    planned_on = DayField(label="Ngày làm việc", widget=ComingDayInput)
    visits = forms.ModelMultipleChoiceField(
        queryset=Visit.objects.none(),
        error_messages={
            "required": "Chọn ít nhất một địa điểm.",
            "invalid_choice": "Có địa điểm không còn trong danh sách. Chọn lại.",
        },
    )

    def __init__(self, *args: Any, rows: Iterable[Visit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {visit.pk: visit for visit in rows}
        self.fields["visits"].queryset = Visit.objects.filter(  # type: ignore[attr-defined]
            pk__in=self.rows
        )

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = [visit.pk for visit in told.get("visits") or ()]
        told["days"] = {pk: day for pk in chosen if (day := self._day_of(pk, told)) is not None}
        return told

    def _day_of(self, pk: int, told: Mapping[str, Any]) -> date | None:
        typed = self.data.get(f"day_{pk}", "").strip()
        if not typed:
            return told.get("planned_on")
        with suppress(ValidationError):
            own: date = DayField().clean(typed)
            return own
        self.add_error(None, f"{self.rows[pk]}: nhập ngày theo thứ tự ngày/tháng/năm.")
        return None

"""Whose work goes to whom, and why."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from cases.office.duties import Duty, Reach, reach_of
from cases.office.forms import ActForm
from cases.office.models import Officer


class OfficerField(forms.ModelChoiceField[Officer]):
    def label_from_instance(self, officer: Officer) -> str:
        away = "" if officer.is_active else " (đã ngừng tài khoản)"
        return f"{officer.full_name}, {officer.position}{away}"


class WhoForm(forms.Form):
    """Who is away and who takes over: within the reach of whoever hands over."""

    away = OfficerField(
        label="Người vắng",
        queryset=Officer.objects.none(),
        error_messages={"required": "Chọn người vắng."},
    )
    to = OfficerField(
        label="Người nhận",
        queryset=Officer.objects.none(),
        error_messages={"required": "Chọn người nhận."},
    )

    def __init__(self, *args: Any, by: Officer, at: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        officers = _within(by, at)
        fields: Any = self.fields
        fields["away"].queryset = officers
        fields["to"].queryset = officers.filter(is_active=True)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("away") and said.get("away") == said.get("to"):
            raise ValidationError({"to": "Người nhận phải là người khác."})
        return said


def _within(by: Officer, at: Any) -> "QuerySet[Officer]":
    reach = reach_of(by, Duty.HAND_OVER, at=at)
    own = Q() if reach is Reach.OFFICE else Q(unit__in=reach)
    return Officer.objects.filter(own).order_by("sort_key")


class HandOverForm(ActForm, WhoForm):
    """The same, sent on: with the reason."""

    because = forms.CharField(
        label="Lý do bàn giao",
        help_text="Ví dụ: nghỉ phép từ 30/11 đến 11/12/2026, Quyết định số 45/QĐ-SKHCN.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Ghi lý do bàn giao."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("away", "to"):
            self.fields[name].widget = forms.HiddenInput()

"""The list of officers: one FilterSet for page and count."""

import django_filters as filters
from django import forms
from django.db import models

from cases.office.models import Officer, Role, Unit
from cases.office.searching import holding

ACCOUNTS = (("1", "Đang làm việc"), ("0", "Đã ngừng"))


class OfficerFilter(filters.FilterSet):
    """A name (blind to accents), unit, role, and whether the account is open."""

    q = filters.CharFilter(
        method="search", label="Họ và tên", widget=forms.TextInput(attrs={"type": "search"})
    )
    unit = filters.ModelChoiceFilter(label="Đơn vị", queryset=Unit.objects.all())
    role = filters.ChoiceFilter(label="Vai trò", choices=Role.choices)
    account = filters.ChoiceFilter(label="Tài khoản", choices=ACCOUNTS, method="with_account")

    class Meta:
        model = Officer
        fields = ["q", "unit", "role", "account"]

    def search(
        self, rows: "models.QuerySet[Officer]", name: str, words: str
    ) -> "models.QuerySet[Officer]":
        return rows.filter(holding("name_key", words))

    def with_account(
        self, rows: "models.QuerySet[Officer]", name: str, value: str
    ) -> "models.QuerySet[Officer]":
        return rows.filter(is_active=value == "1")

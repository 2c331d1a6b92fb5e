"""The lists of parties and of rights: one FilterSet for page and count."""

from datetime import date
from typing import cast

import django_filters as filters
from django import forms
from django.db import models
from django.utils import timezone

from cases.office.access import OfficerRequest
from cases.office.fields import DayField
from cases.office.models import Commune
from cases.parties.models import IPRight, Party, PartyVersion, RightPeriod

ORDERS = (("name", "Theo tên, A đến Y"), ("-name", "Theo tên, Y đến A"))


class Words(forms.TextInput):
    input_type = "search"


class PartyFilter(filters.FilterSet):
    """Words (blind to accents), kind, and the commune by its present or a former name."""

    q = filters.CharFilter(method="search", label="Tên, mã số thuế, địa chỉ", widget=Words)
    commune = filters.CharFilter(
        method="in_commune", label="Phường, xã (tên mới, tên cũ)", widget=Words
    )
    kind = filters.ChoiceFilter(label="Loại", choices=Party.Kind.choices)
    order = filters.OrderingFilter(label="Thứ tự", fields=(("sort_key", "name"),), choices=ORDERS)

    class Meta:
        model = Party
        fields = ["q", "commune", "kind"]

    def search(
        self, rows: "models.QuerySet[Party]", name: str, words: str
    ) -> "models.QuerySet[Party]":
        return rows.matching(words)  # type: ignore[attr-defined,no-any-return]

    def in_commune(
        self, rows: "models.QuerySet[Party]", name: str, words: str
    ) -> "models.QuerySet[Party]":
        communes = Commune.objects.matching(words)
        seats = PartyVersion.objects.in_use().filter(commune__in=communes)
        return rows.filter(pk__in=seats.values("party"))


class DayFilter(filters.Filter):
    field_class = DayField


class RightFilter(filters.FilterSet):
    """Words, kind, and the status of a day; without a day, of today."""

    q = filters.CharFilter(
        method="search", label="Dấu hiệu, số văn bằng, chủ thể quyền", widget=Words
    )
    on = DayFilter(method="as_of", label="Tình trạng tại ngày")
    kind = filters.ChoiceFilter(label="Đối tượng quyền", choices=IPRight.Kind.choices)
    status = filters.ChoiceFilter(
        label="Tình trạng", choices=RightPeriod.Status.choices, method="with_status"
    )
    order = filters.OrderingFilter(label="Thứ tự", fields=(("sort_key", "name"),), choices=ORDERS)

    class Meta:
        model = IPRight
        fields = ["q", "on", "kind", "status"]

    @property
    def day(self) -> date:
        asked: date | None = self.form.cleaned_data.get("on")
        return asked or timezone.localdate(cast(OfficerRequest, self.request).at)

    def search(
        self, rows: "models.QuerySet[IPRight]", name: str, words: str
    ) -> "models.QuerySet[IPRight]":
        return rows.matching(words)  # type: ignore[attr-defined,no-any-return]

    def as_of(
        self, rows: "models.QuerySet[IPRight]", name: str, on: date
    ) -> "models.QuerySet[IPRight]":
        return rows

    def with_status(
        self, rows: "models.QuerySet[IPRight]", name: str, status: str
    ) -> "models.QuerySet[IPRight]":
        periods = RightPeriod.objects.in_force(self.day).filter(status=status)
        return rows.filter(pk__in=periods.values("right"))

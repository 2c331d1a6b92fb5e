"""Lists of cases and of what comes in: one FilterSet each for page, count and export."""

import django_filters as filters
from django.db import models

from cases.casework.models import Case, Request
from cases.office.models import Officer, Unit


class CaseFilter(filters.FilterSet):
    """Words (blind to accents), status, source, unit and holder."""

    q = filters.CharFilter(method="search", label="Số, tên, địa điểm, đối tượng")
    status = filters.ChoiceFilter(
        label="Trạng thái", choices=Case.Status.choices, empty_label="Tất cả"
    )
    source = filters.ChoiceFilter(label="Nguồn", choices=Case.Source.choices, empty_label="Tất cả")
    unit = filters.ModelChoiceFilter(
        field_name="dossier__unit",
        label="Đơn vị",
        queryset=Unit.objects.all(),
        empty_label="Tất cả",
    )
    holder = filters.ModelChoiceFilter(
        field_name="dossier__holder",
        label="Người giữ hồ sơ",
        queryset=Officer.objects.working(),
        empty_label="Tất cả",
    )

    class Meta:
        model = Case
        fields = ["q", "status", "source", "unit", "holder"]

    def search(
        self, rows: "models.QuerySet[Case]", name: str, words: str
    ) -> "models.QuerySet[Case]":
        return rows.matching(words)  # type: ignore[attr-defined,no-any-return]


WITHDRAWN = (("1", "Đã rút đơn"), ("0", "Không rút"))


class RequestFilter(filters.FilterSet):
    """Words (blind to accents), kind, status, withdrawn or not, unit and holder."""

    q = filters.CharFilter(method="search", label="Số, tên, người yêu cầu, đối tượng, dấu hiệu")
    kind = filters.ChoiceFilter(label="Loại", choices=Request.Kind.choices, empty_label="Tất cả")
    status = filters.ChoiceFilter(
        label="Trạng thái", choices=Request.Status.choices, empty_label="Tất cả"
    )
    withdrawn = filters.ChoiceFilter(
        label="Rút đơn", choices=WITHDRAWN, method="is_withdrawn", empty_label="Tất cả"
    )
    unit = filters.ModelChoiceFilter(
        field_name="dossier__unit",
        label="Đơn vị",
        queryset=Unit.objects.all(),
        empty_label="Tất cả",
    )
    holder = filters.ModelChoiceFilter(
        field_name="dossier__holder",
        label="Người giữ hồ sơ",
        queryset=Officer.objects.working(),
        empty_label="Tất cả",
    )

    class Meta:
        model = Request
        fields = ["q", "kind", "status", "withdrawn", "unit", "holder"]

    def search(
        self, rows: "models.QuerySet[Request]", name: str, words: str
    ) -> "models.QuerySet[Request]":
        return rows.matching(words)  # type: ignore[attr-defined,no-any-return]

    def is_withdrawn(
        self, rows: "models.QuerySet[Request]", name: str, value: str
    ) -> "models.QuerySet[Request]":
        return rows.filter(withdrawn_on__isnull=value == "0")

"""The list of cases: one FilterSet for page and count."""

import django_filters as filters
from django.db import models

from cases.casework.models import Case
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

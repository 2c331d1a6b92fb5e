"""The list of inspections: one FilterSet for page and count."""

import django_filters as filters
from django.db import models

from cases.office.models import Officer, Unit
from inspections.visits.models import Inspection, Visit


class InspectionFilter(filters.FilterSet):
    """Words (blind to accents), status, basis, unit, holder, and the days of opening."""

    q = filters.CharFilter(method="search", label="Số, tên, địa điểm, đối tượng")
    status = filters.ChoiceFilter(
        label="Trạng thái", choices=Inspection.Status.choices, empty_label="Tất cả"
    )
    basis = filters.ChoiceFilter(
        label="Căn cứ", choices=Inspection.Basis.choices, empty_label="Tất cả"
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
        model = Inspection
        fields = ["q", "status", "basis", "unit", "holder"]

    def search(
        self, rows: "models.QuerySet[Inspection]", name: str, words: str
    ) -> "models.QuerySet[Inspection]":
        return rows.matching(words)  # type: ignore[attr-defined,no-any-return]


class PlaceFilter(filters.FilterSet):
    """Places of one inspection by what came of them; asked of `VisitQuerySet.with_state`."""

    STATES = [
        (Visit.NOT_YET, "Chưa ghi"),
        (Visit.AT_WORK, "Đang làm việc"),
        *[each for each in Visit.Outcome.choices if each[0]],
    ]

    state = filters.ChoiceFilter(label="Kết quả", choices=STATES, empty_label="Tất cả")

    class Meta:
        model = Visit
        fields = ["state"]

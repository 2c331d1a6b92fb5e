"""Lists of inspections, subjects, places: one FilterSet for page, count, export and figure."""

import django_filters as filters
from django.db import models

from cases.dossier.filters import DayFilter, DimensionFilter, FigureFilter
from cases.office.models import Officer, Unit
from inspections.visits import dimensions
from inspections.visits.models import Inspection, Visit


class InspectionFilter(FigureFilter):
    """Words (blind to accents), status, basis, unit, holder; and what figures divide by."""

    q = filters.CharFilter(method="search", label="Số, tên, địa điểm, đối tượng")
    status = filters.ChoiceFilter(
        label="Trạng thái", choices=Inspection.Status.choices, empty_label="Tất cả"
    )
    basis = filters.ChoiceFilter(
        label="Căn cứ", choices=Inspection.Basis.choices, empty_label="Tất cả"
    )
    unit = filters.ModelChoiceFilter(
        field_name="dossier__unit",
        to_field_name="symbol",
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

    plan_type = DimensionFilter(dimensions.PLAN_TYPE)
    area_xa = DimensionFilter(dimensions.AREA)
    ip_object = DimensionFilter(dimensions.RIGHT)
    ended_from = DayFilter(dimensions.ENDED, is_end=False)
    ended_to = DayFilter(dimensions.ENDED, is_end=True)
    decided_from = DayFilter(dimensions.DECIDED, is_end=False)
    decided_to = DayFilter(dimensions.DECIDED, is_end=True)

    class Meta:
        model = Inspection
        fields = ["q", "status", "basis", "unit", "holder"]

    def search(
        self, rows: "models.QuerySet[Inspection]", name: str, words: str
    ) -> "models.QuerySet[Inspection]":
        return rows.matching(words)  # type: ignore[attr-defined,no-any-return]


class SubjectFilter(FigureFilter):
    """Subjects by words and the state of their inspection; asked of `counted_subjects`."""

    q = filters.CharFilter(method="search", label="Số, tên, địa điểm, đối tượng")
    status = filters.ChoiceFilter(
        field_name="inspection__status",
        label="Cuộc kiểm tra",
        choices=Inspection.Status.choices,
        empty_label="Tất cả",
    )
    subject_kind = DimensionFilter(dimensions.SUBJECT_KIND)
    plan_type = DimensionFilter(dimensions.SUBJECT_PLAN_TYPE)
    area_xa = DimensionFilter(dimensions.PLACE)
    unit = DimensionFilter(dimensions.SUBJECT_UNIT)
    ended_from = DayFilter(dimensions.SUBJECT_ENDED, is_end=False)
    ended_to = DayFilter(dimensions.SUBJECT_ENDED, is_end=True)

    class Meta:
        model = Visit
        fields = ["q", "status"]

    def search(
        self, rows: "models.QuerySet[Visit]", name: str, words: str
    ) -> "models.QuerySet[Visit]":
        found = Inspection.objects.matching(words).order_by()
        return rows.filter(inspection__in=found.values("pk"))


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

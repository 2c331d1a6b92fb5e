"""Lists of plans and of the items of one plan: one FilterSet for page, count and print."""

import django_filters as filters
from django.db import models

from cases.dossier.filters import DayFilter, DimensionFilter, FigureFilter
from cases.office.models import Unit
from cases.office.searching import holding
from inspections.planning import dimensions
from inspections.planning.models import Plan, PlanItem
from inspections.visits.models import OtherInspection

APPROVED, NOT_APPROVED = "approved", "not_approved"
APPROVALS = [(APPROVED, "Kế hoạch đã phê duyệt"), (NOT_APPROVED, "Chưa phê duyệt, đã hủy")]
ORIGINAL, STANDING = "original", "standing"
VERSIONS = [(ORIGINAL, "Bản phê duyệt ban đầu"), (STANDING, "Bản đang thực hiện")]
MONTHS = [(month, f"Tháng {month}") for month in range(1, 13)]


class PlanFilter(filters.FilterSet):
    """Words (blind to accents), status and year."""

    q = filters.CharFilter(method="search", label="Số, chuyên đề, đối tượng")
    status = filters.ChoiceFilter(
        label="Trạng thái", choices=Plan.Status.choices, empty_label="Tất cả"
    )

    class Meta:
        model = Plan
        fields = ["q", "status"]

    def search(
        self, rows: "models.QuerySet[Plan]", name: str, words: str
    ) -> "models.QuerySet[Plan]":
        return rows.matching(words)  # type: ignore[attr-defined,no-any-return]


class PlanItemFilter(filters.FilterSet):
    """Items by party, month, unit and state; asked of `PlanItemQuerySet.with_state`."""

    q = filters.CharFilter(method="search", label="Tên, mã số thuế, địa chỉ đối tượng")
    month = filters.ChoiceFilter(label="Tháng", choices=MONTHS, empty_label="Tất cả")
    state = filters.ChoiceFilter(
        label="Tiến độ", choices=PlanItem.State.choices, empty_label="Tất cả"
    )
    unit = filters.ModelChoiceFilter(
        label="Đơn vị", queryset=Unit.objects.all(), empty_label="Tất cả"
    )

    class Meta:
        model = PlanItem
        fields = ["q", "month", "state", "unit"]

    def search(
        self, rows: "models.QuerySet[PlanItem]", name: str, words: str
    ) -> "models.QuerySet[PlanItem]":
        return rows.matching(words)  # type: ignore[attr-defined,no-any-return]


class ProgressFilter(FigureFilter):
    """Items of all plans by party, whether the plan was approved, and how far they are."""

    q = filters.CharFilter(method="search", label="Tên, mã số thuế, địa chỉ đối tượng")
    approved = filters.ChoiceFilter(
        label="Phê duyệt", choices=APPROVALS, method="by_approval", empty_label="Tất cả"
    )
    version = filters.ChoiceFilter(
        label="Bản kế hoạch", choices=VERSIONS, method="by_version", empty_label="Tất cả"
    )
    state = DimensionFilter(dimensions.STATE)
    unit = DimensionFilter(dimensions.UNIT)
    topic = DimensionFilter(dimensions.TOPIC)
    area_xa = DimensionFilter(dimensions.AREA)
    planned_from = DayFilter(dimensions.PLANNED, is_end=False)
    planned_to = DayFilter(dimensions.PLANNED, is_end=True)

    class Meta:
        model = PlanItem
        fields = ["q", "approved", "version"]

    def search(
        self, rows: "models.QuerySet[PlanItem]", name: str, words: str
    ) -> "models.QuerySet[PlanItem]":
        return rows.matching(words)  # type: ignore[attr-defined,no-any-return]

    def by_approval(
        self, rows: "models.QuerySet[PlanItem]", name: str, value: str
    ) -> "models.QuerySet[PlanItem]":
        approved = models.Q(plan__approved_on__isnull=False)
        in_use = approved & ~models.Q(plan__status=Plan.Status.CANCELLED)
        return rows.filter(in_use if value == APPROVED else ~in_use)

    def by_version(
        self, rows: "models.QuerySet[PlanItem]", name: str, value: str
    ) -> "models.QuerySet[PlanItem]":
        return rows.filter(added_in=0) if value == ORIGINAL else rows.filter(removed_in=None)


class OtherFilter(filters.FilterSet):
    """Inspections by others: by name, number or body, and kind."""

    q = filters.CharFilter(method="search", label="Tên, mã số, cơ quan")
    kind = filters.ChoiceFilter(
        label="Loại", choices=OtherInspection.Kind.choices, empty_label="Tất cả"
    )

    class Meta:
        model = OtherInspection
        fields = ["q", "kind"]

    def search(
        self, rows: "models.QuerySet[OtherInspection]", name: str, words: str
    ) -> "models.QuerySet[OtherInspection]":
        return rows.filter(holding("search_key", words))

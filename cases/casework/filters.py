"""Lists of cases, decisions and of what comes in: one FilterSet for page, count, export, figure."""

import django_filters as filters
from django.db import models

from cases.casework import dimensions
from cases.casework.models import Case, Decision, Request
from cases.dossier.filters import DayFilter, DimensionFilter, FigureFilter
from cases.office.models import Officer, Unit

STANDING, ANNULLED = "standing", "annulled"
STANDINGS = [(STANDING, "Còn hiệu lực"), (ANNULLED, "Đã bị hủy bỏ")]
ORIGINAL, CORRECTION = "original", "correction"
PAPERS = [(ORIGINAL, "Quyết định gốc"), (CORRECTION, "Quyết định sửa đổi, đính chính")]


class CaseFilter(FigureFilter):
    """Words (blind to accents), status, source, unit, holder; and what figures divide cases by."""

    q = filters.CharFilter(method="search", label="Số, tên, địa điểm, đối tượng")
    status = filters.ChoiceFilter(
        label="Trạng thái", choices=Case.Status.choices, empty_label="Tất cả"
    )
    source = filters.ChoiceFilter(label="Nguồn", choices=Case.Source.choices, empty_label="Tất cả")
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
    area_xa = DimensionFilter(dimensions.AREA)
    ip_object = DimensionFilter(dimensions.RIGHT)
    subject_kind = DimensionFilter(dimensions.OFFENDER)
    decree_article = DimensionFilter(dimensions.ACT_ARTICLE)
    detected_from = DayFilter(dimensions.DETECTED, is_end=False)
    detected_to = DayFilter(dimensions.DETECTED, is_end=True)
    recorded_from = DayFilter(dimensions.RECORDED, is_end=False)
    recorded_to = DayFilter(dimensions.RECORDED, is_end=True)
    sanctioned_from = DayFilter(dimensions.SANCTIONED, is_end=False)
    sanctioned_to = DayFilter(dimensions.SANCTIONED, is_end=True)

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


class DecisionFilter(FigureFilter):
    """Decisions by words, kind, whether they stand; and what figures divide them by."""

    q = filters.CharFilter(method="search", label="Số vụ việc, tên, địa điểm, đối tượng")
    kind = filters.ChoiceFilter(label="Loại", choices=Decision.Kind.choices, empty_label="Tất cả")
    standing = filters.ChoiceFilter(
        label="Hiệu lực", choices=STANDINGS, method="by_standing", empty_label="Tất cả"
    )
    paper = filters.ChoiceFilter(
        label="Bản gốc, bản sửa", choices=PAPERS, method="by_paper", empty_label="Tất cả"
    )
    sanction_type = DimensionFilter(dimensions.SANCTION_TYPE)
    subject_kind = DimensionFilter(dimensions.SANCTIONED_KIND)
    authority = DimensionFilter(dimensions.AUTHORITY)
    signer_title = DimensionFilter(dimensions.SIGNER)
    unit = DimensionFilter(dimensions.DECISION_UNIT)
    area_xa = DimensionFilter(dimensions.DECISION_AREA)
    decree = DimensionFilter(dimensions.DECREE)
    decree_article = DimensionFilter(dimensions.ARTICLE)
    ip_object = DimensionFilter(dimensions.OBJECT)
    signed_from = DayFilter(dimensions.SIGNED, is_end=False)
    signed_to = DayFilter(dimensions.SIGNED, is_end=True)
    annulled_from = DayFilter(dimensions.ANNULLED, is_end=False)
    annulled_to = DayFilter(dimensions.ANNULLED, is_end=True)

    class Meta:
        model = Decision
        fields = ["q", "kind", "standing", "paper"]

    def search(
        self, rows: "models.QuerySet[Decision]", name: str, words: str
    ) -> "models.QuerySet[Decision]":
        return rows.filter(case__in=Case.objects.matching(words).order_by().values("pk"))

    def by_standing(
        self, rows: "models.QuerySet[Decision]", name: str, value: str
    ) -> "models.QuerySet[Decision]":
        return rows.filter(annulled_on__isnull=value == STANDING)

    def by_paper(
        self, rows: "models.QuerySet[Decision]", name: str, value: str
    ) -> "models.QuerySet[Decision]":
        return rows.filter(document__corrects__isnull=value == ORIGINAL)

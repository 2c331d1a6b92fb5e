"""FilterSets of papers, and those that figures ask: one for page, count, export and figure."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import django_filters as filters
from django import forms
from django.db import models
from django.db.models import Q

from cases.dossier.composing import kinds
from cases.dossier.dimensions import DayOf, Dimension
from cases.dossier.models import Document, Series
from cases.office.models import Unit
from cases.office.templatetags.office import day

Rows = models.QuerySet[Any]


class SaidField(forms.CharField):
    """A filter that comes from a figure, not from the list's own choices; it says its value."""

    def __init__(self, *, dimension: Dimension, **told: Any) -> None:
        super().__init__(widget=forms.HiddenInput, **told)
        self.dimension = dimension

    def said(self, value: str) -> str:
        return self.dimension.said(value)


class DimensionFilter(filters.Filter):
    """The records of one value of a dimension."""

    field_class = SaidField

    def __init__(self, dimension: Dimension) -> None:
        super().__init__(label=dimension.label, dimension=dimension)
        self.dimension = dimension

    def filter(self, qs: Rows, value: Any) -> Rows:
        return self.dimension.narrowed(qs, value) if value else qs


class DayField(forms.DateField):
    """A day of an address; it says itself as officers write days."""

    def __init__(self, **told: Any) -> None:
        super().__init__(widget=forms.HiddenInput, input_formats=["%Y-%m-%d", "%d/%m/%Y"], **told)

    def said(self, value: date) -> str:
        return day(value)


class DayFilter(filters.Filter):
    """From the first moment of a day, or to its last one, by Hà Nội's clock."""

    field_class = DayField

    def __init__(self, basis: DayOf, *, is_end: bool) -> None:
        super().__init__(label=f"{basis.label} {'đến' if is_end else 'từ'} ngày")
        self.basis, self.is_end = basis, is_end

    def filter(self, qs: Rows, value: Any) -> Rows:
        if value is None:
            return qs
        return self.basis.up_to(qs, value) if self.is_end else self.basis.since(qs, value)


class WindowForm(forms.Form):
    """Refuses a window that ends before it begins."""

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        for name in self.fields:
            basis = name.removesuffix("_from")
            first, last = told.get(name), told.get(f"{basis}_to")
            if basis != name and first and last and first > last:
                self.add_error(f"{basis}_to", "Ngày cuối phải từ ngày đầu trở đi.")
        return told


class FigureFilter(filters.FilterSet):
    """A list that figures count: an address that cannot be read shows nothing, never all."""

    def get_form_class(self) -> type[forms.Form]:
        fields = {name: each.field for name, each in self.filters.items()}
        return type("WindowForm", (WindowForm,), fields)

    def filter_queryset(self, queryset: Rows) -> Rows:
        if not self.form.is_valid():
            return queryset.none()
        for name, value in self.form.cleaned_data.items():
            if name not in self.many_filters:
                queryset = self.filters[name].filter(queryset, value)
        for condition in self.joint_conditions():
            # a subquery: a join would bring a record once for each of its rows
            model = queryset.model._default_manager
            queryset = queryset.filter(pk__in=model.filter(condition).order_by().values("pk"))
        return queryset

    @property
    def many_filters(self) -> dict[str, Dimension]:
        return {
            name: each.dimension
            for name, each in self.filters.items()
            if isinstance(each, DimensionFilter) and each.dimension.is_many
        }

    def joint_conditions(self) -> Iterator[Q]:
        """Of each relation one condition: article and object are asked of the same act."""
        by_relation: dict[str, Q] = {}
        for name, dimension in self.many_filters.items():
            if value := self.form.cleaned_data.get(name):
                known = by_relation.get(dimension.relation, Q())
                by_relation[dimension.relation] = known & dimension.condition(value)
        yield from by_relation.values()


def years() -> list[tuple[str, str]]:
    """The years in which papers were issued, the latest first."""
    found = Document.objects.filter(state=Document.State.ISSUED).order_by("-year")
    return [(str(year), str(year)) for year in found.values_list("year", flat=True).distinct()]


class IssuedFilter(filters.FilterSet):
    """Words or a number, series, kind, year and unit."""

    q = filters.CharFilter(method="search", label="Số, ký hiệu, trích yếu, tên đối tượng")
    series = filters.ModelChoiceFilter(
        label="Sổ", queryset=Series.objects.of_papers().order_by("name"), empty_label="Tất cả"
    )
    kind = filters.ChoiceFilter(label="Loại văn bản", choices=kinds, empty_label="Tất cả")
    year = filters.ChoiceFilter(label="Năm", choices=years, empty_label="Tất cả")
    unit = filters.ModelChoiceFilter(
        field_name="dossier__unit",
        label="Đơn vị",
        queryset=Unit.objects.all(),
        empty_label="Tất cả",
    )

    class Meta:
        model = Document
        fields = ["q", "series", "kind", "year", "unit"]

    def search(
        self, rows: "models.QuerySet[Document]", name: str, words: str
    ) -> "models.QuerySet[Document]":
        return rows.matching(words)  # type: ignore[attr-defined,no-any-return]

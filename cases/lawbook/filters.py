"""The list of acts, as it is searched."""

from django import forms
from django.http import QueryDict
from django_filters import CharFilter, ChoiceFilter, FilterSet

from cases.lawbook.models import ActVersion
from cases.lawbook.models.acts import ActVersionQuerySet


class ActFilter(FilterSet):
    q = CharFilter(
        label="Tìm hành vi",
        method="search",
        widget=forms.TextInput({"type": "search", "spellcheck": "false"}),
    )
    article = ChoiceFilter(label="Điều")

    class Meta:
        model = ActVersion
        fields = ["q", "article"]

    def __init__(self, asked: QueryDict, rows: ActVersionQuerySet) -> None:
        super().__init__(asked, rows)
        articles = rows.order_by("article").values_list("article", flat=True).distinct()
        self.filters["article"].extra["choices"] = [(each, f"Điều {each}") for each in articles]

    def search(self, rows: ActVersionQuerySet, name: str, words: str) -> ActVersionQuerySet:
        return rows.matching(words)

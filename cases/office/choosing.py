"""Choosing a row by typing a few words: one field, and the fragment that finds while one types."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict
from django.utils.text import capfirst

from cases.office.access import OfficerRequest
from cases.office.forms import LOOK_UP
from cases.office.models import Commune, FormerUnit
from cases.office.wording import fold

MOST_SHOWN = 8


@dataclass(frozen=True)
class Match:
    """One row as it is offered: its name, and a line that tells it from its namesakes."""

    value: int
    name: str
    line: str = ""


@dataclass(frozen=True)
class Found:
    """What a chooser shows: those chosen already, those that match, how many more there are."""

    chosen: Sequence[Match] = ()
    matches: Sequence[Match] = ()
    more: int = 0


class Source(ABC):
    """Where a chooser finds its rows, and how it tells them."""

    noun: ClassVar[str]
    hint: ClassVar[str]
    view: ClassVar[str]
    enter_view: ClassVar[str] = ""
    query: str = ""  # what the fragment must know besides the words

    @abstractmethod
    def rows(self) -> models.QuerySet[Any]: ...

    @abstractmethod
    def matching(self, words: str) -> models.QuerySet[Any]: ...

    @abstractmethod
    def told(self, rows: Iterable[Any], words: str) -> list[Match]: ...

    def find(self, words: str, chosen: Iterable[str]) -> Found:
        """Those chosen stay; the first that match the words follow."""
        keys = [int(value) for value in chosen if str(value).isdecimal()]
        kept = self.told(self.rows().filter(pk__in=keys), "") if keys else []
        if not fold(words):
            return Found(kept)
        rows = list(self.matching(words).exclude(pk__in=keys)[: MOST_SHOWN + 1])
        more = len(rows) > MOST_SHOWN
        return Found(kept, self.told(rows[:MOST_SHOWN], words), int(more))


class Chooser(forms.Widget):
    """Words to type, a button to look, and what was found as choices: it works without script."""

    template_name = "office/chooser.html"
    use_fieldset = True

    def __init__(self, source: Source, *, is_many: bool = False) -> None:
        super().__init__()
        self.source, self.is_many = source, is_many
        self.words, self.is_asked, self.is_answered = "", False, False

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        self.words = str(data.get(f"{name}_words") or "").strip()
        self.is_asked = data.get(LOOK_UP) == name
        self.is_answered = name in data
        if self.is_many:
            return data.getlist(name) if isinstance(data, MultiValueDict) else data.get(name)
        return data.get(name)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        # nothing ticked sends nothing, and means nothing chosen
        return False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        values = value if isinstance(value, list | tuple) else [value]
        chosen = [str(each) for each in values if each not in (None, "")]
        is_searching = self.is_asked or not chosen
        context["widget"] |= {
            "id": context["widget"]["attrs"].get("id") or f"id_{name}",
            "words": self.words,
            "many": self.is_many,
            "optional": not self.is_required,
            "source": self.source,
            "found": self.source.find(self.words if is_searching else "", chosen),
        }
        return context


def _refuse_words_alone(field: Any) -> None:
    """Words typed with nothing chosen would be lost without a sound."""
    if field.widget.words and not field.widget.is_answered:
        raise ValidationError(
            f"Đã gõ “{field.widget.words}” nhưng chưa chọn {field.source.noun}. "
            "Chọn một dòng tìm được, hoặc xóa chữ đã gõ.",
            code="not_chosen",
        )


class RowField(forms.ModelChoiceField[Any]):
    """One row of a source."""

    source: ClassVar[Source]

    def __init__(self, **kwargs: Any) -> None:
        noun = self.source.noun
        sentences = {
            "required": f"Gõ vài chữ, bấm “Tìm” rồi chọn {noun}.",
            "invalid_choice": f"Không tìm thấy {noun} đã chọn. Tìm và chọn lại.",
            **kwargs.pop("error_messages", {}),
        }
        rows, widget = self.source.rows(), Chooser(self.source)
        super().__init__(queryset=rows, widget=widget, error_messages=sentences, **kwargs)

    def clean(self, value: Any) -> Any:
        _refuse_words_alone(self)
        return super().clean(value)

    def said(self, value: Any) -> str:
        return _names(self.source, [value])


class RowsField(forms.ModelMultipleChoiceField[Any]):
    """Several rows of a source."""

    source: ClassVar[Source]

    def __init__(self, **kwargs: Any) -> None:
        noun = self.source.noun
        sentences = {
            "required": f"Gõ vài chữ, bấm “Tìm” rồi chọn {noun}.",
            "invalid_choice": f"Không tìm thấy {noun} đã chọn. Tìm và chọn lại.",
            "invalid_pk_value": f"Không tìm thấy {noun} đã chọn. Tìm và chọn lại.",
            **kwargs.pop("error_messages", {}),
        }
        widget = Chooser(self.source, is_many=True)
        rows = self.source.rows()
        super().__init__(queryset=rows, widget=widget, error_messages=sentences, **kwargs)

    def clean(self, value: Any) -> Any:
        _refuse_words_alone(self)
        return super().clean(value)

    def said(self, value: Any) -> str:
        return _names(self.source, value or [])


def _names(source: Source, values: Iterable[Any]) -> str:
    return ", ".join(match.name for match in source.find("", map(str, values)).chosen)


def matches_fragment(request: OfficerRequest, source: Source) -> HttpResponse:
    """The answer while one types: what was chosen, and what matches."""
    asked: QueryDict = request.GET
    name = asked.get("field", "")
    words = asked.get(f"{name}_words", "")
    widget = {
        "name": name,
        "id": asked.get("id", f"id_{name}"),
        "words": words,
        "many": asked.get("many") == "1",
        "optional": asked.get("optional") == "1",
        "source": source,
        "found": source.find(words, asked.getlist(name)),
    }
    return render(request, "office/_matches.html", {"widget": widget})


class Communes(Source):
    noun = "phường, xã"
    hint = "Tên phường, xã hiện nay hoặc tên cũ."
    view = "choose_commune"

    def rows(self) -> models.QuerySet[Commune]:
        return Commune.objects.all()

    def matching(self, words: str) -> models.QuerySet[Commune]:
        return Commune.objects.matching(words)

    def told(self, rows: Iterable[Commune], words: str) -> list[Match]:
        communes = list(rows)
        former = _former_names(communes, words) if words else {}
        return [
            Match(commune.pk, capfirst(str(commune)), former.get(commune.pk, ""))
            for commune in communes
        ]


def _former_names(communes: list[Commune], words: str) -> dict[int, str]:
    """For a commune that was found by a name of before: that name, said to be former."""
    by_former_name = [each.pk for each in communes if fold(words) not in each.name_key]
    units = FormerUnit.objects.filter(commune__in=by_former_name).matching(words)
    names: dict[int, list[str]] = {}
    for unit in units.order_by("-is_main_successor", "name_key"):
        part = "" if unit.is_main_successor else " (một phần)"
        names.setdefault(unit.commune_id, []).append(f"{unit}{part}")
    return {
        pk: f"Tên cũ: {'; '.join(each[:3])}" + ("…" if len(each) > 3 else "")
        for pk, each in names.items()
    }


def former_lines(words: str) -> list[str]:
    """What a search by a name of before found: today's communes, each with that name."""
    if not fold(words):
        return []
    found = Communes().find(words, []).matches
    return [
        f"{match.name}: {match.line[:1].lower()}{match.line[1:]}" for match in found if match.line
    ]


class CommuneField(RowField):
    """A commune of the city, found by its present or a former name."""

    source = Communes()

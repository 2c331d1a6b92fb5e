"""The fields of the form over a draft, made from what the draft says now."""

from datetime import datetime

from django import forms
from django.utils.text import capfirst

from cases.dossier.composing import composer_of
from cases.dossier.drafting.common import edits_of
from cases.dossier.models import Document
from cases.dossier.services.drafted import Draft
from cases.office.templatetags.office import ABSENT

NOTHING_OF_PART = "Không có"


class OwnWordsField(forms.CharField):
    """Left blank it says what the program says; so nothing is asked of the officer."""

    has_own_words = True


class DefaultField(forms.TypedChoiceField):
    """Left alone it is what the first choice says."""

    has_own_words = True


def text_fields(document: Document, draft: Draft) -> dict[str, forms.Field]:
    return {f"text-{key}": _text(document, draft, key) for key in draft.generated}


def none_fields(document: Document, draft: Draft) -> dict[str, forms.Field]:
    """For what is empty now, or is already said to be nothing."""
    chosen = edits_of(document).none
    composer = composer_of(document.kind)
    parts = [key for key in draft.generated if key.startswith(composer.own_parts)]
    words = draft.facts.get("none_words", {})
    return {
        f"none-{key}": forms.BooleanField(
            label=_none_label(document, draft, key, words.get(key, NOTHING_OF_PART)),
            required=False,
            initial=key in chosen,
        )
        for key in (*composer.may_be_none, *parts)
        if key in chosen or not _says(draft, key, composer.also.get(key, ""))
    }


def _none_label(document: Document, draft: Draft, key: str, word: str) -> str:
    """Beside its own field the words alone, else with the name of the item."""
    said = f"in “{word}”"
    if key in draft.generated:
        return f"Không có nội dung, {said}"
    return f"{label_of(document, draft, key)}: {said}"


def _says(draft: Draft, key: str, also: str) -> bool:
    """Whether the draft prints anything at this place, or at the other that fills it too."""
    block, _, part = key.partition(".")
    value = draft.facts.get(block) or draft.facts.get(also)
    if part:
        value = value.get(part) if isinstance(value, dict) else ""
    return bool(value)


def label_of(document: Document, draft: Draft, key: str) -> str:
    """The form's own label without its number."""
    composer = composer_of(document.kind)
    if key.startswith(composer.own_parts):
        return str(capfirst(dict(draft.facts["block"])[key.partition(".")[2]]))
    own = next((text.label for text in composer.texts if text.key == key), "")
    label = str(own or draft.facts["labels"].get(key, key))
    number, _, rest = label.partition(". ")
    return rest if number.isdigit() else label


def _text(document: Document, draft: Draft, key: str) -> forms.Field:
    composer = composer_of(document.kind)
    short = {text.key for text in composer.texts if text.is_short}
    is_short = key in short or key.startswith(composer.own_parts)
    edited, own = edits_of(document).texts.get(key), draft.generated[key]
    hints = ["Mỗi dòng một mục."] if isinstance(draft.facts.get(key), list) else []
    if edited:
        hints.append(f"Chương trình ghi: “{own or ABSENT}”. Xóa hết chữ để dùng lại.")
    return OwnWordsField(
        label=label_of(document, draft, key),
        required=False,
        initial=edited.text if edited else own,
        max_length=300 if is_short else 10_000,
        help_text=" ".join(hints),
        widget=forms.TextInput() if is_short else forms.Textarea(attrs={"rows": 4}),
    )


def choice_fields(document: Document, draft: Draft, at: datetime) -> dict[str, forms.Field]:
    """Who signs or writes, who gets a copy, what is printed along."""
    composer, edits = composer_of(document.kind), edits_of(document)
    fields: dict[str, forms.Field] = {
        choice.name: DefaultField(
            label=choice.label,
            choices=choice.options(document, at),
            coerce=int,
            empty_value=None,
            required=False,
            initial=getattr(edits, choice.name) or "",
            help_text=choice.hint,
        )
        for choice in composer.choices
    }
    if "copies_to" in draft.facts:
        fields |= _copies(draft)
    if composer.photos:
        fields["with_photos"] = forms.BooleanField(
            label="In kèm ảnh chụp, thành phụ lục", required=False, initial=edits.with_photos
        )
    return fields


def _copies(draft: Draft) -> dict[str, forms.Field]:
    return {
        "given_to": OwnWordsField(
            label="Giao biên bản cho",
            required=False,
            initial="\n".join(draft.facts["copies_to"]),
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text="Mỗi dòng một người hoặc cơ quan; mỗi nơi một bản.",
        ),
        "copies": forms.IntegerField(
            label="Số bản",
            min_value=1,
            max_value=99,
            initial=draft.facts["copies"],
            help_text="Kể cả bản lưu hồ sơ.",
            widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            error_messages={
                "required": "Ghi số bản, ví dụ 2.",
                "invalid": "Ghi số bản, ví dụ 2.",
                "min_value": "Ít nhất một bản.",
                "max_value": "Nhiều nhất 99 bản. Kiểm tra lại số đã gõ.",
            },
        ),
    }

"""The fields of the form over a draft, made from what the draft says now."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.text import capfirst

from cases.dossier.drafting.common import edits_of, team_at
from cases.dossier.drafting.edits import LABELS
from cases.dossier.drafting.signer import possible_signers
from cases.dossier.models import Document
from cases.office.duties import Duty
from cases.office.templatetags.office import ABSENT
from inspections.visits.documents import decision, minutes, working_record
from inspections.visits.documents.common import visit_of
from inspections.visits.services.drafted import FORMS, Draft

SHORT = ("subject_line", "proposal", "place", "injured_name", "event_time")
ONE_A_LINE = ("responsible", "recipients", "requests")
# Where the facts of a field stand under a second name too.
ALSO = {"goods": "goods_table", "injured": "injured_name"}
NOTHING_OF_PART = "Không có"
OF_THE_OFFICE = "Người đứng đầu Sở"


class OwnWordsField(forms.CharField):
    """Left blank it says what the program says; so nothing is asked of the officer."""

    has_own_words = True


class DefaultField(forms.TypedChoiceField):
    """Left alone it is what the first choice says."""

    has_own_words = True


def own_parts(document: Document) -> str:
    """How the keys of the identity printed in this paper begin."""
    block = FORMS[document.kind].BLOCK
    return f"{block}." if block else "\0"


def text_fields(document: Document, draft: Draft) -> dict[str, forms.Field]:
    return {f"text-{key}": _text(document, draft, key) for key in draft.generated}


def none_fields(document: Document, draft: Draft) -> dict[str, forms.Field]:
    """For what is empty now, or is already said to be nothing."""
    chosen = edits_of(document).none
    parts = [key for key in draft.generated if key.startswith(own_parts(document))]
    allowed = [*FORMS[document.kind].CHOSEN_NONE, *parts]
    words = draft.facts.get("none_words", {})
    return {
        f"none-{key}": forms.BooleanField(
            label=_none_label(document, draft, key, words.get(key, NOTHING_OF_PART)),
            required=False,
            initial=key in chosen,
        )
        for key in allowed
        if key in chosen or not _says(draft, key)
    }


def _none_label(document: Document, draft: Draft, key: str, word: str) -> str:
    """Beside its own field the words alone, else with the name of the item."""
    said = f"in “{word}”"
    if key in draft.generated:
        return f"Không có nội dung, {said}"
    return f"{label_of(document, draft, key)}: {said}"


def _says(draft: Draft, key: str) -> bool:
    """Whether the draft prints anything at this place."""
    block, _, part = key.partition(".")
    value = draft.facts.get(block) or draft.facts.get(ALSO.get(key, ""))
    if part:
        value = value.get(part) if isinstance(value, dict) else ""
    return bool(value)


def label_of(document: Document, draft: Draft, key: str) -> str:
    """The form's own label without its number."""
    if key.startswith(own_parts(document)):
        return str(capfirst(dict(draft.facts["block"])[key.partition(".")[2]]))
    label = str(LABELS.get(key) or draft.facts["labels"].get(key, key))
    number, _, rest = label.partition(". ")
    return rest if number.isdigit() else label


def _text(document: Document, draft: Draft, key: str) -> forms.Field:
    is_short = key in SHORT or key.startswith(own_parts(document))
    edited, own = edits_of(document).texts.get(key), draft.generated[key]
    hints = ["Mỗi dòng một mục."] if key in ONE_A_LINE else []
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
    if document.kind == decision.KIND:
        return {"signer": _signer(document, at)}
    fields = {"writer": _writer(document, draft, at), **_copies(draft)}
    if document.kind == minutes.KIND:
        fields["with_photos"] = forms.BooleanField(
            label="In kèm ảnh chụp tại buổi làm việc, thành phụ lục",
            required=False,
            initial=edits_of(document).with_photos,
        )
    if document.kind == working_record.KIND:
        fields["about"] = _about(document)
    return fields


def _chosen(label: str, choices: list[tuple[Any, str]], initial: Any, hint: str) -> forms.Field:
    return DefaultField(
        label=label,
        choices=choices,
        coerce=int,
        empty_value=None,
        required=False,
        initial=initial or "",
        help_text=hint,
    )


def _signer(document: Document, at: datetime) -> forms.Field:
    known = possible_signers(document.dossier, Duty.SIGN_INSPECTION, at=at)
    choices = [(each.pk, f"{each.full_name}, {each.position}") for each in known]
    hint = "Theo chức danh, hoặc theo văn bản giao quyền còn hiệu lực hôm nay."
    first = ("", OF_THE_OFFICE)
    return _chosen("Người ký", [first, *choices], edits_of(document).signer, hint)


def _writer(document: Document, draft: Draft, at: datetime) -> forms.Field:
    began = visit_of(document).arrived_at or at
    officers = [seat.officer for seat in team_at(document.dossier, began)]
    choices = [(each.pk, f"{each.full_name}, {each.position}") for each in officers]
    is_minutes = document.kind == minutes.KIND
    label = "Người ghi biên bản" if is_minutes else "Người lập biên bản"
    first = "Thư ký, hoặc người soạn" if is_minutes else "Trưởng đoàn"
    return _chosen(label, [("", first), *choices], edits_of(document).writer, "")


def _about(document: Document) -> forms.Field:
    here = visit_of(document)
    others = document.dossier.inspection.visits.exclude(pk=here.pk).exclude(arrived_at=None)
    choices = [(each.pk, str(each)) for each in others]
    hint = "Vụ việc xảy ra ở đâu; mặc định là chính buổi làm việc này."
    first = ("", str(here))
    return _chosen("Về buổi làm việc", [first, *choices], edits_of(document).about, hint)


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

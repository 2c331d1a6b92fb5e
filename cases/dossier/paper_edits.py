"""The form over a draft: what an officer types, chooses, or says to be nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import QueryDict

from cases.dossier.composing import composer_of
from cases.dossier.drafting.common import edits_of, lines_of
from cases.dossier.drafting.edits import Edits
from cases.dossier.models import Document
from cases.dossier.paper_fields import choice_fields, none_fields, text_fields
from cases.dossier.services.drafted import read_draft
from cases.dossier.services.drafts import save_edits
from cases.office.forms import ActForm
from cases.office.models import Officer
from cases.office.templatetags.office import ABSENT

TWO_VERSIONS = (
    "Trong lúc bạn nhập, dự thảo này đã được người khác sửa. "
    "So hai bản dưới đây rồi lưu lại bản đúng."
)
TEXT, NONE = "text-", "none-"
CHOSEN = ("signer", "writer", "about", "with_photos")


@dataclass(frozen=True)
class Section:
    """Fields of the form under one heading."""

    title: str
    note: str
    fields: list[forms.BoundField]


class EditsForm(ActForm):
    """Saved against the revision of the draft; both versions are shown where two saved it."""

    revision = forms.IntegerField(widget=forms.HiddenInput(attrs={"autocomplete": "off"}))
    versions: list[tuple[str, str, str]]

    def __init__(self, *args: Any, document: Document, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.document, self.at, self.versions = document, at, []
        self.draft, self.edits = read_draft(document, at=at), edits_of(document)
        self.fields["revision"].initial = document.revision
        self.fields |= text_fields(document, self.draft)
        self.fields |= none_fields(document, self.draft)
        self.fields |= choice_fields(document, self.draft, at)

    @property
    def sections(self) -> list[Section]:
        """The box that says "nothing" stands under the field it is about."""
        own = f"{TEXT}{composer_of(self.document.kind).own_parts}"
        typed: dict[bool, list[str]] = {True: [], False: []}
        for key in self.draft.generated:
            names = (f"{TEXT}{key}", f"{NONE}{key}")
            typed[names[0].startswith(own)] += [name for name in names if name in self.fields]
        texts, parts = typed[False], typed[True]
        none = [name for name in self.fields if name.startswith(NONE) and name not in texts + parts]
        rest = [name for name in self.own_fields if not name.startswith((TEXT, NONE))]
        return [
            Section(title, note, [self[name] for name in names])
            for title, note, names in (
                ("Người ký, bản giao", "", rest),
                (
                    "Nội dung",
                    "Chữ sửa ở đây chỉ đổi trên văn bản. Xóa hết thì dùng lại chữ lấy từ hồ sơ.",
                    texts,
                ),
                ("Mục không có nội dung", "Chọn để in đúng câu của mẫu thay cho chỗ trống.", none),
                (
                    "Thông tin đối tượng in trên văn bản",
                    "Lấy theo ngày làm việc. Để trống thì phải chọn “Không có”.",
                    parts,
                ),
            )
            if names
        ]

    def typed(self) -> Edits:
        """What was typed; words left as they were keep what they were typed over."""
        told = self.cleaned_data
        edits = self.edits
        for key, own in self.draft.generated.items():
            text = _lined(told[f"{TEXT}{key}"])
            if key in edits.texts and edits.texts[key].text == text.strip():
                continue
            edits = edits.with_text(key, text, over=own)
        none = tuple(
            name.removeprefix(NONE) for name in told if name.startswith(NONE) and told[name]
        )
        chosen = {name: told[name] for name in CHOSEN if name in told}
        return replace(edits, none=none, **chosen, **self._copies())

    def _copies(self) -> dict[str, Any]:
        """Receivers and copies, nothing where they are what the program says itself."""
        if "given_to" not in self.cleaned_data:
            return {}
        given = tuple(lines_of(self.cleaned_data["given_to"]))
        is_as_before = list(given) == self.draft.facts["copies_to"] and not self.edits.given_to
        copies = self.cleaned_data["copies"]
        return {
            "given_to": () if is_as_before else given,
            "copies": None if copies == len(given) + 1 else copies,
        }

    def keep(self, *, by: Officer, at: datetime) -> bool:
        kept = self.act(
            save_edits,
            self.document,
            self.typed(),
            revision=self.cleaned_data["revision"],
            by=by,
            at=at,
        )
        if not kept and self.has_error(NON_FIELD_ERRORS, code="conflict"):
            self._show_both()
        return kept

    def _show_both(self) -> None:
        """Both versions side by side; sending again then overrules the other knowingly."""
        fresh = Document.objects.get(pk=self.document.pk)
        theirs = EditsForm(document=fresh, at=self.at)
        self.versions = [
            (str(self.fields[name].label), mine, other)
            for name in self._shared_with(theirs)
            if (mine := _said(self, name, self.cleaned_data.get(name)))
            != (other := _said(theirs, name, theirs.fields[name].initial))
        ]
        data = cast(QueryDict, self.data).copy()
        data["revision"] = str(fresh.revision)
        self.data = data
        self.errors[NON_FIELD_ERRORS] = self.error_class([TWO_VERSIONS], renderer=self.renderer)

    def _shared_with(self, other: "EditsForm") -> Iterable[str]:
        return (name for name in self.own_fields if name in other.fields)


def _lined(text: str) -> str:
    """Lines of a text area end as the program ends them."""
    return "\n".join(text.splitlines())


def _said(form: forms.BaseForm, name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    choices = {str(key): str(word) for key, word in getattr(form.fields[name], "choices", ())}
    said = choices.get("" if value is None else str(value), value)
    return ABSENT if said in (None, "") else _lined(str(said))

"""The one base form: it carries the page's UUID and the row's revision, and runs the act."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, TypeVar, cast
from unicodedata import normalize
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.text import capfirst

from cases.office.models import Officer, Submission
from cases.office.saving import ConflictError, add_row, save_row
from cases.office.submissions import action_of, digest_of, once, other_content
from cases.office.templatetags.office import ABSENT, day, instant

Row = TypeVar("Row", bound=models.Model)
# name of the button inside a field that looks something up: the form comes back, nothing is judged
LOOK_UP = "look_up"


def nothing() -> None:
    """No guard: the row is free to change."""


def refuse(form: forms.BaseForm, error: ValidationError) -> None:
    """Put a refusal at its field, or on top where the form has no such field."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, cast(Any, errors))


class ActForm(forms.Form):
    """A form that does one act: sent twice it acts once."""

    submission = forms.UUIDField(
        widget=forms.HiddenInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": "Trang đã cũ. Tải lại trang rồi gửi lại.",
            "invalid": "Trang đã cũ. Tải lại trang rồi gửi lại.",
        },
    )
    result: models.Model | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sent: dict[str, Any] = {}
        self.fields["submission"].initial = uuid4

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_looking_up:
            self._errors: ErrorDict | None = ErrorDict(renderer=self.renderer)
        elif self._errors:
            self._clean_again()

    def clean(self) -> dict[str, Any]:
        """Letters typed in parts are stored put together (NFC)."""
        super().clean()
        for name, value in self.cleaned_data.items():
            is_secret = isinstance(self.fields[name].widget, forms.PasswordInput)
            if isinstance(value, str) and not is_secret:
                self.cleaned_data[name] = normalize("NFC", value)
        self.sent = dict(self.cleaned_data)
        return self.cleaned_data

    def _clean_again(self) -> None:
        """What the first sending changed may stand against it now: `once` answers, no rule."""
        data, files = cast(QueryDict, self.data), cast(Any, self.files)
        uuid = self.sent.get("submission")
        if earlier := Submission.objects.filter(uuid=uuid).first() if uuid else None:
            self._errors = ErrorDict(renderer=self.renderer)
            if earlier.digest == digest_of(data, files):
                self.cleaned_data = self.sent | self.cleaned_data
            else:
                self.add_error(None, other_content())

    def is_valid(self) -> bool:
        return super().is_valid() and not self.is_looking_up

    @property
    def is_looking_up(self) -> bool:
        """A field asked for its matches; the rest of the form may still be half filled."""
        return LOOK_UP in self.data

    def act(
        self, service: Callable[..., Any], *args: Any, by: Officer, at: datetime, **kwargs: Any
    ) -> bool:
        """Run the service once under this page's UUID; a refusal goes to its field."""
        about = [each for each in (*args, *kwargs.values()) if isinstance(each, models.Model)]
        return self.run(
            lambda: service(*args, by=by, at=at, **kwargs), service, by=by, at=at, about=about
        )

    def run(
        self,
        work: Callable[[], Any],
        named: Callable[..., Any],
        *,
        by: Officer,
        at: datetime,
        about: Iterable[models.Model] = (),
    ) -> bool:
        """Do the work once; `named` labels the submission, `about` are the rows it is done to."""
        data, files = cast(QueryDict, self.data), cast(Any, self.files)
        try:
            self.result = once(
                self.cleaned_data["submission"],
                work,
                action=action_of(named, about),
                digest=digest_of(data, files),
                by=by,
                at=at,
            )
        except ConflictError as conflict:
            self.show_conflict(conflict)
            return False
        except ValidationError as error:
            refuse(self, error)
            return False
        return True

    def show_conflict(self, conflict: ConflictError) -> None:
        refuse(self, conflict)

    @property
    def own_fields(self) -> list[str]:
        """The fields a person fills, without the page's own."""
        return [name for name in self.fields if name not in {"submission", "revision"}]


class ReasonForm(ActForm):
    """An act that asks for nothing but why."""

    because = forms.CharField(
        label="Lý do",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Ghi lý do."},
    )


class ConfirmForm(ActForm):
    """An act that asks for nothing but the press of its button."""


class RowForm(ActForm, forms.ModelForm[Row]):
    """A form over one editable row, saved by compare-and-set on its revision."""

    revision = forms.IntegerField(
        widget=forms.HiddenInput(attrs={"autocomplete": "off"}), required=False
    )
    versions: list[tuple[str, str, str]]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.versions = []
        if self.instance.pk:
            self.fields["revision"].initial = self.instance.revision  # type: ignore[attr-defined]

    def keep(
        self,
        *,
        by: Officer,
        at: datetime,
        guard: Callable[[], object] = nothing,
        **verb: models.TextChoices,
    ) -> bool:
        """Add the row, or save what changed in it, once.

        `guard` runs first inside the same transaction: it locks, and refuses where the law does.
        """

        row, columns = self.instance, self.row_columns

        def work() -> models.Model:
            typed = {column: getattr(row, column) for column in columns.values()}
            guard()
            # a guard that locks the row itself has read it afresh, over what was typed
            for column, value in typed.items():
                setattr(row, column, value)
            if row.pk is None:
                return add_row(row, by=by, at=at, **verb)
            row.revision = self.cleaned_data["revision"]  # type: ignore[attr-defined]
            return save_row(row, columns, by=by, at=at, **verb)

        return self.run(work, type(self), by=by, at=at, about=[row])

    @property
    def row_columns(self) -> dict[str, str]:
        """The fields a person fills that are the row's own, and their columns."""
        own = {field.name: field.attname for field in self.instance._meta.concrete_fields}
        return {name: own[name] for name in self.own_fields if name in own}

    def show_conflict(self, conflict: ConflictError) -> None:
        """Both versions side by side; sending again then overrules the other knowingly."""
        both = {
            name: (said(self, self.instance, name), said(self, conflict.theirs, name))
            for name in self.row_columns
        }
        self.versions = [
            (label_of(self, name), mine, theirs)
            for name, (mine, theirs) in both.items()
            if mine != theirs
        ]
        data = cast(QueryDict, self.data).copy()
        data[self.add_prefix("revision")] = str(conflict.theirs.revision)  # type: ignore[attr-defined]
        self.data = data
        self.add_error(None, conflict)


def label_of(form: RowForm[Row], name: str) -> str:
    column = cast("models.Field[Any, Any]", form.instance._meta.get_field(name))
    return str(form.fields[name].label or capfirst(column.verbose_name))


def said(form: forms.BaseForm, row: models.Model, name: str) -> str:
    """What a row says in this field, in the words the form shows."""
    field, column = form.fields[name], row._meta.get_field(name)
    value = cast("models.Field[Any, Any]", column).value_from_object(row)
    if in_words := getattr(field, "said", None):
        return in_words(value) or ABSENT
    if value in (None, ""):
        return ABSENT
    if column.is_relation:
        return str(getattr(row, name))
    match dict(getattr(field, "choices", ())).get(value, value):
        case bool(answer):
            return "có" if answer else "không"
        case datetime() as moment:
            return instant(moment)
        case date() as on:
            return day(on)
        case shown:
            return str(field.prepare_value(shown))

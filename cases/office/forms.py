"""The one base form: it carries the page's UUID and the row's revision, and runs the act."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar, cast
from uuid import uuid4

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.forms.utils import ErrorDict
from django.http import QueryDict

from cases.office.models import Officer
from cases.office.saving import ConflictError, add_row, save_row
from cases.office.submissions import digest_of, once
from cases.office.templatetags.office import day, instant

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
        self.fields["submission"].initial = uuid4

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_looking_up:
            self._errors = ErrorDict(renderer=self.renderer)

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
        return self.run(lambda: service(*args, by=by, at=at, **kwargs), service, by=by, at=at)

    def run(
        self, work: Callable[[], Any], named: Callable[..., Any], *, by: Officer, at: datetime
    ) -> bool:
        try:
            self.result = once(
                self.cleaned_data["submission"],
                work,
                action=f"{named.__module__}.{named.__qualname__}"[-80:],
                digest=digest_of(cast(QueryDict, self.data), cast(Any, self.files)),
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

        def work() -> models.Model:
            guard()
            if self.instance.pk is None:
                return add_row(self.instance, by=by, at=at, **verb)
            self.instance.revision = self.cleaned_data["revision"]  # type: ignore[attr-defined]
            names = [name for name in self.own_fields if name in self.changed_model_fields]
            return save_row(self.instance, names, by=by, at=at, **verb)

        return self.run(work, type(self).keep, by=by, at=at)

    @property
    def changed_model_fields(self) -> set[str]:
        return {field.name for field in self.instance._meta.concrete_fields}

    def show_conflict(self, conflict: ConflictError) -> None:
        """Both versions side by side; sending again then overrules the other knowingly."""
        theirs = type(self)(instance=conflict.theirs)
        self.versions = [
            (str(self.fields[name].label or name), said(self, name), said(theirs, name))
            for name in self.own_fields
            if said(self, name) != said(theirs, name)
        ]
        data = cast(QueryDict, self.data).copy()
        data["revision"] = str(conflict.theirs.revision)  # type: ignore[attr-defined]
        self.data = data
        self.add_error(None, conflict)


def said(form: forms.BaseForm, name: str) -> str:
    """What a field says, in the words the person sees."""
    value = form[name].value()
    if in_words := getattr(form.fields[name], "said", None):
        return in_words(value) or "—"
    choices = dict(getattr(form.fields[name], "choices", ()) or ())
    shown = choices.get(value, value)
    if isinstance(shown, datetime):
        return instant(shown)
    prepared = day(shown) if isinstance(shown, date) else form.fields[name].prepare_value(shown)
    return "—" if prepared in (None, "") else str(prepared)


def errors_by_field(form: forms.BaseForm) -> dict[str, list[str]]:
    """Messages by field name, those of the whole form under an empty name (for fragments)."""
    return {
        "" if name == NON_FIELD_ERRORS else name: [str(each) for each in errors]
        for name, errors in form.errors.items()
    }

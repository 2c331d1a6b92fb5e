"""Forms for files and samples of a dossier."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import models

from cases.dossier.evidence import ReadFile, read_upload
from cases.dossier.models import Dossier, Item
from cases.dossier.services.files import add_files, change_item
from cases.office.forms import ActForm, RowForm
from cases.office.models import Officer

PHOTOS = "image/jpeg,image/png,image/heic,image/heif,image/webp"


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once; the form reads each, so that one bad file does not stop the others."""

    widget = FilesInput
    default_error_messages = {"required": "Chọn ít nhất một tệp."}

    def __init__(self, *, accept: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if accept:
            self.widget.attrs["accept"] = accept

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        uploads = list(data or [])
        if self.required and not uploads:
            raise ValidationError(self.error_messages["required"], code="required")
        return uploads


class FilesForm(ActForm):
    """Takes the good files and says of each bad one why; a page shows `refusals` after the act.

    `cleaned_data["uploads"]` holds what was read and stored, ready for `add_file`. With no good
    file the form is not valid and the field says why.
    """

    photos_only = False
    uploads = FilesField(label="Tệp", accept=f"{PHOTOS},application/pdf,video/mp4")
    refusals: list[str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.refusals = []

    def clean_uploads(self) -> list[ReadFile]:
        reads = []
        for upload in self.cleaned_data["uploads"]:
            try:
                reads.append(read_upload(upload, photos_only=self.photos_only))
            except ValidationError as error:
                self.refusals += error.messages
        if not reads:
            raise ValidationError(self.refusals)
        return reads

    def keep(self, dossier: Dossier, *, kind: str = "", by: Officer, at: datetime) -> bool:
        """Enter the good files in the dossier, once however often the page is sent."""

        def work() -> models.Model:
            reads = self.cleaned_data["uploads"]
            return add_files(dossier, reads, kind=kind, by=by, at=at)[-1]

        return self.run(work, add_files, by=by, at=at, about=[dossier])


class PhotosForm(FilesForm):
    photos_only = True
    uploads = FilesField(
        label="Ảnh", accept=PHOTOS, error_messages={"required": "Chọn ảnh để gửi."}
    )


class ItemForm(RowForm[Item]):
    """What is said of one item; the fields depend on what it is."""

    def change(self, *, by: Officer, at: datetime) -> bool:
        self.instance.revision = self.cleaned_data["revision"]
        return self.act(change_item, self.instance, self.own_fields, by=by, at=at)


class CaptionForm(ItemForm):
    class Meta:
        model = Item
        fields = ["title"]


class SampleForm(ItemForm):
    """Adds by `form.act(add_sample, dossier, **form.told, by=..., at=...)`, changes by `change`."""

    class Meta:
        model = Item
        fields = ["title", "quantity", "seal"]
        labels = {"title": "Mẫu", "quantity": "Số lượng", "seal": "Số niêm phong"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = self.fields["quantity"].required = True

    @property
    def told(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.own_fields}


class RemoveForm(ActForm):
    """`form.act(remove_item, item, **form.told, by=..., at=...)`"""

    because = forms.CharField(
        label="Lý do bỏ", max_length=300, error_messages={"required": "Ghi lý do bỏ."}
    )

    @property
    def told(self) -> dict[str, str]:
        return {"because": self.cleaned_data["because"]}

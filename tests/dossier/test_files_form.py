"""Many files in one form: good ones are taken, bad ones named, a repeated page adds nothing."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from cases.dossier.forms import CaptionForm, FilesForm, PhotosForm, RemoveForm, SampleForm
from cases.dossier.models import Dossier, Item
from cases.dossier.services.files import add_sample, remove_item
from cases.office.models import Officer
from tests.builders import AT
from tests.dossier.evidence import a_photo_in, a_team_dossier
from tests.dossier.uploads import a_pdf, a_photo, an_upload, from_reports

pytestmark = pytest.mark.django_db


def told(submission: UUID, **words: object) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update(
        {"submission": str(submission), **{name: str(word) for name, word in words.items()}}
    )
    return data


def a_form(
    *uploads: SimpleUploadedFile, submission: UUID | None = None, kind: type[FilesForm] = PhotosForm
) -> FilesForm:
    files: Any = MultiValueDict({"uploads": list(uploads)})
    return kind(told(submission or uuid4()), files)


def three_photos() -> list[SimpleUploadedFile]:
    return [a_photo(f"anh{hour}.jpg", taken=f"2026:11:25 1{hour}:00:00") for hour in range(3)]


def kept(form: FilesForm, dossier: Dossier, by: Officer) -> bool:
    return form.is_valid() and form.keep(dossier, kind=Item.Kind.PHOTO, by=by, at=AT)


def test_good_photos_are_taken_and_each_bad_one_is_named() -> None:
    dossier, officer = a_team_dossier()
    bad = [
        from_reports("photo_truncated.jpg"),
        from_reports("page_named_photo.jpg"),
        an_upload("bb.pdf", a_pdf()),
        an_upload("rong.jpg", b""),
    ]
    form = a_form(*three_photos(), *bad)
    assert kept(form, dossier, officer)
    assert [item.file.name for item in dossier.items.photos() if item.file] == [
        "anh0.jpg",
        "anh1.jpg",
        "anh2.jpg",
    ]
    assert [refusal.split("”")[0] for refusal in form.refusals] == [
        "“photo_truncated.jpg",
        "“page_named_photo.jpg",
        "“bb.pdf",
        "“rong.jpg",
    ]
    assert dossier.chain.entries.filter(verb="add_file").count() == 3


def test_the_same_page_sent_twice_adds_once() -> None:
    dossier, officer = a_team_dossier()
    submission = uuid4()
    first = a_form(*three_photos(), submission=submission)
    assert kept(first, dossier, officer)
    second = a_form(*three_photos(), submission=submission)
    assert kept(second, dossier, officer)
    assert second.result == first.result
    assert dossier.items.count() == 3


def test_the_same_photos_on_a_new_page_add_nothing_either() -> None:
    dossier, officer = a_team_dossier()
    assert kept(a_form(*three_photos()), dossier, officer)
    assert kept(a_form(*three_photos()), dossier, officer)
    assert dossier.items.count() == 3


def test_other_photos_under_a_page_already_sent_are_refused() -> None:
    dossier, officer = a_team_dossier()
    submission = uuid4()
    assert kept(a_form(*three_photos(), submission=submission), dossier, officer)
    form = a_form(a_photo(), submission=submission)
    assert not kept(form, dossier, officer)
    assert "đã được gửi với nội dung khác" in str(form.errors)
    assert dossier.items.count() == 3


def test_with_no_good_photo_the_field_says_why_and_nothing_is_stored() -> None:
    form = a_form(from_reports("photo_truncated.jpg"), from_reports("gif_and_script.gif"))
    assert not form.is_valid()
    assert len(form.errors["uploads"]) == 2
    assert not default_storage.exists("")


def test_without_a_file_the_form_says_what_to_choose() -> None:
    form = a_form()
    assert not form.is_valid()
    assert form.errors["uploads"] == ["Chọn ảnh để gửi."]


def test_papers_and_videos_are_taken_where_any_file_is() -> None:
    dossier, officer = a_team_dossier()
    form = a_form(an_upload("bb.pdf", a_pdf()), kind=FilesForm)
    assert form.is_valid()
    assert form.keep(dossier, kind=Item.Kind.PAPER, by=officer, at=AT)
    assert dossier.items.get().kind == "paper"


def test_the_field_takes_several_and_offers_pictures_alone() -> None:
    field = str(PhotosForm()["uploads"])
    assert 'type="file"' in field
    assert " multiple" in field
    assert 'accept="image/jpeg,image/png,image/heic,image/heif,image/webp"' in field


def test_a_caption_is_changed_through_its_form() -> None:
    dossier, officer = a_team_dossier()
    item = a_photo_in(dossier, officer, title="Kệ trái")
    form = CaptionForm(told(uuid4(), title="Kệ phải", revision=1), instance=item)
    assert form.is_valid()
    assert form.change(by=officer, at=AT)
    item.refresh_from_db()
    assert (item.title, item.revision) == ("Kệ phải", 2)


def test_a_stale_caption_form_shows_both_versions() -> None:
    dossier, officer = a_team_dossier()
    pk = a_photo_in(dossier, officer, title="Kệ trái").pk
    first = CaptionForm(told(uuid4(), title="của họ", revision=1), instance=Item.objects.get(pk=pk))
    assert first.is_valid()
    assert first.change(by=officer, at=AT)
    late = CaptionForm(told(uuid4(), title="của tôi", revision=1), instance=Item.objects.get(pk=pk))
    assert late.is_valid()
    assert not late.change(by=officer, at=AT)
    assert [version[1:] for version in late.versions] == [("của tôi", "của họ")]


def test_a_sample_is_added_and_changed_through_one_form() -> None:
    dossier, officer = a_team_dossier()
    form = SampleForm(told(uuid4(), title="Giày", quantity="02 đôi", seal=""))
    assert form.is_valid()
    assert form.act(add_sample, dossier, **form.told, by=officer, at=AT)
    sample = dossier.items.samples().get()
    words = {"title": "Giày", "quantity": "03 đôi", "seal": "NP-1", "revision": 1}
    form = SampleForm(told(uuid4(), **words), instance=sample)
    assert form.is_valid()
    assert form.change(by=officer, at=AT)
    sample.refresh_from_db()
    assert (sample.quantity, sample.seal) == ("03 đôi", "NP-1")


def test_a_sample_without_quantity_is_refused_at_the_field() -> None:
    form = SampleForm(told(uuid4(), title="Giày", quantity=""))
    assert not form.is_valid()
    assert list(form.errors) == ["quantity"]


def test_an_item_is_removed_through_its_form_with_a_reason() -> None:
    dossier, officer = a_team_dossier()
    item = a_photo_in(dossier, officer)
    assert not RemoveForm(told(uuid4(), because="")).is_valid()
    form = RemoveForm(told(uuid4(), because="Chụp nhầm"))
    assert form.is_valid()
    assert form.act(remove_item, item, **form.told, by=officer, at=AT)
    assert not dossier.items.standing().exists()

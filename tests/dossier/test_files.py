"""Files and samples of a dossier: entered once, described, taken out."""

import json
import threading
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import close_old_connections, connection
from django.db.utils import IntegrityError

from cases.dossier.evidence import read_upload
from cases.dossier.models import Document, Dossier, EvidenceFile, Item
from cases.dossier.services.files import (
    add_file,
    add_files,
    add_sample,
    can_change_item,
    can_remove_item,
    change_item,
    remove_item,
)
from cases.office.models import JournalEntry
from cases.office.saving import ConflictError
from tests.builders import AT, a_document, an_officer
from tests.dossier.evidence import a_photo_in, a_team_dossier, file_of
from tests.dossier.uploads import a_pdf, a_photo, a_video, an_upload, from_reports, stored

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=1)
PHOTO, PAPER, SCAN = Item.Kind.PHOTO, Item.Kind.PAPER, Item.Kind.SCAN


def verbs(dossier: Dossier) -> list[str]:
    return list(dossier.chain.entries.order_by("sequence").values_list("verb", flat=True))


def test_a_photo_is_entered_with_its_data_and_its_hash() -> None:
    dossier, officer = a_team_dossier()
    item = a_photo_in(dossier, officer, title="Kệ trưng bày")
    file = EvidenceFile.objects.get(items=item)
    assert (file.name, file.kind, file.size) == ("photo_exif6_gps.jpg", "photo", 18_311)
    assert file.place == "21°01'43\"N 105°51'08\"E"
    assert (file.added_by, file.added_at, item.added_at) == (officer, AT, AT)
    entry = dossier.chain.entries.latest("sequence")
    assert (entry.verb, entry.officer, entry.at) == ("add_file", officer, AT)
    assert json.loads(entry.changes)["sha256"] == file.sha256


def test_the_same_file_again_is_the_same_evidence() -> None:
    dossier, officer = a_team_dossier()
    first = a_photo_in(dossier, officer)
    assert a_photo_in(dossier, officer, at=LATER) == first
    assert verbs(dossier) == ["open_dossier", "add_file"]


def test_the_same_file_in_another_dossier_is_evidence_there_too() -> None:
    (one, officer), (other, colleague) = a_team_dossier(), a_team_dossier()
    first, second = a_photo_in(one, officer), a_photo_in(other, colleague)
    assert first != second
    assert file_of(first).original == file_of(second).original


def test_a_removed_photo_may_come_back_over_the_same_file() -> None:
    dossier, officer = a_team_dossier()
    first = a_photo_in(dossier, officer)
    remove_item(first, because="Chụp nhầm quầy bên cạnh", by=officer, at=LATER)
    again = a_photo_in(dossier, officer, at=LATER)
    assert again != first
    assert again.file == first.file


def test_items_stand_in_the_order_they_came() -> None:
    dossier, officer = a_team_dossier()
    reads = [read_upload(a_photo(taken=f"2026:11:25 09:0{minute}:00")) for minute in range(3)]
    items = add_files(dossier, reads, kind=PHOTO, by=officer, at=AT)
    assert [item.position for item in items] == [1, 2, 3]
    assert list(dossier.items.all()) == items


def test_each_file_goes_where_its_kind_belongs() -> None:
    dossier, officer = a_team_dossier()
    uploads = [a_photo(), an_upload("quay.mp4", a_video()), an_upload("hd.pdf", a_pdf())]
    photo, film, paper = add_files(dossier, map(read_upload, uploads), by=officer, at=AT)
    assert [item.kind for item in (photo, film, paper)] == [PHOTO, PHOTO, PAPER]
    assert list(dossier.items.photos()) == [photo]
    assert list(dossier.items.films()) == [film]


def test_a_group_is_entered_whole_or_not_at_all() -> None:
    dossier, officer = a_team_dossier()
    reads = [read_upload(a_photo()), read_upload(an_upload("bb.pdf", a_pdf()))]
    with pytest.raises(ValidationError, match="không phải ảnh"):
        add_files(dossier, reads, kind=PHOTO, by=officer, at=AT)
    assert not dossier.items.exists()
    assert verbs(dossier) == ["open_dossier"]


def test_the_row_of_a_file_never_changes() -> None:
    dossier, officer = a_team_dossier()
    file = file_of(a_photo_in(dossier, officer))
    with pytest.raises(IntegrityError):
        EvidenceFile.objects.filter(pk=file.pk).update(name="khac.jpg")


def test_a_scan_shows_a_signed_paper_of_the_dossier() -> None:
    dossier, officer = a_team_dossier()
    paper = a_document(dossier, Document.State.SIGNED)
    read = read_upload(an_upload("bb da ky.pdf", a_pdf()))
    scan = add_file(dossier, read, kind=SCAN, document=paper, by=officer, at=AT)
    assert scan.document == paper
    assert verbs(dossier)[-1] == "attach_scan"


def test_a_scan_is_refused_for_a_draft_and_for_the_paper_of_another_dossier() -> None:
    dossier, officer = a_team_dossier()
    read = read_upload(an_upload("bb.pdf", a_pdf()))
    for paper in (a_document(dossier), a_document(state=Document.State.SIGNED), None):
        with pytest.raises(ValidationError):
            add_file(dossier, read, kind=SCAN, document=paper, by=officer, at=AT)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("minutes_with_script.pdf", None, "không nhận làm bản chụp văn bản: PDF có mã lệnh"),
        ("quay.mp4", a_video(), "là video"),
    ],
)
def test_a_scan_neither_moves_nor_runs(name: str, content: bytes | None, why: str) -> None:
    dossier, officer = a_team_dossier()
    paper = a_document(dossier, Document.State.SIGNED)
    read = read_upload(an_upload(name, content) if content else from_reports(name))
    with pytest.raises(ValidationError, match=why):
        add_file(dossier, read, kind=SCAN, document=paper, by=officer, at=AT)
    kept = add_file(dossier, read, kind=PAPER, by=officer, at=AT)
    assert file_of(kept).caution == read.caution


def test_a_sample_says_what_and_how_much() -> None:
    dossier, officer = a_team_dossier()
    sample = add_sample(
        dossier, title="Giày thể thao", quantity="02 đôi", seal="NP-26", by=officer, at=AT
    )
    assert (sample.kind, sample.quantity, sample.seal) == ("sample", "02 đôi", "NP-26")
    assert verbs(dossier)[-1] == "add_sample"
    with pytest.raises(ValidationError) as caught:
        add_sample(dossier, title=" ", quantity="", by=officer, at=AT)
    assert set(caught.value.message_dict) == {"title", "quantity"}


def test_a_caption_is_mended_and_the_journal_has_both() -> None:
    dossier, officer = a_team_dossier()
    item = a_photo_in(dossier, officer, title="Kệ trái")
    item.title = "Kệ phải"
    change_item(item, ["title"], by=officer, at=LATER)
    item.refresh_from_db()
    assert (item.title, item.revision) == ("Kệ phải", 2)
    changes = json.loads(dossier.chain.entries.latest("sequence").changes)
    assert changes == {"title": ["Kệ trái", "Kệ phải"]}


def test_saving_a_caption_without_change_writes_nothing() -> None:
    dossier, officer = a_team_dossier()
    item = a_photo_in(dossier, officer, title="Kệ trái")
    change_item(item, ["title"], by=officer, at=LATER)
    assert verbs(dossier) == ["open_dossier", "add_file"]


def test_of_two_who_mend_one_caption_the_second_sees_the_first() -> None:
    dossier, officer = a_team_dossier()
    mine = a_photo_in(dossier, officer)
    theirs = Item.objects.get(pk=mine.pk)
    theirs.title, mine.title = "của họ", "của tôi"
    change_item(theirs, ["title"], by=officer, at=LATER)
    with pytest.raises(ConflictError) as caught:
        change_item(mine, ["title"], by=officer, at=LATER)
    assert str(caught.value.theirs) == "của họ"


def test_a_removal_has_a_reason_and_leaves_the_file() -> None:
    dossier, officer = a_team_dossier()
    item = a_photo_in(dossier, officer, title="Kệ trái")
    with pytest.raises(ValidationError) as caught:
        remove_item(item, because="  ", by=officer, at=LATER)
    assert caught.value.message_dict == {"because": ["Ghi lý do bỏ."]}
    remove_item(item, because="Chụp nhầm", by=officer, at=LATER)
    assert not dossier.items.standing().exists()
    assert stored(file_of(item).original)
    changes = json.loads(dossier.chain.entries.latest("sequence").changes)
    assert changes == {"title": "Kệ trái", "because": "Chụp nhầm"}


def test_nothing_is_removed_twice_or_changed_after() -> None:
    dossier, officer = a_team_dossier()
    item = a_photo_in(dossier, officer)
    remove_item(item, because="Chụp nhầm", by=officer, at=LATER)
    with pytest.raises(ValidationError, match="đã được bỏ khỏi hồ sơ"):
        remove_item(item, because="Lần nữa", by=officer, at=LATER)
    with pytest.raises(ValidationError, match="đã được bỏ khỏi hồ sơ"):
        change_item(item, ["title"], by=officer, at=LATER)


@pytest.mark.parametrize(
    ("state", "way_out"),
    [
        (Document.State.READY, "Mở lại văn bản để sửa trước."),
        (Document.State.SIGNED, "Ghi việc đính chính bằng một văn bản mới."),
        (Document.State.ISSUED, "Ghi việc đính chính bằng một văn bản mới."),
    ],
)
def test_a_paper_fixed_later_holds_the_photo(state: Document.State, way_out: str) -> None:
    dossier, officer = a_team_dossier()
    item = a_photo_in(dossier, officer, title="Kệ trái")
    a_document(dossier, state, title="Biên bản kiểm tra", ready_at=LATER)
    with pytest.raises(ValidationError) as caught:
        remove_item(item, because="Chụp nhầm", by=officer, at=LATER)
    label = state.label.lower()
    assert caught.value.messages == [
        f"“Kệ trái” có trong hồ sơ khi chốt “Biên bản kiểm tra” ({label}). {way_out}"
    ]
    assert can_change_item(item, officer, LATER) == []


def test_a_paper_fixed_before_or_still_a_draft_holds_nothing() -> None:
    dossier, officer = a_team_dossier()
    a_document(dossier, Document.State.SIGNED, ready_at=AT - timedelta(minutes=1))
    a_document(dossier)
    assert can_remove_item(a_photo_in(dossier, officer), officer, LATER) == []


def test_a_sample_on_a_signed_paper_is_not_changed() -> None:
    dossier, officer = a_team_dossier()
    sample = add_sample(dossier, title="Giày", quantity="02 đôi", by=officer, at=AT)
    a_document(dossier, Document.State.SIGNED, ready_at=LATER)
    sample.quantity = "03 đôi"
    with pytest.raises(ValidationError, match="có trong hồ sơ khi chốt"):
        change_item(sample, ["quantity"], by=officer, at=LATER)


def test_a_colleague_outside_the_team_removes_nothing() -> None:
    dossier, officer = a_team_dossier()
    item = a_photo_in(dossier, officer)
    colleague = an_officer(unit=dossier.unit)
    with pytest.raises(ValidationError, match="ghi buổi làm việc"):
        remove_item(item, because="Chụp nhầm", by=colleague, at=LATER)


@pytest.mark.django_db(transaction=True)
def test_the_same_bytes_from_two_phones_at_once_are_one_evidence() -> None:
    dossier, officer = a_team_dossier()
    start, items, errors = threading.Barrier(2), [], []

    def send() -> None:
        try:
            start.wait()
            items.append(a_photo_in(Dossier.objects.get(pk=dossier.pk), officer))
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    phones = [threading.Thread(target=send) for _ in range(2)]
    for phone in phones:
        phone.start()
    for phone in phones:
        phone.join()
    close_old_connections()
    assert errors == []
    assert len(items) == 2
    assert items[0] == items[1]
    assert EvidenceFile.objects.count() == Item.objects.count() == 1
    assert JournalEntry.objects.filter(verb="add_file").count() == 1

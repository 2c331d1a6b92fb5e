"""Photos in bulk, their captions, and samples of a visit."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cases.dossier.models import Document, EvidenceFile, Item
from cases.office.models import Officer
from inspections.visits.models import Visit
from inspections.visits.services import visits
from tests.builders import AT, a_document, an_officer
from tests.dossier.uploads import a_photo
from tests.visits.building import a_visit, under_way
from tests.visits.posting import drawn, entered, page_of, queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
World = tuple[Visit, Officer]


@pytest.fixture
def world() -> World:
    inspection, _, member = under_way()
    visit = a_visit(inspection, member, label="Lê Thị Thanh Trà")
    visits.log_outcome(visit, outcome="worked", by=member, at=AT)
    return visit, member


def url(name: str, *numbers: int) -> str:
    return reverse(f"visits:{name}", args=numbers)


def send(officer: Officer, visit: Visit, *files: Any, twice: bool = False) -> Any:
    client, address = entered(officer), url("photos_add", visit.pk)
    data: dict[str, Any] = drawn(page_of(client, url("photos", visit.pk)), address)
    answer = client.post(address, data | {"uploads": list(files)}, follow=True)
    if twice:
        for file in files:
            file.seek(0)
        answer = client.post(address, data | {"uploads": list(files)}, follow=True)
    return answer.content.decode()


def test_several_photos_come_in_one_go_and_belong_to_the_visit(world: World) -> None:
    visit, member = world
    page = send(member, visit, a_photo("a.jpg"), a_photo("b.jpg", taken="2026:11:25 09:01:00"))
    assert Item.objects.filter(from_visit__visit=visit).count() == 2
    assert "Ảnh đã gửi" in page


def test_the_same_post_twice_is_one_photo(world: World) -> None:
    visit, member = world
    send(member, visit, a_photo("a.jpg"), twice=True)
    assert visit.items.count() == 1


def test_a_photo_sent_again_with_others_is_told_and_not_entered_twice(world: World) -> None:
    visit, member = world
    send(member, visit, a_photo("a.jpg"))
    page = send(member, visit, a_photo("a.jpg"), a_photo("b.jpg", taken="2026:11:25 09:01:00"))
    assert "1 ảnh đã có ở buổi này, không ghi thêm lần nữa: “a.jpg”." in page
    assert visit.items.count() == 2


def test_a_photo_that_stands_at_another_visit_is_told(world: World) -> None:
    visit, member = world
    send(member, visit, a_photo("a.jpg"))
    other = a_visit(visit.inspection, member, label="Ki-ốt 31")
    visits.log_outcome(other, outcome="worked", by=member, at=AT)
    page = send(member, other, a_photo("a.jpg"), a_photo("b.jpg", taken="2026:11:25 09:01:00"))
    assert "Ảnh “a.jpg” đã có trong hồ sơ, ở Lê Thị Thanh Trà." in page
    assert other.items.count() == 1


def test_thirty_photos_of_which_the_seventeenth_is_damaged_leave_twenty_nine(world: World) -> None:
    visit, member = world
    files = [a_photo(f"{n}.jpg", taken=f"2026:11:25 09:{n:02d}:00") for n in range(30)]
    files[16] = SimpleUploadedFile("hong.jpg", b"\xff\xd8\xff\xe0 khong phai anh", "image/jpeg")
    page = send(member, visit, *files)
    assert visit.items.count() == 29
    assert "hong.jpg" in page


def test_a_bad_file_is_named_and_the_good_one_is_kept(world: World) -> None:
    visit, member = world
    false = SimpleUploadedFile("anh.jpg", b"MZ not a picture", content_type="image/jpeg")
    page = send(member, visit, false, a_photo("tot.jpg"))
    assert visit.items.count() == 1
    assert "anh.jpg" in page


def test_a_photo_gets_its_caption(world: World) -> None:
    visit, member = world
    send(member, visit, a_photo("a.jpg"))
    item = Item.objects.get()
    client, address = entered(member), url("item", visit.pk, item.pk)
    client.post(address, drawn(page_of(client, address), "") | {"title": "Mặt trước quầy"})
    assert "Mặt trước quầy" in page_of(client, url("photos", visit.pk))


def test_a_photo_is_taken_out_with_a_reason_and_its_file_stays(world: World) -> None:
    visit, member = world
    send(member, visit, a_photo("a.jpg"))
    item = Item.objects.get()
    client, address = entered(member), url("item_remove", visit.pk, item.pk)
    data = drawn(page_of(client, address), "")
    assert "Ghi lý do bỏ." in client.post(address, data).content.decode()
    client.post(address, data | {"because": "chụp nhầm quầy"})
    assert not visit.items.filter(item__removed_at=None).exists()
    assert EvidenceFile.objects.count() == 1


def test_a_sample_is_recorded_under_its_seal(world: World) -> None:
    visit, member = world
    client, address = entered(member), url("sample_add", visit.pk)
    data = drawn(page_of(client, address), "")
    told = {"title": "Túi xách LUNARIS", "quantity": "01 chiếc", "seal": "NP-260150"}
    for _ in range(2):
        client.post(address, data | told)
    sample = Item.objects.get()
    assert (sample.kind, sample.seal, sample.from_visit.visit) == ("sample", "NP-260150", visit)


def test_after_signing_no_photo_is_added_to_the_visit(world: World) -> None:
    visit, member = world
    minutes = a_document(visit.dossier, Document.State.ISSUED, kind="BBKT")
    visit.documents.create(document=minutes)
    page = page_of(entered(member), url("photos", visit.pk))
    assert "Chỉ xem:" in page
    assert "uploads" not in page


def test_a_colleague_looks_and_a_stranger_finds_nothing(world: World) -> None:
    visit, _ = world
    colleague = entered(an_officer(unit=visit.dossier.unit))
    assert "uploads" not in page_of(colleague, url("photos", visit.pk))
    assert colleague.post(url("photos_add", visit.pk)).status_code == 403
    assert colleague.get(url("sample_add", visit.pk)).status_code == 403
    stranger = entered(an_officer())
    assert stranger.get(url("photos", visit.pk)).status_code == 404
    assert stranger.post(url("photos_add", visit.pk)).status_code == 404


def test_thirteen_photos_ask_no_more_than_three(world: World) -> None:
    visit, member = world
    asked = []
    for count in (3, 10):
        shots = [f"2026:11:25 09:{count:02d}:{second:02d}" for second in range(count)]
        send(member, visit, *(a_photo("a.jpg", taken=taken) for taken in shots))
        asked.append(queries_of(entered(member), url("photos", visit.pk)))
    assert visit.items.count() == 13
    assert asked[0] == asked[1] <= 12

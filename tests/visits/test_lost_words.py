"""Two people, two taps, two moments: what somebody wrote is told before it is written over."""

from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from cases.dossier.models import GoodsLine
from cases.office.models import Officer
from inspections.visits.field_forms.pasting import read_rows
from inspections.visits.models import Finding, Visit
from inspections.visits.services import findings, goods, notes, rows, visits
from tests.builders import AT, a_container, a_goods_line
from tests.together import together
from tests.visits.building import a_visit, under_way
from tests.visits.posting import HTMX, drawn, entered, page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
World = tuple[Visit, Officer, Officer]
LATER = AT + timedelta(minutes=30)


@pytest.fixture
def world() -> World:
    inspection, head, member = under_way()
    visit = a_visit(inspection, member, stall="27", label="Lê Thị Thanh Trà")
    visits.log_outcome(visit, outcome="worked", by=member, at=AT)
    return visit, head, member


def a_line(visit: Visit, by: Officer, **fields: Any) -> GoodsLine:
    return visits.add_goods_at(visit, a_goods_line(visit.dossier, **fields), by=by, at=AT)


def an_opened_sack(visit: Visit, by: Officer) -> GoodsLine:
    sack = visits.add_goods_at(visit, a_container(visit.dossier), by=by, at=AT)
    goods.open_seal_at(visit, sack, opened_by="bà Trà", seal_state="còn nguyên", by=by, at=AT)
    return sack


def test_the_same_tap_of_a_colleague_leaves_the_note(world: World) -> None:
    visit, head, member = world
    shut = a_visit(visit.inspection, member, label="Ki-ốt 31")
    visits.log_outcome(shut, outcome="shut", note="2 thùng để ngoài", by=member, at=AT)
    visits.log_outcome(Visit.objects.get(pk=shut.pk), outcome="shut", by=head, at=LATER)
    shut.refresh_from_db()
    assert shut.outcome_note == "2 thùng để ngoài"


def test_a_note_leaves_the_hour_of_the_outcome(world: World) -> None:
    visit, _, member = world
    notes.note_outcome(visit, "người bán thuê có mặt", instead_of="", by=member, at=LATER)
    visit.refresh_from_db()
    assert (visit.outcome_note, visit.logged_at) == ("người bán thuê có mặt", AT)


def test_two_officers_at_one_note_see_both(world: World) -> None:
    visit, head, member = world
    address = reverse("visits:outcome_note", args=[visit.pk])
    one, other = entered(member), entered(head)
    first, second = drawn(page_of(one, address), ""), drawn(page_of(other, address), "")
    one.post(address, first | {"note": "2 thùng, chưa rõ chủ"})
    shown = other.post(address, second | {"note": "chủ đi vắng"}).content.decode()
    assert "2 thùng, chưa rõ chủ" in shown
    assert "chủ đi vắng" in shown
    visit.refresh_from_db()
    assert visit.outcome_note == "2 thùng, chưa rõ chủ"
    other.post(address, drawn(shown, ""))
    visit.refresh_from_db()
    assert visit.outcome_note == "chủ đi vắng"


def test_two_officers_at_the_goods_of_one_finding_see_both(world: World) -> None:
    visit, head, member = world
    bags, belts = a_line(visit, member, name="Túi"), a_line(visit, member, name="Thắt lưng")
    finding = findings.write_finding(
        Finding(visit=visit, facts="Bày bán"), [], GoodsLine.objects.none(), by=member, at=AT
    )
    address = reverse("visits:finding", args=[visit.pk, finding.pk])
    one, other = entered(member), entered(head)
    first, second = drawn(page_of(one, address), ""), drawn(page_of(other, address), "")
    one.post(address, first | {"goods": bags.pk})
    shown = other.post(address, second | {"goods": belts.pk}).content.decode()
    assert "<mark>Thắt lưng</mark>" in shown
    assert "<mark>Túi</mark>" in shown
    assert [each.line for each in finding.goods.all()] == [bags]


def test_a_finding_keeps_the_goods_of_a_sack_when_its_words_change(world: World) -> None:
    visit, _, member = world
    sack = an_opened_sack(visit, member)
    inside = a_line(visit, member, container=sack)
    finding = findings.write_finding(
        Finding(visit=visit, facts="Bày bán"), [], GoodsLine.objects.all(), by=member, at=AT
    )
    held = set(finding.goods.values_list("line", flat=True))
    assert inside.pk in held
    address = reverse("visits:finding", args=[visit.pk, finding.pk])
    client = entered(member)
    page = page_of(client, address)
    assert f'value="{inside.pk}"' in page
    data: dict[str, Any] = drawn(page, "") | {"facts": "Bày bán túi", "goods": sorted(held)}
    client.post(address, data)
    assert set(finding.goods.values_list("line", flat=True)) == held


def test_nothing_goes_into_a_sack_already_counted(world: World) -> None:
    visit, _, member = world
    sack = an_opened_sack(visit, member)
    seen_before = GoodsLine.objects.get(pk=sack.pk)
    a_line(visit, member, container=sack)
    goods.finish_count_at(visit, sack, by=member, at=AT)
    with pytest.raises(ValidationError, match="đã kiểm đếm xong"):
        a_line(visit, member, name="Ví", container=seen_before)
    assert GoodsLine.objects.filter(container=sack).count() == 1
    goods.resume_count_at(visit, sack, by=member, at=AT)
    a_line(visit, member, name="Ví", container=seen_before)
    assert GoodsLine.objects.filter(container=sack).count() == 2


def test_a_line_for_a_counted_sack_comes_back_with_the_reason(world: World) -> None:
    visit, _, member = world
    sack = an_opened_sack(visit, member)
    client, address = entered(member), reverse("visits:line_add", args=[visit.pk])
    data = drawn(page_of(client, reverse("visits:goods", args=[visit.pk])), address)
    a_line(visit, member, container=sack)
    goods.finish_count_at(visit, sack, by=member, at=AT)
    typed = {"name": "Ví da", "unit": "chiếc", "quantity": "3", "container": str(sack.pk)}
    answer = client.post(address, data | typed, headers=HTMX).content.decode()
    assert "đã kiểm đếm xong" in answer
    assert "Ví da" in answer


def test_nobody_writes_to_a_place_taken_off_the_list(world: World) -> None:
    visit, head, member = world
    wrong = a_visit(visit.inspection, member, label="Nhập nhầm")
    stale = Visit.objects.get(pk=wrong.pk)
    visits.remove_place(wrong, by=member, at=AT)
    for act in (
        lambda: visits.remove_place(stale, by=head, at=AT),
        lambda: visits.log_outcome(stale, outcome="shut", by=head, at=AT),
    ):
        with pytest.raises(ValidationError, match="đã được bỏ khỏi danh sách"):
            act()
    assert visit.chain.entries.filter(verb="remove_place").count() == 1


def test_a_list_pasted_by_two_officers_stands_once(world: World) -> None:
    visit, head, member = world
    first, second = (
        [Visit(stall="30", label="Phạm Thị Mận"), Visit(stall="31", label="Đỗ Văn Lúa")]
        for _ in range(2)
    )
    visits.add_places(visit.inspection, first, by=member, at=AT)
    with pytest.raises(ValidationError, match="đã có trong danh sách"):
        visits.add_places(visit.inspection, second, by=head, at=AT)
    assert visit.inspection.visits.count() == 3


def test_a_paper_s_note_that_met_another_is_not_lost(world: World) -> None:
    visit, head, member = world
    client, other = entered(member), entered(head)
    own = visit.get_absolute_url()
    log = reverse("visits:paper_log", args=[visit.pk])
    client.post(log, drawn(page_of(client, own), log) | {"result": "shown"})
    paper = visit.papers.get()
    address = reverse("visits:paper", args=[visit.pk, paper.pk])
    first, second = drawn(page_of(client, own), address), drawn(page_of(other, own), address)
    client.post(address, first | {"note": "số 12 ngày 01/3/2026"}, headers=HTMX)
    shown = other.post(address, second | {"note": "bản sao"}, headers=HTMX).content.decode()
    assert "bản sao" in shown
    assert "số 12 ngày 01/3/2026" in shown


@pytest.mark.django_db(transaction=True)
def test_one_row_taken_out_by_two_at_once_is_told_once(law_tables: Any) -> None:
    inspection, head, member = under_way()
    visit = a_visit(inspection, member, label="Ki-ốt 27")
    visits.log_outcome(visit, outcome="worked", by=member, at=AT)
    line = a_line(visit, member)
    copies = [
        (Visit.objects.get(pk=visit.pk), GoodsLine.objects.get(pk=line.pk), by)
        for by in (head, member)
    ]
    outcomes = together(
        *(partial(rows.remove_goods, seen, row, by=by, at=AT) for seen, row, by in copies)
    )
    assert sum(isinstance(each, ValidationError) for each in outcomes) == 1
    assert visit.chain.entries.filter(verb="remove_goods").count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_line_sent_twice_at_the_same_moment_is_one_line(law_tables: Any) -> None:
    inspection, _, member = under_way()
    visit = a_visit(inspection, member, label="Ki-ốt 27")
    visits.log_outcome(visit, outcome="worked", by=member, at=AT)
    client, address = entered(member), reverse("visits:line_add", args=[visit.pk])
    data = drawn(page_of(client, reverse("visits:goods", args=[visit.pk])), address)
    data |= {"name": "Túi", "unit": "chiếc", "quantity": "12", "container": ""}
    clients = [entered(member) for _ in range(4)]
    answers = together(*(partial(each.post, address, data, headers=HTMX) for each in clients))
    line = GoodsLine.objects.get()
    for answer in answers:
        assert f'id="hang-{line.pk}"' in answer.content.decode()


def test_words_of_one_s_own_whose_answer_got_lost_are_no_conflict(world: World) -> None:
    visit, head, member = world
    address = reverse("visits:part", args=[visit.pk, "y-kien"])
    client, other = entered(member), entered(head)
    data = drawn(page_of(client, visit.get_absolute_url()), address)
    lost = data | {"statement": "Tôi mua của người giao hàng."}
    client.post(address, lost, headers=HTMX)
    again = data | {"submission": str(uuid4()), "unanswered": data["submission"]}
    client.post(address, again | {"statement": "Tôi mua ở chợ."}, headers=HTMX)
    visit.refresh_from_db()
    assert visit.statement == "Tôi mua ở chợ."
    # a colleague who names it, or one's own older page, is still shown both versions
    stale = data | {"submission": str(uuid4()), "statement": "Không nhớ."}
    for who, unanswered in ((other, again["submission"]), (client, data["submission"])):
        answer = who.post(address, stale | {"unanswered": unanswered}, headers=HTMX)
        assert "Tôi mua ở chợ." in answer.content.decode()
    visit.refresh_from_db()
    assert visit.statement == "Tôi mua ở chợ."


def test_a_number_of_one_s_own_whose_answer_got_lost_is_no_conflict(world: World) -> None:
    visit, _, member = world
    line = a_line(visit, member, quantity=10)
    address = reverse("visits:line_save", args=[visit.pk, line.pk])
    client = entered(member)
    data = drawn(page_of(client, reverse("visits:goods", args=[visit.pk])), address)
    client.post(address, data | {"quantity": "12"}, headers=HTMX)
    again = {"submission": str(uuid4()), "unanswered": data["submission"], "quantity": "15"}
    client.post(address, data | again, headers=HTMX)
    line.refresh_from_db()
    assert line.quantity == 15


def test_rows_that_could_not_be_read_stay_on_the_page(world: World) -> None:
    visit, _, member = world
    client, address = entered(member), reverse("visits:goods_paste", args=[visit.pk])
    text = "Tên hàng\tĐVT\tSố lượng\nTúi đen\tchiếc\t12\nTúi nâu\tchiếc\t2,5\nVí\tchiếc\t3"
    data = drawn(page_of(client, address), "") | {"text": text, "enter": "1"}
    for _ in range(2):
        answer = client.post(address, data).content.decode()
        assert "Đã ghi 2 dòng. Còn 1 dòng chưa ghi" in answer
        rest = drawn(answer, "")
        assert rest["text"] == "Tên hàng\tĐVT\tSố lượng\nTúi nâu\tchiếc\t2,5"
    assert GoodsLine.objects.count() == 2
    rest |= {"text": rest["text"].replace("2,5", "3"), "enter": "1"}
    assert client.post(address, rest).status_code == 302
    assert GoodsLine.objects.count() == 3


def test_more_rows_than_are_taken_are_refused_none_is_dropped(world: World) -> None:
    visit, _, member = world
    client, address = entered(member), reverse("visits:goods_paste", args=[visit.pk])
    text = "\n".join(f"Túi {number}\tchiếc\t1" for number in range(301))
    data = drawn(page_of(client, address), "") | {"text": text, "enter": "1"}
    answer = client.post(address, data).content.decode()
    assert "nhiều nhất 300 dòng; đang có 301 dòng" in answer
    assert not GoodsLine.objects.exists()


def test_a_cell_of_two_lines_is_one_cell() -> None:
    text = 'Ống 5" nhựa\tchiếc\t2\r\n"Túi xách\nmàu ""đen"""\tchiếc\t12\r\n"Ví" da\tchiếc\t3'
    read = [each.line.name if each.line else each.reasons for each in read_rows(text)]
    assert read == ['Ống 5" nhựa', 'Túi xách màu "đen"', '"Ví" da']

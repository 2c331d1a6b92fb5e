"""The proposed sanction: inside the range of the law with a reason, refused outside it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from cases.casework.models import Case, ProposedSanction
from cases.casework.services.deciders import above_of, deciders_of, obstacle_of
from cases.casework.services.measures import Chosen
from cases.casework.services.sanctions import propose_sanction, total_of
from cases.casework.services.violations import remove_violation
from cases.lawbook.services import active_catalogue
from cases.office.saving import ConflictError
from tests.builders import a_version
from tests.casework.cases import a_case, a_found_office
from tests.casework.sanctions import (
    INFRINGE,
    LABELS,
    MAKE,
    TRADE,
    a_plain_case,
    an_act,
    at_noon,
    eased,
    judged,
    proposed,
)
from tests.visits.papers import as_officer, filled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_tables")]

FOUND, DECIDED = date(2026, 11, 6), date(2026, 11, 26)
WHY = "Lần đầu vi phạm, toàn bộ hàng chưa bán ra."
DESTROY = "12.13.a@2024-07-01"


@pytest.fixture
def story_1() -> Case:
    """212 bags worth 38.160.000 đồng, one mitigating circumstance."""
    case = a_plain_case(FOUND)
    an_act(case, TRADE, goods_value=38_160_000)
    eased(case, "GN2")
    return case


def propose(case: Case, amount: int | None, **told: Any) -> ProposedSanction:
    lawful = {"amount": amount, "because": WHY, "on": DECIDED}
    return proposed(case.violations.get(), DESTROY, **lawful | told)


def test_twenty_four_million_lies_inside_the_range_of_story_1(story_1: Case) -> None:
    propose(story_1, 24_000_000)
    (one,) = judged(story_1, DECIDED)
    assert one.answer.amounts is not None
    assert one.answer.amounts.between == (20_000_000, 27_500_000)
    assert (one.amount, one.faults) == (24_000_000, ())
    assert one.explanation.value == 24_000_000
    assert one.explanation.steps[-1].text == f"Lý do chọn mức phạt: {WHY}"


@pytest.mark.parametrize("amount", [20_000_001, 27_499_999])
def test_one_dong_inside_either_end_is_taken(story_1: Case, amount: int) -> None:
    propose(story_1, amount)
    assert judged(story_1, DECIDED)[0].amount == amount


@pytest.mark.parametrize("amount", [20_000_000, 27_500_000, 19_999_999, 35_000_000, 0])
def test_outside_the_open_range_the_sentence_names_it(story_1: Case, amount: int) -> None:
    with pytest.raises(ValidationError) as refused:
        propose(story_1, amount)
    assert refused.value.message_dict["amount"] == [
        "Người có thẩm quyền chọn từ 20.000.000 đồng đến 27.500.000 đồng, không kể hai đầu."
    ]
    assert not ProposedSanction.objects.exists()


def test_a_choice_without_a_reason_is_refused(story_1: Case) -> None:
    with pytest.raises(ValidationError) as refused:
        propose(story_1, 24_000_000, because=" ")
    assert "because" in refused.value.message_dict


def test_where_the_law_gives_one_amount_no_other_is_taken() -> None:
    # story 5: 12.400 labels, 18 to 30 million, the middle
    case = a_plain_case(date(2026, 5, 6))
    act = an_act(case, LABELS, quantity=12_400)
    destroy = "13.8.a@2013-10-15"
    proposed(act, destroy, on=date(2026, 5, 18))
    assert judged(case, date(2026, 5, 18))[0].amount == 24_000_000
    row = ProposedSanction.objects.get()
    row.amount = 23_000_000
    told: dict[str, Any] = {"by": case.dossier.holder, "at": at_noon(date(2026, 5, 18))}
    with pytest.raises(ValidationError, match=r"mức phạt là 24\.000\.000 đồng"):
        propose_sanction(row, [Chosen(destroy)], **told)


def test_a_measure_that_the_article_lacks_is_refused(story_1: Case) -> None:
    with pytest.raises(ValidationError, match="không quy định biện pháp đã chọn"):
        proposed(
            story_1.violations.get(),
            "11.17.a@2013-10-15",
            amount=24_000_000,
            because=WHY,
            on=DECIDED,
        )


def test_illicit_gain_is_taken_back_only_when_it_is_known(story_1: Case) -> None:
    with pytest.raises(ValidationError, match="Ghi số lợi bất hợp pháp"):
        proposed(
            story_1.violations.get(),
            DESTROY,
            "12.13.d@2024-07-01",
            amount=24_000_000,
            because=WHY,
            on=DECIDED,
        )


def test_a_warning_is_taken_where_the_clause_offers_it_and_refused_elsewhere(
    story_1: Case,
) -> None:
    with pytest.raises(ValidationError, match="không có hình thức cảnh cáo"):
        propose(story_1, None, is_warning=True)
    # khoản 1 Điều 11: up to 3 million of goods, warning or 500.000 to 2.000.000
    case = a_plain_case(FOUND)
    act = an_act(case, INFRINGE, goods_value=2_000_000)
    remove = "11.17.a@2013-10-15"
    with pytest.raises(ValidationError, match="không có tình tiết giảm nhẹ"):
        proposed(act, remove, is_warning=True, because="Nhỏ lẻ.", on=DECIDED)
    eased(case, "GN1")
    proposed(act, remove, is_warning=True, because="Nhỏ lẻ, đã gỡ bỏ.", on=DECIDED)
    (one,) = judged(case, DECIDED)
    assert (one.amount, one.explanation.value) == (0, 0)


@pytest.fixture
def story_3() -> Case:
    """A company made 2.120 bottles worth 318 million."""
    case = a_plain_case(date(2026, 3, 2), offender=a_version("Công ty TNHH Hương Xưa"))
    an_act(case, MAKE, goods_value=318_000_000)
    return case


STORY_3_ON = date(2026, 9, 24)
SUSPEND = Chosen("12.12.b@2024-07-01", Decimal(2))


def test_the_middle_of_a_capped_bracket_is_466_or_500_million_by_the_reading(
    story_3: Case,
) -> None:
    act = story_3.violations.get()
    row = proposed(act, SUSPEND, DESTROY, on=STORY_3_ON)
    (one,) = judged(story_3, STORY_3_ON)
    assert one.answer.amounts is not None
    assert (one.answer.amounts.lowest, one.answer.amounts.highest) == (432_000_000, 500_000_000)
    assert one.amount == 466_000_000
    row.amount, row.capped_middle = None, "multiply_then_cap"
    told = [SUSPEND, Chosen(DESTROY)]
    propose_sanction(row, told, by=story_3.dossier.holder, at=at_noon(STORY_3_ON))
    assert judged(story_3, STORY_3_ON)[0].amount == 500_000_000


def test_above_the_director_the_case_goes_to_the_chairman_by_his_article(story_3: Case) -> None:
    proposed(story_3.violations.get(), SUSPEND, DESTROY, on=STORY_3_ON)
    law, on = active_catalogue(), STORY_3_ON
    acts = judged(story_3, on)
    deciders = deciders_of(law, acts, on=on)
    assert not deciders.includes("giam_doc_so_khcn")
    assert deciders.includes("chu_tich_ubnd_tinh")
    assert obstacle_of(law, acts, "giam_doc_so_khcn", on=on) == (
        "Giám đốc Sở Khoa học và Công nghệ: khung vượt thẩm quyền"
    )
    above = above_of(law, on=on)
    assert above.title == "Chủ tịch Ủy ban nhân dân thành phố Hà Nội"
    assert "khoản 3 Điều 21" in str(above.citation)


def test_one_act_beyond_the_power_takes_the_whole_case_up(story_3: Case) -> None:
    small = an_act(story_3, TRADE, goods_value=2_000_000)
    law, on = active_catalogue(), STORY_3_ON
    big = story_3.violations.exclude(pk=small.pk).get()
    proposed(big, SUSPEND, DESTROY, on=on)
    proposed(small, DESTROY, on=on)
    acts = judged(story_3, on)
    assert not deciders_of(law, acts, on=on).includes("giam_doc_so_khcn")
    assert deciders_of(law, acts[1:], on=on).includes("giam_doc_so_khcn")


def test_a_suspension_has_the_length_the_circumstances_give(story_3: Case) -> None:
    act = story_3.violations.get()
    with pytest.raises(ValidationError, match="theo tình tiết là 02 tháng"):
        proposed(act, Chosen("12.12.b@2024-07-01", Decimal(3)), DESTROY, on=STORY_3_ON)
    with pytest.raises(ValidationError, match="Ghi lý do không áp dụng: đình chỉ"):
        proposed(act, DESTROY, on=STORY_3_ON)


def test_re_export_is_beyond_the_director(story_1: Case) -> None:
    act = story_1.violations.get()
    expel = "12.13.c@2024-07-01"
    proposed(act, expel, amount=24_000_000, because=WHY, on=DECIDED)
    law = active_catalogue()
    assert not deciders_of(law, judged(story_1, DECIDED), on=DECIDED).includes("giam_doc_so_khcn")


def test_several_acts_have_one_total() -> None:
    case = a_plain_case(FOUND)
    first = an_act(case, TRADE, goods_value=38_160_000)
    second = an_act(case, LABELS, quantity=12_400)
    proposed(first, DESTROY, on=DECIDED)
    assert total_of(judged(case, DECIDED)) is None
    proposed(second, "13.8.a@2013-10-15", on=DECIDED)
    # 27.500.000, the middle of 20 to 35 million, and 24.000.000
    assert total_of(judged(case, DECIDED)) == 51_500_000


def test_a_proposal_that_the_facts_left_behind_counts_no_more(story_1: Case) -> None:
    propose(story_1, 24_000_000)
    eased(story_1, "GN1")
    (one,) = judged(story_1, DECIDED)
    assert one.amount is None
    assert one.faults == ("Luật không để chọn ở đây: mức phạt là 20.000.000 đồng.",)


def test_an_act_taken_out_takes_its_proposal_along(story_1: Case) -> None:
    propose(story_1, 24_000_000)
    remove_violation(story_1.violations.get(), by=story_1.dossier.holder, at=timezone.now())
    assert not ProposedSanction.objects.exists()


def test_of_two_officers_who_propose_at_once_the_second_sees_the_first(story_1: Case) -> None:
    propose(story_1, 24_000_000)
    with pytest.raises(ConflictError):
        propose(story_1, 25_000_000)
    assert ProposedSanction.objects.get().amount == 24_000_000


def test_the_page_refuses_outside_and_takes_inside() -> None:
    world = a_found_office()
    case = a_case(world)
    act = case.violations.get()
    eased(case, "GN1")
    client = as_officer(world.member)
    address = reverse("casework:propose", args=[case.pk, act.pk])
    page = client.get(address)
    assert "không kể hai đầu" in page.content.decode()
    assert "Căn cứ, cách tính" in page.content.decode()
    told = {"amount": "30.000.000", "because": WHY, "measures": ["13.8.a@2013-10-15"]}
    refused = client.post(address, filled(page.context["form"], **told))
    assert "Người có thẩm quyền chọn từ 18.000.000 đồng" in refused.content.decode()
    told["amount"] = "20.000.000"
    sent = filled(client.get(address).context["form"], **told)
    assert client.post(address, sent).status_code == 302
    again = client.post(address, sent)
    assert again.status_code == 302
    assert ProposedSanction.objects.get().amount == 20_000_000
    shown = client.get(case.get_absolute_url()).content.decode()
    assert "20.000.000 đồng" in shown
    assert WHY in shown
    entry = case.chain.entries.filter(verb="propose_sanction").first()
    assert entry is not None
    assert as_officer(world.colleague).get(address).status_code == 403
    assert as_officer(world.stranger).get(address).status_code == 404

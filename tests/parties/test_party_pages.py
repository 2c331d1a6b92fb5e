"""The list of parties, a party as of a day, entering and changing one."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from cases.office.journal import first_broken
from cases.office.models import Commune, FormerUnit, Officer, Role
from cases.parties.models import IPRight, Party, PartyVersion, RightAgent
from cases.parties.services import appoint_agent, change_party, enter_party
from tests.builders import AT, a_party, a_right, a_version, an_officer

pytestmark = pytest.mark.django_db

LIST = "parties:party_list"
BRANCH = PartyVersion.LegalForm.BRANCH
HOUSEHOLD = PartyVersion.LegalForm.HOUSEHOLD


@pytest.fixture
def inspector(client: Client) -> Officer:
    officer = an_officer()
    client.force_login(officer)
    return officer


def a_commune(name: str, former: str = "") -> Commune:
    where = {"latitude": 21.0, "longitude": 105.8, "area_km2": 1.0}
    code = f"9{Commune.objects.count():04d}"
    commune = Commune(code=code, name=name, kind="phường", **where)
    commune.save()
    if former:
        FormerUnit(
            code=code,
            name=former,
            kind="phường",
            district="Ba Đình",
            district_kind="quận",
            commune=commune,
            is_main_successor=True,
        ).save()
    return commune


def shown(client: Client, view: str = LIST, *args: Any, **query: Any) -> str:
    response = client.get(reverse(view, args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def names(client: Client, **query: Any) -> list[str]:
    """Names in the list, in its order."""
    return [row.version.name for row in client.get(reverse(LIST), query).context["rows"]]


def facts(kind: str = "ho-kinh-doanh", **changes: Any) -> dict[str, Any]:
    """A household that is not registered, as it is typed."""
    typed = {
        "submission": str(uuid4()),
        "name": "Hộ bà Lê Thị Thanh Trà",
        "address": "số 9, ngõ 14, phố Bến Mới",
        "in_force_from": "06/11/2026",
    }
    if kind == "to-chuc":
        typed |= {"legal_form": "company", "name": "Công ty TNHH Hải Vân"}
    return typed | changes


def enter(client: Client, kind: str = "ho-kinh-doanh", **changes: Any) -> Any:
    typed = facts(kind, **changes)
    return client.post(reverse("parties:party_enter", args=[kind]), typed)


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 200
    return {name: list(each) for name, each in response.context["form"].errors.items()}


# Who may


def test_an_inspector_sees_the_list_and_may_enter(client: Client, inspector: Officer) -> None:
    page = shown(client)
    assert reverse("parties:party_enter") in page


def test_a_clerk_reads_but_does_not_enter(client: Client) -> None:
    party = a_party()
    client.force_login(an_officer(Role.REGISTRY_CLERK))
    assert reverse("parties:party_enter") not in shown(client)
    assert "Cập nhật" not in shown(client, "parties:party", party.pk)
    for view, args in (("party_enter", []), ("party_change", [party.pk])):
        assert client.get(reverse(f"parties:{view}", args=args)).status_code == 403


def test_an_administrator_does_not_see_parties(client: Client) -> None:
    party = a_party()
    client.force_login(an_officer(Role.ADMINISTRATOR))
    assert client.get(reverse(LIST)).status_code == 403
    assert client.get(party.get_absolute_url()).status_code == 403
    assert client.get(reverse("parties:choose_party")).status_code == 403


def test_nobody_sees_anything_without_a_login(client: Client) -> None:
    party = a_party()
    for address in (reverse(LIST), party.get_absolute_url(), reverse("parties:choose_party")):
        assert client.get(address).headers["Location"].startswith("/dang-nhap/")


def test_an_unknown_party_is_not_found(client: Client, inspector: Officer) -> None:
    assert client.get(reverse("parties:party", args=[404])).status_code == 404
    assert client.get(reverse("parties:party_enter", args=["cong-ty"])).status_code == 404


# Finding


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("uc e", "Ngô Thị Ức Ệ"),
        ("Ức", "Ngô Thị Ức Ệ"),
        ("U\u031b\u0301c", "Ngô Thị Ức Ệ"),
        ("dang dinh on", "Đặng Đình Ổn"),
        ("ĐẶNG", "Đặng Đình Ổn"),
        ("on dang", "Đặng Đình Ổn"),
        ("nguyen huu an", "Nguyễn Hữu Ẩn"),
        ("uon", "Lê Thế Ưỡn"),
        ("ươ\u0303n", "Lê Thế Ưỡn"),
        ("uõ\u031bn", "Lê Thế Ưỡn"),
    ],
)
def test_a_name_is_found_however_it_is_typed(
    client: Client, inspector: Officer, words: str, found: str
) -> None:
    # words and names of the report PR-091
    for name in ("Ngô Thị Ức Ệ", "Đặng Đình Ổn", "Nguyễn Hữu Ẩn", "Lê Thế Ưỡn"):
        a_party(name)
    assert found in names(client, q=words)


def test_words_with_accents_put_the_exact_name_first(client: Client, inspector: Officer) -> None:
    for name in ("Hộ Đang Hà", "Hộ Đăng Hà", "Hộ Đặng Hà"):
        a_party(name)
    assert names(client, q="đặng") == ["Hộ Đặng Hà", "Hộ Đang Hà", "Hộ Đăng Hà"]


@pytest.mark.parametrize(
    "words",
    [
        "0199001236",
        "0199 001 236",
        "0199.001.236",
        " 0199001236\u200b",
        "0199\u00a0001\u00a0236",
        "0199001236-",
        "0199001",
    ],
)
def test_a_tax_code_is_found_as_people_paste_it(
    client: Client, inspector: Officer, words: str
) -> None:
    a_party("Công ty Một", tax_code="0199001236")
    a_party("Công ty Hai", tax_code="0199456787")
    assert names(client, q=words) == ["Công ty Một"]


@pytest.mark.parametrize("words", ["0199456787-001", "0199456787001", "0199456787 – 001"])
def test_a_branch_is_found_by_its_whole_code(
    client: Client, inspector: Officer, words: str
) -> None:
    company = a_party("Công ty mẹ", tax_code="0199456787")
    branch(company)
    assert names(client, q=words) == ["Chi nhánh Một"]


def test_a_root_finds_the_company_with_its_branches(client: Client, inspector: Officer) -> None:
    company = a_party("Công ty mẹ", tax_code="0199456787")
    branch(company)
    assert names(client, q="0199456787") == ["Chi nhánh Một", "Công ty mẹ"]


@pytest.mark.parametrize("words", ["%", "_", "'", "1 AND 1=1", "\\"])
def test_odd_signs_are_plain_text(client: Client, inspector: Officer, words: str) -> None:
    a_party("Công ty Một")
    assert "Không có đối tượng nào khớp" in shown(client, q=words)


def test_a_commune_is_asked_for_by_its_former_name(client: Client, inspector: Officer) -> None:
    a_party("Hộ ở Giảng Võ", commune=a_commune("Giảng Võ", former="Cống Vị"))
    a_party("Hộ ở Tây Hồ", commune=a_commune("Tây Hồ"))
    assert names(client, commune="cong vi") == ["Hộ ở Giảng Võ"]
    told = "Phường Giảng Võ: tên cũ: phường Cống Vị, quận Ba Đình"
    assert told in shown(client, commune="cong vi")
    assert names(client, commune="Tây Hồ") == ["Hộ ở Tây Hồ"]


def test_the_address_holds_every_filter(client: Client, inspector: Officer) -> None:
    a_party("Công ty An")
    a_party("Hộ An", legal_form=HOUSEHOLD)
    page = shown(client, q="an", kind="household_business")
    assert "<b>1 đối tượng</b>" in page
    assert 'href="?q=an"' in page  # the chip that takes the kind off keeps the words
    assert 'name="kind" value="household_business"' in page  # and a new search keeps the kind
    assert "Công ty An" not in page


def test_an_unknown_kind_filters_nothing_and_fails_nothing(
    client: Client, inspector: Officer
) -> None:
    a_party("Công ty An")
    assert names(client, kind="xyz", order="xyz") == ["Công ty An"]


def test_names_go_by_the_vietnamese_alphabet_both_ways(client: Client, inspector: Officer) -> None:
    # the order as given in the report PR-097
    right = [
        *["An", "Ánh", "Ân", "Bình", "Cửa hàng 9", "cửa hàng 9B", "Cửa hàng 10", "Dung", "Dũng"],
        *["Đào", "Đạt", "Em", "Êm", "Ong", "Ông", "Ơn", "Ước", "Ưu", "Vân", "Yên"],
    ]
    for name in sorted(right):
        a_party(name)
    assert names(client) == right
    assert names(client, order="-name") == right[::-1]


def test_the_list_goes_page_by_page(client: Client, inspector: Officer) -> None:
    for index in range(1, 53):
        a_party(f"Hộ {index}")
    first, second = names(client), names(client, trang=2)
    assert (len(first), len(second)) == (50, 2)
    assert first[:3] == ["Hộ 1", "Hộ 2", "Hộ 3"]
    assert second == ["Hộ 51", "Hộ 52"]
    assert names(client, trang="xyz") == first
    assert "<b>52 đối tượng</b>" in shown(client, trang=2)


def test_the_list_costs_the_same_for_3_rows_as_for_13(
    client: Client, inspector: Officer, django_assert_num_queries: Any
) -> None:
    for amount in (3, 10):
        for index in range(amount):
            a_party(f"Hộ {amount} {index}", commune=a_commune(f"Phường {amount} {index}"))
        with django_assert_num_queries(8):
            shown(client, q="ho")


def test_a_party_costs_the_same_for_3_versions_as_for_13(
    client: Client, django_assert_num_queries: Any
) -> None:
    client.force_login(an_officer(Role.AUDITOR))  # who reads the journal as well
    company = a_party("Công ty mẹ", tax_code="0199456787")
    for first, last in ((1, 3), (4, 13)):
        for index in range(first, last + 1):
            branch(company, f"Chi nhánh {index}", f"0199456787-{index:03d}")
            later(company, f"Công ty mẹ {index}", date(2021, 1, index))
            right = a_right(f"MẪU {index}", owner=company)
            represent(right, company)
        with django_assert_num_queries(12):
            shown(client, "parties:party", company.pk)


def test_an_empty_office_says_what_to_do_first(client: Client, inspector: Officer) -> None:
    assert "Hộ chưa đăng ký vẫn nhập được" in shown(client)
    client.force_login(an_officer(Role.AUDITOR))
    assert "Công chức kiểm tra nhập đối tượng" in shown(client)


# A day


def represent(right: IPRight, agent: Party) -> RightAgent:
    days = {"signed_on": date(2026, 1, 5), "valid_from": date(2026, 1, 5)}
    power = RightAgent(right=right, agent=agent, scope="Yêu cầu xử lý xâm phạm", **days)
    return appoint_agent(power, by=an_officer(), at=AT)


def branch(company: Party, name: str = "Chi nhánh Một", code: str = "0199456787-001") -> Party:
    version = PartyVersion(
        name=name,
        legal_form=BRANCH,
        tax_code=code,
        address="88 Cầu Giấy",
        in_force_from=date(2020, 1, 1),
    )
    party = Party(kind=Party.Kind.ORGANISATION, parent=company)
    return enter_party(party, version, by=an_officer(), at=AT)


def later(party: Party, name: str, day: date, **fields: Any) -> PartyVersion:
    lawful = {"legal_form": PartyVersion.LegalForm.COMPANY, "address": "5 Lụa Mới"}
    version = PartyVersion(name=name, in_force_from=day, **lawful | fields)
    return change_party(party, version, by=an_officer(), at=AT)


def test_a_party_is_shown_as_of_a_day(client: Client, inspector: Officer) -> None:
    party = a_party("Công ty Cũ", address="1 Hàng Bạc")
    later(party, "Công ty Mới", date(2026, 7, 1))
    page = shown(client, "parties:party", party.pk)
    assert "<h1>Công ty Mới</h1>" in page
    page = shown(client, "parties:party", party.pk, on="30/06/2026")
    assert "<h1>Công ty Cũ</h1>" in page
    assert "Thông tin tại ngày 30/06/2026" in page
    page = shown(client, "parties:party", party.pk, on="01/07/2026")
    assert "<h1>Công ty Mới</h1>" in page
    assert "Công ty Cũ" in page  # among the versions


def test_a_day_before_the_first_version_is_unknown_and_not_today(
    client: Client, inspector: Officer
) -> None:
    party = a_party("Công ty Một", in_force_from=date(2025, 7, 1))
    page = shown(client, "parties:party", party.pk, on="30/06/2025")
    assert "Chưa có thông tin cho ngày này" in page


def test_a_day_that_is_no_day_is_said_to_be_none(client: Client, inspector: Officer) -> None:
    party = a_party("Công ty Một")
    page = shown(client, "parties:party", party.pk, on="31/02/2026")
    assert "Nhập ngày theo thứ tự ngày/tháng/năm" in page


def test_a_branch_and_its_company_show_each_other(client: Client, inspector: Officer) -> None:
    company = a_party("Công ty mẹ", tax_code="0199456787")
    one = branch(company)
    branch(company, "Chi nhánh Hai", "0199456787-002")
    page = shown(client, "parties:party", one.pk)
    assert "Doanh nghiệp chủ quản" in page
    assert "Chi nhánh Hai" in page
    assert one.get_absolute_url() in shown(client, "parties:party", company.pk)


def test_the_journal_is_for_whoever_may_read_it(client: Client, inspector: Officer) -> None:
    party = a_party("Công ty Cũ")
    later(party, "Công ty Mới", date(2026, 7, 1))
    assert "Nhật ký" not in shown(client, "parties:party", party.pk)
    client.force_login(an_officer(Role.AUDITOR))
    page = shown(client, "parties:party", party.pk)
    assert "Cập nhật đối tượng" in page
    assert "tên: Công ty Cũ → Công ty Mới" in page


# Entering


def test_an_unregistered_household_is_entered_without_a_code(
    client: Client, inspector: Officer
) -> None:
    response = enter(client)
    party = Party.objects.get()
    assert response.headers["Location"] == party.get_absolute_url()
    version = party.versions.get()
    assert (version.legal_form, version.tax_code, version.tax_root) == ("household", "", "")
    entry = party.chain.entries.get()
    assert (entry.verb, entry.officer) == ("enter_party", inspector)
    assert first_broken(party.chain) is None
    assert "Đã nhập Hộ bà Lê Thị Thanh Trà" in client.get(party.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("to-chuc", "0199001236", "0199001236"),
        ("to-chuc", " 0199 001.236 ", "0199001236"),
        ("ho-kinh-doanh", "099190000012", "099190000012"),
        ("ca-nhan", "099190000012", "099190000012"),
    ],
)
def test_every_lawful_code_is_taken_and_kept_in_one_form(
    client: Client, inspector: Officer, kind: str, typed: str, kept: str
) -> None:
    enter(client, kind, tax_code=typed)
    assert PartyVersion.objects.get().tax_code == kept


@pytest.mark.parametrize("typed", ["0199456787-001", "0199456787001"])
def test_a_branch_finds_its_company_by_the_root(
    client: Client, inspector: Officer, typed: str
) -> None:
    company = a_party("Công ty mẹ", tax_code="0199456787")
    enter(client, "to-chuc", legal_form="branch", name="Chi nhánh Một", tax_code=typed)
    made = Party.objects.exclude(pk=company.pk).get()
    assert made.parent == company
    assert made.versions.get().tax_code == "0199456787-001"


def test_a_branch_without_a_known_company_is_asked_for_it(
    client: Client, inspector: Officer
) -> None:
    response = enter(client, "to-chuc", legal_form="branch", tax_code="0199456787-001")
    assert "Chi nhánh phải chọn doanh nghiệp chủ quản" in errors(response)["parent"][0]
    assert not Party.objects.exists()


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("0199001237", "sai chữ số kiểm tra"),
        ("0199567890", "sai chữ số kiểm tra"),
        ("09919000001", "11 chữ số"),
        ("000000000000", "không thể toàn số 0"),
        ("abc", "Mã số thuế gồm 10 chữ số"),
    ],
)
def test_a_wrong_code_is_refused_at_its_field_with_the_reason(
    client: Client, inspector: Officer, typed: str, reason: str
) -> None:
    response = enter(client, tax_code=typed, name="Hộ ông Cao Đình Lợi")
    assert reason in errors(response)["tax_code"][0]
    page = response.content.decode()
    assert f'value="{typed}"' in page
    assert 'value="Hộ ông Cao Đình Lợi"' in page
    assert not Party.objects.exists()


@pytest.mark.parametrize(
    ("form", "code", "reason"),
    [
        ("company", "0199456787-001", "Mã 10-3 là của chi nhánh"),
        ("company", "099190000012", "Tổ chức có mã 10 chữ số"),
        ("branch", "0199001236-001", "phải bắt đầu bằng 0199456787, mã của Công ty mẹ"),
    ],
)
def test_a_code_belongs_to_what_carries_it(
    client: Client, inspector: Officer, form: str, code: str, reason: str
) -> None:
    company = a_party("Công ty mẹ", tax_code="0199456787")
    typed = {"parent": company.pk} if form == "branch" else {}
    response = enter(client, "to-chuc", legal_form=form, tax_code=code, is_other="on", **typed)
    assert reason in errors(response)["tax_code"][0]
    assert Party.objects.get() == company


def test_a_foreign_right_holder_has_no_code_and_no_commune(
    client: Client, inspector: Officer
) -> None:
    page = shown(client, "parties:party_enter", "to-chuc")
    assert "Tổ chức nước ngoài chưa có: để trống." in page
    address = "1-2-3 Chuo, Tokyo, Nhật Bản"
    enter(client, "to-chuc", name="Kaze Shoji Kabushiki Kaisha", address=address)
    version = PartyVersion.objects.get()
    assert (version.tax_code, version.commune) == ("", None)
    right = a_right("KAZE", owner=version.party)
    page = shown(client, "parties:right", right.pk)
    assert "Kaze Shoji Kabushiki Kaisha" in page


def test_a_day_to_come_is_refused(client: Client, inspector: Officer) -> None:
    response = enter(client, in_force_from="01/01/2999", born_on="01/01/2999")
    assert "Ngày 01/01/2999 chưa đến" in errors(response)["in_force_from"][0]
    assert "chưa đến" in errors(response)["born_on"][0]


def test_what_is_missing_is_named(client: Client, inspector: Officer) -> None:
    response = enter(client, "to-chuc", name="", address=" ", in_force_from="", legal_form="")
    assert errors(response) == {
        "legal_form": ["Chọn hình thức."],
        "name": ["Nhập tên."],
        "address": ["Nhập địa chỉ."],
        "in_force_from": ["Nhập ngày, ví dụ 25/11/2026."],
    }


def test_a_name_typed_in_parts_is_stored_put_together(client: Client, inspector: Officer) -> None:
    enter(client, name="Hộ bà Ngô Thị U\u031b\u0301c E\u0302\u0323")
    assert PartyVersion.objects.get().name == "Hộ bà Ngô Thị Ức Ệ"


def test_the_commune_is_found_by_a_former_name_and_kept(client: Client, inspector: Officer) -> None:
    commune = a_commune("Giảng Võ", former="Cống Vị")
    response = enter(client, commune_words="cong vi", look_up="commune")
    page = response.content.decode()
    assert errors(response) == {}
    assert "Tên cũ: phường Cống Vị, quận Ba Đình" in page
    assert 'value="Hộ bà Lê Thị Thanh Trà"' in page
    enter(client, commune_words="cong vi", commune=commune.pk)
    assert PartyVersion.objects.get().commune == commune


def test_the_same_form_sent_twice_enters_once(client: Client, inspector: Officer) -> None:
    typed = facts(tax_code="099190000012")
    address = reverse("parties:party_enter", args=["ho-kinh-doanh"])
    first, second = client.post(address, typed), client.post(address, typed)
    assert first.headers["Location"] == second.headers["Location"]
    assert Party.objects.count() == 1
    changed = client.post(address, typed | {"name": "Hộ khác"})
    assert "đã được gửi với nội dung khác" in changed.content.decode()
    assert Party.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "printed"),
    [
        # what the identity block of the minutes prints of each (MBB01, BBKT)
        ("ca-nhan", "sex born_on nationality occupation address id_number id_issued_on"),
        ("ho-kinh-doanh", "representative sex born_on nationality occupation id_number tax_code"),
        ("to-chuc", "tax_code licence_number representative sex representative_title address"),
    ],
)
def test_each_kind_is_asked_what_its_papers_print(
    client: Client, inspector: Officer, kind: str, printed: str
) -> None:
    form = client.get(reverse("parties:party_enter", args=[kind])).context["form"]
    assert set(printed.split()) <= set(form.fields)
    shown_fields = {field.name for _, fields in form.groups for field in fields}
    assert shown_fields == set(form.fields) - {"submission"}


# Doubles


def alike(response: Any) -> list[str]:
    return [each.name for each in response.context["alike"]]


def test_a_party_with_the_same_code_is_shown_before_a_second_is_made(
    client: Client, inspector: Officer
) -> None:
    earlier = a_party("Công ty Một", tax_code="0199001236")
    response = enter(client, "to-chuc", tax_code="0199001236")
    assert alike(response) == ["Công ty Một"]
    page = response.content.decode()
    assert "Có thể đã có" in page
    assert f'href="{earlier.get_absolute_url()}"' in page
    assert Party.objects.count() == 1
    response = enter(client, "to-chuc", tax_code="0199001236", is_other="on", address="")
    assert 'name="is_other"' in response.content.decode()
    assert response.context["form"]["is_other"].value()  # the tick is kept
    enter(client, "to-chuc", tax_code="0199001236", is_other="on")
    assert Party.objects.count() == 2


def test_a_household_that_comes_with_its_new_number_is_recognised_by_its_owner(
    client: Client, inspector: Officer
) -> None:
    known = a_party(
        "Hộ kinh doanh Lan Chi",
        legal_form=HOUSEHOLD,
        tax_code="0199001236",
        id_number="099190000012",
    )
    response = enter(client, name="HKD Lan Chi", tax_code="099190000012")
    assert alike(response) == ["Hộ kinh doanh Lan Chi"]
    link = reverse("parties:party_change", args=[known.pk]) + "?tax_code=099190000012"
    assert link in response.content.decode()


def test_a_household_keeps_one_history_over_both_numbers(
    client: Client, inspector: Officer
) -> None:
    # known by 10 digits until 30/06/2025, by 12 digits from 01/07/2025 on (PR-052)
    party = a_party("Hộ kinh doanh Lan Chi", legal_form=HOUSEHOLD, tax_code="0199001236")
    address = reverse("parties:party_change", args=[party.pk])
    page = client.get(address, {"tax_code": "099190000012"}).content.decode()
    assert 'value="099190000012"' in page
    typed = facts(name="Hộ kinh doanh Lan Chi", tax_code="099190000012", in_force_from="01/07/2025")
    assert client.post(address, typed).headers["Location"] == party.get_absolute_url()
    for words in ("0199001236", "099190000012"):
        assert names(client, q=words) == ["Hộ kinh doanh Lan Chi"]
    assert "Mã số thuế 0199001236" in shown(client, "parties:party", party.pk, on="30/06/2025")
    assert "Mã số thuế 099190000012" in shown(client, "parties:party", party.pk, on="01/07/2025")
    assert "Khớp thông tin cũ: 0199001236" in shown(client, q="0199001236")


def test_a_namesake_in_the_same_commune_is_shown(client: Client, inspector: Officer) -> None:
    commune = a_commune("Hoàng Mai")
    a_version("Hộ bà Lê Thị Thanh Trà", legal_form=HOUSEHOLD, commune=commune)
    response = enter(client, name="hộ bà lê thị thanh TRÀ", commune=commune.pk)
    assert alike(response) == ["Hộ bà Lê Thị Thanh Trà"]
    enter(client, name="Hộ bà Lê Thị Thanh Trà", commune=a_commune("Tây Hồ").pk)
    assert Party.objects.count() == 2


def test_two_households_without_a_code_are_no_doubles(client: Client, inspector: Officer) -> None:
    a_party("Hộ ông Cao Đình Lợi", legal_form=HOUSEHOLD)
    enter(client)
    assert Party.objects.count() == 2


# Changing


def changed(client: Client, party: Party, **changes: Any) -> Any:
    typed = facts("to-chuc", name="Công ty Mới", in_force_from="01/07/2026", **changes)
    return client.post(reverse("parties:party_change", args=[party.pk]), typed)


def test_a_change_begins_a_new_version_and_keeps_the_former(
    client: Client, inspector: Officer
) -> None:
    party = a_party("Công ty Cũ", occupation="may mặc")
    changed(client, party)
    former, latest = party.versions.order_by("in_force_from")
    assert (former.name, former.in_force_to) == ("Công ty Cũ", date(2026, 7, 1))
    assert (latest.name, latest.in_force_to) == ("Công ty Mới", None)
    assert latest.occupation == "may mặc"  # not asked of a company, and not lost
    assert party.chain.entries.order_by("-sequence")[0].verb == "change_party"


def test_a_change_before_the_version_in_use_is_refused(client: Client, inspector: Officer) -> None:
    party = a_party("Công ty Cũ", in_force_from=date(2026, 8, 1))
    told = errors(changed(client, party))
    assert told == {
        "in_force_from": ["Ngày thay đổi phải sau ngày 01/08/2026 của thông tin đang dùng."]
    }
    assert party.versions.count() == 1


def test_the_same_change_sent_twice_is_made_once(client: Client, inspector: Officer) -> None:
    party = a_party("Công ty Cũ")
    typed = {"submission": str(uuid4())}
    first, second = changed(client, party, **typed), changed(client, party, **typed)
    assert first.headers["Location"] == second.headers["Location"] == party.get_absolute_url()
    assert party.versions.count() == 2


def test_the_former_facts_stand_in_the_form(client: Client, inspector: Officer) -> None:
    party = a_party("Công ty Cũ", tax_code="0199001236", address="1 Hàng Bạc")
    page = shown(client, "parties:party_change", party.pk)
    for value in ("Công ty Cũ", "0199001236", "1 Hàng Bạc"):
        assert f'value="{value}"' in page
    assert "Sau ngày 01/01/2020 của thông tin đang dùng" in page


# Choosing


def test_a_party_is_chosen_by_any_name_it_had(client: Client, inspector: Officer) -> None:
    party = a_party("Công ty Cũ", tax_code="0199001236")
    later(party, "Công ty Mới", date(2026, 7, 1), tax_code="0199001236")
    page = shown(client, "parties:choose_party", field="p", p_words="cong ty cu")
    assert "Công ty Mới" in page
    assert "0199001236, 5 Lụa Mới" in page
    assert f'value="{party.pk}"' in page


def test_those_chosen_stay_while_one_looks_for_more(client: Client, inspector: Officer) -> None:
    one, two = a_party("Công ty Một"), a_party("Công ty Hai")
    query = {"field": "p", "many": "1", "p": [str(one.pk)], "p_words": "hai"}
    page = shown(client, "parties:choose_party", **query)
    assert page.index("Công ty Một") < page.index("Công ty Hai")
    assert page.count("checked") == 1
    assert f'value="{two.pk}"' in page


def test_nothing_found_leads_to_the_form(client: Client, inspector: Officer) -> None:
    page = shown(client, "parties:choose_party", field="p", p_words="khong co")
    assert reverse("parties:party_enter") in page


def test_choosing_costs_the_same_for_3_parties_as_for_8(
    client: Client, inspector: Officer, django_assert_num_queries: Any
) -> None:
    for amount in (3, 10):
        for index in range(amount):
            a_party(f"Hộ {amount} {index}", commune=a_commune(f"Phường {amount} {index}"))
        with django_assert_num_queries(5):
            shown(client, "parties:choose_party", field="p", p_words="ho")

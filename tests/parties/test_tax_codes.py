"""Tax codes of all lawful forms, each beside the code that is just wrong."""

from unicodedata import normalize

import pytest
from django.core.exceptions import ValidationError

from cases.parties.models import PartyVersion
from cases.parties.tax_codes import parse
from tests.builders import a_party, a_version


@pytest.mark.parametrize(
    ("typed", "text", "root"),
    [
        ("0199001236", "0199001236", "0199001236"),
        ("0199456787-001", "0199456787-001", "0199456787"),
        # thirteen digits without the hyphen are a branch's
        ("0199456787001", "0199456787-001", "0199456787"),
        ("0199456787\u2013001", "0199456787-001", "0199456787"),
        ("099190000012", "099190000012", "099190000012"),
        # the province code in front is no condition any more
        ("999190000012", "999190000012", "999190000012"),
        (" 0199 001 236 ", "0199001236", "0199001236"),
        ("0199.001.236", "0199001236", "0199001236"),
        ("0199\u00a0001\u200b236", "0199001236", "0199001236"),
    ],
)
def test_a_lawful_code_is_taken_in_one_form(typed: str, text: str, root: str) -> None:
    code = parse(typed)
    assert (code.text, code.root) == (text, root)
    assert parse(normalize("NFD", typed)) == code
    assert parse(code.text) == code


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("0199001237", "Mã số thuế 0199001237 sai chữ số kiểm tra"),
        ("1099001236", "Mã số thuế 1099001236 sai chữ số kiểm tra"),
        ("0199567890", "Mã số thuế 0199567890 sai chữ số kiểm tra"),
        ("0199001237-001", "Mã số thuế 0199001237 sai chữ số kiểm tra"),
        ("09919000001", "11 chữ số"),
        ("000000000000", "không thể toàn số 0"),
        ("199001236", "9 chữ số"),
        ("0199456787-01", "12 chữ số (số định danh cá nhân)"),
        ("01994-56787001", "13 chữ số"),
        ("0199001236A", "Đã nhập “0199001236A”"),
        ("0199 00123\u0666", "Mã số thuế gồm"),
        ("", "0 chữ số"),
    ],
)
def test_a_wrong_code_is_refused_with_its_reason(typed: str, reason: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        parse(typed)
    assert reason in refusal.value.messages[0]


@pytest.mark.parametrize("ten", ["0199001236", "0199456787"])
def test_every_slip_of_one_digit_is_found(ten: str) -> None:
    for place, digit in enumerate(ten):
        for other in set("0123456789") - {digit}:
            with pytest.raises(ValidationError):
                parse(ten[:place] + other + ten[place + 1 :])


@pytest.mark.django_db
def test_branch_and_company_share_their_root() -> None:
    company = a_party(tax_code="0199456787")
    form = PartyVersion.LegalForm.OTHER
    branch = a_version("Đơn vị phụ thuộc Hoa Sen", legal_form=form, tax_code="0199456787001")
    assert branch.tax_code == "0199456787-001"
    assert {branch.tax_root, company.versions.get().tax_root} == {"0199456787"}


@pytest.mark.django_db
def test_a_household_without_a_code_is_not_stopped() -> None:
    household = a_version("Hộ kinh doanh Lan", legal_form=PartyVersion.LegalForm.HOUSEHOLD)
    assert (household.tax_code, household.tax_root) == ("", "")


@pytest.mark.django_db
def test_a_wrong_code_is_refused_at_its_field() -> None:
    with pytest.raises(ValidationError) as refusal:
        a_version(tax_code="0199001237")
    assert list(refusal.value.message_dict) == ["tax_code"]

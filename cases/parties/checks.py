"""What fits together in a version: kind and form, branch and enterprise, form and code."""

from django.core.exceptions import ValidationError

from cases.parties.models import Party, PartyVersion
from cases.parties.tax_codes import parse

WITH_CODE_OF_ITS_OWN = {
    PartyVersion.LegalForm.COMPANY,
    PartyVersion.LegalForm.PRIVATE_ENTERPRISE,
    PartyVersion.LegalForm.COOPERATIVE,
}


def check_form(party: Party, version: PartyVersion) -> None:
    """Raises ValidationError at the field: form, enterprise or code."""
    forms = {
        Party.Kind.INDIVIDUAL: {PartyVersion.LegalForm.PERSON},
        Party.Kind.HOUSEHOLD_BUSINESS: {PartyVersion.LegalForm.HOUSEHOLD},
    }
    organisations = set(PartyVersion.LegalForm) - set().union(*forms.values())
    if version.legal_form not in forms.get(Party.Kind(party.kind), organisations):
        raise ValidationError(
            {"legal_form": f"Hình thức này không thuộc loại “{party.get_kind_display()}”."}
        )
    is_branch = version.legal_form == PartyVersion.LegalForm.BRANCH
    if is_branch != (party.parent_id is not None):
        raise ValidationError(
            {"parent": "Chi nhánh phải chọn doanh nghiệp chủ quản; loại khác để trống."}
        )
    if version.tax_code:
        _check_code(party, version)


def _check_code(party: Party, version: PartyVersion) -> None:
    """The code's form belongs to what carries it: 12 digits to a person, 10-3 to a part."""
    version.clean()
    form, code = version.get_legal_form_display(), parse(version.tax_code)
    is_of_a_person = len(code.root) == 12
    if is_of_a_person and party.kind == Party.Kind.ORGANISATION:
        reason = "Mã 12 chữ số là của cá nhân, hộ kinh doanh. Tổ chức có mã 10 chữ số."
        raise ValidationError({"tax_code": reason})
    if "-" in code.text and version.legal_form in WITH_CODE_OF_ITS_OWN:
        reason = f"Mã 10-3 là của chi nhánh, đơn vị phụ thuộc; hình thức đang chọn: {form.lower()}."
        raise ValidationError({"tax_code": reason})
    enterprise = party.parent.versions.in_use().first() if party.parent else None
    known = enterprise.tax_root if enterprise else ""
    if known and "-" in code.text and known != code.root:
        reason = f"Mã của chi nhánh phải bắt đầu bằng {known}, mã của {enterprise}."
        raise ValidationError({"tax_code": reason})

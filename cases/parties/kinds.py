"""What is asked of each kind of party, and what each fact is then called."""

from collections.abc import Collection

from django.utils.text import capfirst

from cases.parties.models import Party, PartyVersion

Kind = Party.Kind
PAPER = ("licence_number", "licence_issued_on", "licence_issued_by")
PERSON = ("id_number", "id_issued_on", "id_issued_by", "born_on", "sex", "nationality")
PLACE = ("address", "commune", "phone", "in_force_from")

# headings of the form, and what is asked under each; `parent` only when a party is entered
GROUPS: dict[Kind, tuple[tuple[str, tuple[str, ...]], ...]] = {
    Kind.INDIVIDUAL: (
        ("Họ tên, nơi ở", ("name", *PLACE)),
        ("Giấy tờ, nhân thân", (*PERSON, "occupation", "tax_code")),
    ),
    Kind.HOUSEHOLD_BUSINESS: (
        ("Hộ kinh doanh", ("name", "representative", "tax_code", *PLACE)),
        ("Giấy đăng ký", PAPER),
        ("Giấy tờ, nhân thân của chủ hộ", (*PERSON, "occupation")),
    ),
    Kind.ORGANISATION: (
        ("Tổ chức", ("legal_form", "parent", "name", "tax_code", *PLACE)),
        ("Giấy đăng ký", PAPER),
        ("Người đại diện theo pháp luật", ("representative", "sex", "representative_title")),
    ),
}
LEGAL_FORM = {
    Kind.INDIVIDUAL: PartyVersion.LegalForm.PERSON,
    Kind.HOUSEHOLD_BUSINESS: PartyVersion.LegalForm.HOUSEHOLD,
}
ORGANISATION_FORMS = [
    (form.value, form.label) for form in PartyVersion.LegalForm if form not in LEGAL_FORM.values()
]

LABELS: dict[Kind, dict[str, str]] = {
    Kind.INDIVIDUAL: {"name": "Họ và tên", "tax_code": "Mã số thuế", "address": "Nơi ở hiện tại"},
    Kind.HOUSEHOLD_BUSINESS: {
        "name": "Tên hộ",
        "tax_code": "Mã số thuế",
        "licence_number": "Số giấy chứng nhận đăng ký hộ kinh doanh",
        "address": "Địa chỉ kinh doanh",
        "representative": "Chủ hộ",
        "id_number": "Số định danh cá nhân, hộ chiếu của chủ hộ",
        "born_on": "Ngày, tháng, năm sinh của chủ hộ",
        "sex": "Giới tính của chủ hộ",
        "nationality": "Quốc tịch của chủ hộ",
        "occupation": "Nghề nghiệp của chủ hộ",
    },
    Kind.ORGANISATION: {
        "name": "Tên tổ chức",
        "licence_number": "Số giấy chứng nhận đăng ký, quyết định thành lập",
        "address": "Địa chỉ trụ sở",
        "representative": "Người đại diện theo pháp luật",
        "sex": "Giới tính của người đại diện",
    },
}
HINTS: dict[Kind, dict[str, str]] = {
    Kind.INDIVIDUAL: {
        "tax_code": "12 chữ số của số định danh, hoặc 10 chữ số cấp trước đây. Chưa có: để trống."
    },
    Kind.HOUSEHOLD_BUSINESS: {
        "name": "Ghi theo giấy đăng ký. Hộ chưa đăng ký: ghi “Hộ ông …” hoặc “Hộ bà …”.",
        "tax_code": "12 chữ số, hoặc 10 chữ số cấp trước đây. Hộ chưa đăng ký: để trống.",
        "licence_number": "Hộ chưa đăng ký: để trống.",
    },
    Kind.ORGANISATION: {
        "tax_code": "10 chữ số; chi nhánh, văn phòng, địa điểm: 10 chữ số-3 chữ số. "
        "Tổ chức nước ngoài chưa có: để trống.",
        "address": "Ở nước ngoài: ghi cả tên nước.",
    },
}
# in the address: /tra-cuu/doi-tuong/nhap/ho-kinh-doanh/
SLUGS = {
    "ho-kinh-doanh": Kind.HOUSEHOLD_BUSINESS,
    "to-chuc": Kind.ORGANISATION,
    "ca-nhan": Kind.INDIVIDUAL,
}
KIND_LINES = {
    Kind.HOUSEHOLD_BUSINESS: "Có đăng ký hoặc chưa đăng ký kinh doanh; mức phạt như cá nhân.",
    Kind.ORGANISATION: "Công ty, doanh nghiệp tư nhân, hợp tác xã, chi nhánh, tổ chức khác.",
    Kind.INDIVIDUAL: "Người không kinh doanh dưới danh nghĩa hộ hoặc tổ chức.",
}


def names_of(kind: str, but: Collection[str] = ()) -> list[str]:
    """Fields of a version that are asked of this kind, in their order."""
    asked = [name for _, names in GROUPS[Kind(kind)] for name in names]
    return [name for name in asked if name != "parent" and name not in but]


def label_of(kind: str, name: str) -> str:
    own = LABELS[Kind(kind)].get(name)
    named = {field.name: str(field.verbose_name) for field in PartyVersion._meta.concrete_fields}
    return own or capfirst(named[name])

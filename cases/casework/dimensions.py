"""By what figures over cases and decisions are divided, and on which day each falls."""

from django.db.models import Case as Choice, OuterRef, Q, Subquery, Value, When
from django.db.models.expressions import Combinable

from cases.casework.models import Case, Decision
from cases.dossier.dimensions import (
    DayOf,
    Dimension,
    as_they_are,
    chosen_among,
    commune_of,
    midnight,
    unit_of,
)
from cases.parties.models import IPRight, Party

FINE, WARNING = "fine", "warning"
OURS, ABOVE = "so_khcn", "ubnd_tinh"
AUTHORITIES = [(OURS, "Sở Khoa học và Công nghệ"), (ABOVE, "Chủ tịch UBND thành phố")]
SANCTION_TYPES = [(FINE, "Phạt tiền"), (WARNING, "Cảnh cáo")]


def first_sanction() -> Combinable:
    """The day of the first sanction decision of the case that stands."""
    standing = Decision.objects.sanctions().standing().filter(case=OuterRef("pk"))
    return Subquery(standing.order_by("signed_on", "pk").values("signed_on")[:1])


def sanction_type() -> Combinable:
    """Money is ordered, or the decision only warns."""
    return Choice(When(amount__gt=0, then=Value(FINE)), default=Value(WARNING))


def authority() -> Combinable:
    """Whose decision it is, read from the title it was signed under."""
    chairman = Q(signer_title__contains="CHỦ TỊCH") | Q(signer_title__contains="Chủ tịch")
    director = Q(signer_title__contains="GIÁM ĐỐC") | Q(signer_title__contains="Giám đốc")
    return Choice(
        When(chairman, then=Value(ABOVE)), When(director, then=Value(OURS)), default=Value("")
    )


def articles(numbers: object) -> dict[int, str]:
    return {number: f"Điều {number}" for number in numbers}  # type: ignore[attr-defined]


DETECTED = DayOf("detected", "Phát hiện", "detected_at", midnight)
RECORDED = DayOf("recorded", "Lập biên bản vi phạm", "recorded_at", midnight)
SANCTIONED = DayOf("sanctioned", "Quyết định xử phạt đầu tiên", first_sanction)
SIGNED = DayOf("signed", "Ký", "signed_on")
ANNULLED = DayOf("annulled", "Hủy bỏ", "annulled_on")

AREA = commune_of("dossier__commune")
UNIT = unit_of("dossier__unit")
SOURCE = Dimension("source", "Nguồn", "source", chosen_among(Case.Source.choices), "chưa ghi nguồn")
STATUS = Dimension(
    "status", "Trạng thái", "status", chosen_among(Case.Status.choices), "chưa ghi trạng thái"
)
OFFENDER = Dimension(
    "subject_kind",
    "Loại đối tượng",
    "offender__party__kind",
    chosen_among(Party.Kind.choices),
    "chưa xác định được đối tượng",
)
RIGHT = Dimension(
    "ip_object",
    "Đối tượng quyền",
    "violations__right__kind",
    chosen_among(IPRight.Kind.choices),
    "chưa ghi quyền bị xâm phạm",
    is_many=True,
)
ACT_ARTICLE = Dimension(
    "decree_article",
    "Điều áp dụng",
    "violations__act_version__article",
    articles,
    "chưa ghi hành vi",
    is_many=True,
    is_number=True,
)
BY_CASE = (RIGHT, SOURCE, AREA, UNIT, OFFENDER, STATUS, ACT_ARTICLE)

SIGNER = Dimension(
    "signer_title", "Chức danh người ký", "signer_title", as_they_are, "chưa ghi người ký"
)
AUTHORITY = Dimension(
    "authority", "Cơ quan", authority, chosen_among(AUTHORITIES), "chưa rõ cơ quan ra quyết định"
)
SANCTIONED_KIND = Dimension(
    "subject_kind",
    "Loại đối tượng",
    "offender_kind",
    chosen_among(Party.Kind.choices),
    "không ghi đối tượng",
)
SANCTION_TYPE = Dimension(
    "sanction_type",
    "Hình thức xử phạt chính",
    sanction_type,
    chosen_among(SANCTION_TYPES),
    "chưa ghi hình thức",
)
ARTICLE = Dimension(
    "decree_article",
    "Điều áp dụng",
    "sanctions__article",
    articles,
    "không ghi hành vi",
    is_many=True,
    is_number=True,
)
DECREE = Dimension(
    "decree",
    "Nghị định",
    "sanctions__instrument",
    as_they_are,
    "không ghi hành vi",
    is_many=True,
)
OBJECT = Dimension(
    "ip_object",
    "Đối tượng quyền",
    "sanctions__ip_object",
    chosen_among(IPRight.Kind.choices),
    "chưa ghi quyền bị xâm phạm",
    is_many=True,
)
DECISION_AREA = commune_of("case__dossier__commune")
DECISION_UNIT = unit_of("case__dossier__unit")
BY_DECISION = (
    ARTICLE,
    OBJECT,
    DECREE,
    SANCTION_TYPE,
    SANCTIONED_KIND,
    AUTHORITY,
    SIGNER,
    DECISION_AREA,
    DECISION_UNIT,
)

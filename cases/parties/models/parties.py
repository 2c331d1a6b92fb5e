"""Parties and their versions as of a day."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from cases.office.frozen import Frozen
from cases.office.models import Chain, Commune, Officer
from cases.office.searching import holding, spelt
from cases.office.wording import fold
from cases.parties.tax_codes import digits_of, parse


class Verb(models.TextChoices):
    ENTER_PARTY = "enter_party", "Nhập đối tượng"
    CHANGE_PARTY = "change_party", "Cập nhật đối tượng"
    CORRECT_PARTY = "correct_party", "Sửa thông tin đối tượng nhập sai"
    ENTER_RIGHT = "enter_right", "Nhập quyền sở hữu công nghiệp"
    CHANGE_RIGHT = "change_right", "Cập nhật quyền sở hữu công nghiệp"
    CORRECT_RIGHT = "correct_right", "Sửa chủ thể, tình trạng quyền nhập sai"
    APPOINT_AGENT = "appoint_agent", "Ghi nhận đại diện, ủy quyền"


class PartyQuerySet(models.QuerySet["Party"]):
    def matching(self, words: str) -> "PartyQuerySet":
        """By any name or address it ever had, or any of its codes; blind to accents.

        Words with accents put those first that are spelt so.
        """
        versions = PartyVersion.objects.matching(words)
        found = self.filter(pk__in=versions.values("party"))
        exact = spelt("name", words)
        if exact is None:
            return found
        same = PartyVersion.objects.filter(exact, party=models.OuterRef("pk"))
        return found.order_by(models.Exists(same).desc(), "sort_key", "pk")

    def visible_to(self, officer: Officer, at: datetime) -> "PartyQuerySet":
        """Parties are known office-wide: whoever may open the page sees all."""
        return self


class Party(models.Model):
    """A person, household or organisation that we meet: inspected, right holder or agent."""

    FROZEN = (Frozen(columns=("kind", "chain_id")),)

    class Kind(models.TextChoices):
        INDIVIDUAL = "individual", "Cá nhân"
        HOUSEHOLD_BUSINESS = "household_business", "Hộ kinh doanh"
        ORGANISATION = "organisation", "Tổ chức"

    kind = models.CharField("loại", max_length=20, choices=Kind.choices)
    parent = models.ForeignKey(
        "self",
        verbose_name="trực thuộc",
        help_text="Chỉ với chi nhánh, văn phòng đại diện, địa điểm kinh doanh.",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="branches",
    )
    chain = models.OneToOneField(Chain, on_delete=models.PROTECT, related_name="party_of")
    sort_key = models.CharField(max_length=520, editable=False, db_index=True)

    objects = PartyQuerySet.as_manager()

    class Meta:
        verbose_name = "đối tượng"
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        latest = self.versions.standing().order_by("-in_force_from").first()
        return latest.name if latest else "—"

    def get_absolute_url(self) -> str:
        return reverse("parties:party", args=[self.pk])

    @property
    def unit_id(self) -> int | None:
        return None

    def seats_of(self, officer: Officer, at: datetime) -> frozenset[str]:
        return frozenset()

    def version_on(self, on: date) -> "PartyVersion | None":
        return self.versions.in_force(on).first()


class PartyVersionQuerySet(models.QuerySet["PartyVersion"]):
    def standing(self) -> "PartyVersionQuerySet":
        """Those that no later one corrects."""
        return self.filter(corrected_at=None)

    def in_use(self) -> "PartyVersionQuerySet":
        """Of each party the last one, which no change has ended."""
        return self.standing().filter(in_force_to=None)

    def in_force(self, on: date) -> "PartyVersionQuerySet":
        still_open = Q(in_force_to=None) | Q(in_force_to__gt=on)
        return self.standing().filter(still_open, in_force_from__lte=on)

    def matching(self, words: str) -> "PartyVersionQuerySet":
        condition = holding("search_key", words)
        if digits := digits_of(words):
            code = f"{digits[:10]}-{digits[10:]}" if len(digits) in {11, 13} else digits
            condition |= Q(tax_code__startswith=code) | Q(id_number=digits)
        return self.filter(condition)


class PartyVersion(models.Model):
    """How a party stood on [in_force_from, in_force_to): name, code, seat, papers.

    What was typed wrong is not changed: another version of the same days corrects it.
    """

    DERIVED = ("tax_root", "name_key", "search_key")
    FROZEN = (
        # all but the search keys, the day it ends, set once by the version that follows, and the
        # moment it was corrected, set once by the version that corrects it
        Frozen(but=("in_force_to", "corrected_at", "name_key", "search_key")),
        Frozen(columns=("in_force_to",), when="OLD.in_force_to IS NOT NULL", may_delete=True),
        Frozen(columns=("corrected_at",), when="OLD.corrected_at IS NOT NULL", may_delete=True),
    )

    class LegalForm(models.TextChoices):
        PERSON = "person", "Cá nhân"
        HOUSEHOLD = "household", "Hộ kinh doanh, hộ gia đình"
        COMPANY = "company", "Công ty"
        PRIVATE_ENTERPRISE = "private_enterprise", "Doanh nghiệp tư nhân"
        COOPERATIVE = "cooperative", "Hợp tác xã"
        BRANCH = "branch", "Chi nhánh, văn phòng đại diện, địa điểm kinh doanh"
        OTHER = "other", "Tổ chức khác"

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="versions")
    name = models.CharField("tên", max_length=300)
    legal_form = models.CharField("hình thức", max_length=20, choices=LegalForm.choices)
    tax_code = models.CharField(
        "mã số thuế, mã số doanh nghiệp",
        max_length=14,
        blank=True,
        help_text="10, 10-3 hoặc 12 chữ số; để trống nếu chưa đăng ký.",
    )
    tax_root = models.CharField(max_length=12, blank=True, editable=False)
    address = models.CharField("địa chỉ trụ sở, nơi ở", max_length=300)
    commune = models.ForeignKey(
        Commune, verbose_name="phường, xã", on_delete=models.PROTECT, null=True, blank=True
    )
    phone = models.CharField("điện thoại", max_length=20, blank=True)
    # the person, or who represents the household or organisation
    representative = models.CharField("người đại diện, chủ hộ", max_length=150, blank=True)
    representative_title = models.CharField("chức danh", max_length=100, blank=True)
    sex = models.CharField("giới tính", max_length=10, blank=True)
    born_on = models.DateField("ngày, tháng, năm sinh", null=True, blank=True)
    nationality = models.CharField("quốc tịch", max_length=60, blank=True)
    occupation = models.CharField("nghề nghiệp", max_length=100, blank=True)
    id_number = models.CharField("số định danh cá nhân, hộ chiếu", max_length=20, blank=True)
    id_issued_on = models.DateField("ngày cấp", null=True, blank=True)
    id_issued_by = models.CharField("nơi cấp", max_length=150, blank=True)
    licence_number = models.CharField("số giấy đăng ký, giấy phép", max_length=60, blank=True)
    licence_issued_on = models.DateField("ngày cấp giấy", null=True, blank=True)
    licence_issued_by = models.CharField("nơi cấp giấy", max_length=150, blank=True)
    in_force_from = models.DateField("từ ngày")
    in_force_to = models.DateField("đến trước ngày", null=True, blank=True)
    corrects = models.OneToOneField(
        "self",
        verbose_name="sửa bản",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="correction",
    )
    correction_reason = models.CharField("lý do sửa", max_length=300, blank=True, editable=False)
    corrected_at = models.DateTimeField("đã sửa lúc", null=True, blank=True, editable=False)
    name_key = models.CharField(max_length=320, editable=False)
    search_key = models.CharField(max_length=700, editable=False)

    objects = PartyVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "thông tin đối tượng"
        ordering = ["party", "-in_force_from"]
        constraints = [
            models.CheckConstraint(
                name="party_version_starts_before_it_ends",
                condition=Q(in_force_to=None) | Q(in_force_from__lt=F("in_force_to")),
                violation_error_message="Ngày hết hiệu lực phải sau ngày có hiệu lực.",
            ),
            models.UniqueConstraint(
                fields=["party", "in_force_from"],
                condition=Q(corrected_at=None),
                name="party_version_once_a_day",
                violation_error_message="Đã có thông tin từ ngày này. Chọn ngày khác.",
            ),
            models.UniqueConstraint(
                fields=["party"],
                condition=Q(in_force_to=None, corrected_at=None),
                name="party_version_open_is_one",
                violation_error_message="Đối tượng đã có một bản thông tin đang dùng.",
            ),
            models.CheckConstraint(
                name="party_version_correction_has_reason",
                condition=Q(corrects=None) | ~Q(correction_reason=""),
                violation_error_message="Ghi lý do sửa.",
            ),
        ]
        indexes = [
            models.Index(fields=["tax_root"]),
            models.Index(fields=["id_number"]),
            models.Index(fields=["name_key"]),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.tax_root = parse(self.tax_code).root if self.tax_code else ""
        self.name_key = fold(self.name)[:320]
        words = f"{self.tax_code} {self.name} {self.representative} {self.address}"
        self.search_key = fold(words)[:700]
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def clean(self) -> None:
        if self.tax_code:
            try:
                self.tax_code = parse(self.tax_code).text
            except ValidationError as error:
                raise ValidationError({"tax_code": error}) from error

    def is_in_force(self, on: date) -> bool:
        has_not_ended = self.in_force_to is None or on < self.in_force_to
        return self.corrected_at is None and self.in_force_from <= on and has_not_ended

    @property
    def is_organisation(self) -> bool:
        return self.party.kind == Party.Kind.ORGANISATION

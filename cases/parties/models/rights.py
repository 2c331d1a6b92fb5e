"""Industrial property rights: number, sign, owner and status of a day, agents and their powers."""

from datetime import date, datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from cases.office.frozen import Frozen
from cases.office.models import Chain, Officer
from cases.office.searching import holding
from cases.office.wording import fold, sort_key
from cases.parties.models.parties import Party


class IPRightQuerySet(models.QuerySet["IPRight"]):
    def matching(self, words: str) -> "IPRightQuerySet":
        """By number, sign, class or owner's name; blind to accents."""
        standing = RightPeriod.objects.standing()
        owners = standing.filter(holding("owner__versions__name_key", words))
        return self.filter(holding("search_key", words) | Q(pk__in=owners.values("right")))

    def visible_to(self, officer: Officer, at: datetime) -> "IPRightQuerySet":
        return self

    def protected(self, on: date) -> "IPRightQuerySet":
        in_force = RightPeriod.objects.in_force(on).filter(status=RightPeriod.Status.PROTECTED)
        return self.filter(pk__in=in_force.values("right"))


class IPRight(models.Model):
    """A protection title or right: trade mark, design, patent, geographical indication, name."""

    DERIVED = ("search_key", "sort_key")
    FROZEN = (Frozen(columns=("chain_id",)),)

    class Kind(models.TextChoices):
        TRADE_MARK = "trademark", "Nhãn hiệu"
        GEOGRAPHICAL_INDICATION = "geographical_indication", "Chỉ dẫn địa lý"
        TRADE_NAME = "trade_name", "Tên thương mại"
        INDUSTRIAL_DESIGN = "industrial_design", "Kiểu dáng công nghiệp"
        PATENT = "patent", "Sáng chế"
        UTILITY_SOLUTION = "utility_solution", "Giải pháp hữu ích"
        LAYOUT_DESIGN = "layout_design", "Thiết kế bố trí"
        TRADE_SECRET = "trade_secret", "Bí mật kinh doanh"

    kind = models.CharField("đối tượng quyền", max_length=30, choices=Kind.choices)
    number = models.CharField("số văn bằng", max_length=40, blank=True)
    sign = models.CharField("dấu hiệu, tên", max_length=200)
    classes = models.CharField("nhóm hàng hóa, dịch vụ", max_length=200, blank=True)
    goods = models.TextField("hàng hóa, dịch vụ được bảo hộ", blank=True)
    chain = models.OneToOneField(Chain, on_delete=models.PROTECT, related_name="right_of")
    revision = models.PositiveIntegerField(default=1, editable=False)
    search_key = models.CharField(max_length=500, editable=False)
    sort_key = models.CharField(max_length=520, editable=False, db_index=True)

    objects = IPRightQuerySet.as_manager()

    class Meta:
        verbose_name = "quyền sở hữu công nghiệp"
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "number"],
                condition=~Q(number=""),
                name="right_number_once_a_kind",
                violation_error_message="Số văn bằng này đã có. Tìm và mở quyền đã nhập.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.sign}" + (
            f", số {self.number}" * bool(self.number)
        )

    def save(self, *args: object, **kwargs: object) -> None:
        self.search_key = fold(f"{self.number} {self.sign} {self.classes}")[:500]
        self.sort_key = sort_key(self.sign)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        return reverse("parties:right", args=[self.pk])

    @property
    def unit_id(self) -> int | None:
        return None

    def seats_of(self, officer: Officer, at: datetime) -> frozenset[str]:
        return frozenset()

    def period_on(self, on: date) -> "RightPeriod | None":
        """Owner and status of a day; None where nothing is recorded, which is not "lapsed"."""
        return self.periods.in_force(on).select_related("owner").first()


class RightPeriodQuerySet(models.QuerySet["RightPeriod"]):
    def standing(self) -> "RightPeriodQuerySet":
        """Those that no later one corrects."""
        return self.filter(corrected_at=None)

    def in_use(self) -> "RightPeriodQuerySet":
        """Of each right the last one, which no change has ended."""
        return self.standing().filter(in_force_to=None)

    def in_force(self, on: date) -> "RightPeriodQuerySet":
        still_open = Q(in_force_to=None) | Q(in_force_to__gt=on)
        return self.standing().filter(still_open, in_force_from__lte=on)


class RightPeriod(models.Model):
    """Who owned a right and how it stood on [in_force_from, in_force_to).

    Never changed, as a party's version is not; what was typed wrong is corrected by another.
    """

    FROZEN = (
        # the period that follows sets the day it ends, once; the one that corrects it, the moment
        Frozen(but=("in_force_to", "corrected_at")),
        Frozen(columns=("in_force_to",), when="OLD.in_force_to IS NOT NULL", may_delete=True),
        Frozen(columns=("corrected_at",), when="OLD.corrected_at IS NOT NULL", may_delete=True),
    )

    class Status(models.TextChoices):
        PROTECTED = "protected", "Đang được bảo hộ"
        LAPSED = "lapsed", "Hết thời hạn bảo hộ"
        TERMINATED = "terminated", "Chấm dứt, hủy bỏ hiệu lực"
        PENDING = "pending", "Đơn đang xem xét"

    right = models.ForeignKey(IPRight, on_delete=models.PROTECT, related_name="periods")
    owner = models.ForeignKey(
        Party, verbose_name="chủ thể quyền", on_delete=models.PROTECT, related_name="rights_owned"
    )
    status = models.CharField("tình trạng", max_length=12, choices=Status.choices)
    in_force_from = models.DateField("từ ngày")
    in_force_to = models.DateField("đến trước ngày", null=True, blank=True)
    source = models.CharField("căn cứ", max_length=200, blank=True)
    corrects = models.OneToOneField(
        "self",
        verbose_name="sửa thời kỳ",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="correction",
    )
    correction_reason = models.CharField("lý do sửa", max_length=300, blank=True, editable=False)
    corrected_at = models.DateTimeField("đã sửa lúc", null=True, blank=True, editable=False)

    objects = RightPeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "thời kỳ của quyền"
        ordering = ["right", "in_force_from"]
        constraints = [
            models.CheckConstraint(
                name="right_period_starts_before_it_ends",
                condition=Q(in_force_to=None) | Q(in_force_from__lt=F("in_force_to")),
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
            models.UniqueConstraint(
                fields=["right", "in_force_from"],
                condition=Q(corrected_at=None),
                name="right_period_once_a_day",
            ),
            models.UniqueConstraint(
                fields=["right"],
                condition=Q(in_force_to=None, corrected_at=None),
                name="right_period_open_is_one",
            ),
            models.CheckConstraint(
                name="right_period_correction_has_reason",
                condition=Q(corrects=None) | ~Q(correction_reason=""),
                violation_error_message="Ghi lý do sửa.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_status_display()} từ {self.in_force_from:%d/%m/%Y}"


class RightAgentQuerySet(models.QuerySet["RightAgent"]):
    def empowered(self, on: date) -> "RightAgentQuerySet":
        still_open = Q(valid_to=None) | Q(valid_to__gt=on)
        return self.filter(still_open, valid_from__lte=on)


class RightAgent(models.Model):
    """A representative of the right holder, and the power of attorney with its period."""

    FROZEN = (Frozen(but=("valid_to",)),)

    right = models.ForeignKey(IPRight, on_delete=models.PROTECT, related_name="agents")
    agent = models.ForeignKey(
        Party, verbose_name="đại diện", on_delete=models.PROTECT, related_name="rights_represented"
    )
    power_number = models.CharField("số giấy ủy quyền", max_length=60, blank=True)
    signed_on = models.DateField("ngày lập giấy ủy quyền")
    scope = models.CharField("phạm vi ủy quyền", max_length=300)
    valid_from = models.DateField("có hiệu lực từ ngày")
    valid_to = models.DateField("đến trước ngày", null=True, blank=True)

    objects = RightAgentQuerySet.as_manager()

    class Meta:
        verbose_name = "đại diện của chủ thể quyền"
        ordering = ["right", "valid_from"]
        constraints = [
            models.CheckConstraint(
                name="power_of_attorney_starts_before_it_ends",
                condition=Q(valid_to=None) | Q(valid_from__lt=F("valid_to")),
                violation_error_message="Ngày hết hạn ủy quyền phải sau ngày bắt đầu.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.agent}, {self.scope}"

    @property
    def chain(self) -> Chain:
        return self.right.chain

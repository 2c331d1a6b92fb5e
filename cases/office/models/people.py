"""Units, officers and the powers they lend each other."""

from datetime import datetime
from functools import cached_property
from typing import ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from cases.office.duties import DUTIES_BY_ROLE, Duty
from cases.office.frozen import Frozen
from cases.office.models.journal import Chain
from cases.office.wording import fold, sort_key


class Unit(models.Model):
    """A unit of the department (phòng, chi cục, văn phòng)."""

    name = models.CharField("tên đơn vị", max_length=200, unique=True)
    symbol = models.CharField("ký hiệu", max_length=20, unique=True)

    class Meta:
        verbose_name = "đơn vị"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    INSPECTOR = "inspector", "Công chức kiểm tra"
    MANAGER = "manager", "Lãnh đạo phòng"
    DIRECTOR = "director", "Lãnh đạo Sở"
    REGISTRY_CLERK = "registry_clerk", "Văn thư"
    STATISTICIAN = "statistician", "Công chức thống kê"
    AUDITOR = "auditor", "Người giám sát"
    ADMINISTRATOR = "administrator", "Quản trị hệ thống"


class OfficerManager(UserManager["Officer"]):
    use_in_migrations = False

    def working(self) -> models.QuerySet["Officer"]:
        return self.filter(is_active=True).order_by("sort_key")

    def visible_to(self, officer: "Officer", at: datetime) -> models.QuerySet["Officer"]:
        """Officers are known office-wide: whoever may open the page sees all."""
        return self.select_related("unit", "chain")


class Officer(AbstractUser):
    """A civil servant of the department; also the account that logs in."""

    DERIVED = ("name_key", "sort_key")
    FROZEN = (Frozen(columns=("chain_id",)),)

    first_name = None  # type: ignore[assignment]  # Vietnamese names are one field
    last_name = None  # type: ignore[assignment]

    honorific = models.CharField(
        "ông, bà", max_length=3, choices=[("Ông", "Ông"), ("Bà", "Bà")], default="Ông"
    )
    full_name = models.CharField("họ và tên", max_length=150)
    role = models.CharField("vai trò", max_length=20, choices=Role.choices)
    position = models.CharField("chức vụ", max_length=150)
    # code of a title in the law packs (sanctioning_authorities); blank: no power of one's own
    title_code = models.CharField("chức danh có thẩm quyền", max_length=60, blank=True)
    unit = models.ForeignKey(
        Unit, verbose_name="đơn vị", on_delete=models.PROTECT, related_name="officers"
    )
    phone = models.CharField("điện thoại", max_length=20, blank=True)
    # chosen by who keeps the accounts: nothing is open until the officer has chosen another
    password_is_given = models.BooleanField("mật khẩu được cấp", default=False, editable=False)
    name_key = models.CharField(max_length=150, editable=False)
    sort_key = models.CharField(max_length=520, editable=False)
    chain = models.OneToOneField(Chain, on_delete=models.PROTECT, related_name="officer_of")
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects: ClassVar[OfficerManager] = OfficerManager()

    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = "công chức"
        ordering = ["sort_key"]
        constraints = [
            models.CheckConstraint(
                name="officer_role_is_known",
                condition=Q(role__in=list(DUTIES_BY_ROLE)),
                violation_error_message="Chọn một vai trò trong danh sách.",
            )
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: object, **kwargs: object) -> None:
        self.name_key, self.sort_key = fold(self.full_name), sort_key(self.given_name_first)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def given_name_first(self) -> str:
        """Lists of people go by given name, the last word of a Vietnamese name."""
        *family, given = self.full_name.split() or [""]
        return " ".join([given, *family])

    def get_absolute_url(self) -> str:
        return reverse("officer", args=[self.pk])

    def seats_of(self, officer: "Officer", at: datetime) -> frozenset[str]:
        return frozenset()

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name

    @cached_property
    def received_delegations(self) -> list["Delegation"]:
        """Read once per request: the officer is loaded anew with each."""
        return list(self.delegations_received.select_related("giver"))

    def refresh_from_db(self, *args: object, **kwargs: object) -> None:
        self.__dict__.pop("received_delegations", None)
        super().refresh_from_db(*args, **kwargs)  # type: ignore[arg-type]

    def delegations_in_force(self, at: datetime) -> list["Delegation"]:
        return [each for each in self.received_delegations if each.is_in_force(at)]


class DelegationQuerySet(models.QuerySet["Delegation"]):
    def in_force(self, at: datetime) -> "DelegationQuerySet":
        return self.filter(starts_at__lte=at, ends_at__gt=at)


class Delegation(models.Model):
    """A written transfer of one duty for a time (giao quyền, ủy quyền), quoted where it is used."""

    FROZEN = (
        Frozen(but=("ends_at",)),
        # it may be ended early, never stretched
        Frozen(columns=("ends_at",), when="NEW.ends_at > OLD.ends_at", may_delete=True),
    )

    giver = models.ForeignKey(
        Officer,
        verbose_name="người giao",
        on_delete=models.PROTECT,
        related_name="delegations_given",
    )
    receiver = models.ForeignKey(
        Officer,
        verbose_name="người được giao",
        on_delete=models.PROTECT,
        related_name="delegations_received",
    )
    duty = models.CharField("quyền được giao", max_length=30, choices=Duty.choices)
    scope = models.ForeignKey(
        Unit,
        verbose_name="phạm vi",
        help_text="Để trống nếu giao trong toàn Sở.",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
    )
    starts_at = models.DateTimeField("từ")
    ends_at = models.DateTimeField("đến trước")
    number = models.CharField("số văn bản giao quyền", max_length=60)
    signed_on = models.DateField("ngày ký văn bản")

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản giao quyền"
        constraints = [
            models.CheckConstraint(
                name="delegation_starts_before_it_ends",
                condition=Q(starts_at__lt=F("ends_at")),
                violation_error_message="Thời điểm kết thúc phải sau thời điểm bắt đầu.",
            ),
            models.CheckConstraint(
                name="delegation_has_two_people",
                condition=~Q(giver=F("receiver")),
                violation_error_message="Người giao và người được giao phải khác nhau.",
            ),
        ]
        indexes = [models.Index(fields=["receiver", "starts_at"])]

    def __str__(self) -> str:
        return f"{self.number}: {self.get_duty_display()}"

    def is_in_force(self, at: datetime) -> bool:
        return self.starts_at <= at < self.ends_at

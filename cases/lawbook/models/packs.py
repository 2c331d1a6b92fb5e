"""A pack of law and what all its dated rows share."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q

from cases.office.frozen import Frozen
from cases.office.models import Chain


class LawPack(models.Model):
    """One state of the law files; never altered, since decisions keep its digest."""

    digest = models.CharField("mã băm", max_length=64, unique=True)
    content = models.TextField("nội dung")
    is_active = models.BooleanField("đang dùng", default=False)
    loaded_at = models.DateTimeField("nạp lúc")
    chain = models.OneToOneField(Chain, on_delete=models.PROTECT, related_name="law_pack_of")

    FROZEN = (Frozen(columns=("digest", "content", "loaded_at", "chain_id")),)

    class Meta:
        verbose_name = "gói pháp luật"
        ordering = ["-loaded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_active"],
                condition=Q(is_active=True),
                name="one_law_pack_is_active",
                violation_error_message="Chỉ một gói pháp luật được dùng tại một thời điểm.",
            ),
        ]

    def __str__(self) -> str:
        return f"Gói {self.digest[:12]}"


class Certainty(models.TextChoices):
    """How sure the text is; unverified law is never applied silently."""

    VERIFIED = "verified", "đã kiểm chứng"
    SECONDARY = "secondary", "nguồn thứ cấp"
    INTERPRETATION = "interpretation", "cách hiểu"
    UNVERIFIED = "unverified", "chưa kiểm chứng"


Row = TypeVar("Row", bound=models.Model, covariant=True)


class PackQuerySet(models.QuerySet[Row]):
    """Rows of the law; a question with a day is asked of the active pack."""

    def active(self) -> Self:
        return self.filter(pack__is_active=True)

    def in_force(self, on: date) -> Self:
        """Those of the active pack that hold on the day."""
        started = Q(in_force_from=None) | Q(in_force_from__lte=on)
        return self.active().filter(started, Q(in_force_to=None) | Q(in_force_to__gt=on))


class PackRow(models.Model):
    """A row of a pack: written once with it, then frozen."""

    pack = models.ForeignKey(
        LawPack,
        on_delete=models.PROTECT,  # a used pack stays, whatever replaces it
        related_name="%(class)s_rows",
        verbose_name="gói",
    )

    FROZEN = (Frozen(),)

    class Meta:
        abstract = True


class DatedRow(PackRow):
    """A row of a pack in force on [in_force_from, in_force_to)."""

    in_force_from = models.DateField("có hiệu lực từ")
    in_force_to = models.DateField("hết hiệu lực từ", null=True, blank=True)
    certainty = models.CharField("độ chắc chắn", max_length=20, choices=Certainty.choices)
    certainty_words = models.CharField("lời của nguồn", max_length=300, blank=True)

    class Meta(PackRow.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_starts_before_it_ends",
                condition=Q(in_force_to=None) | Q(in_force_from__lt=F("in_force_to")),
                violation_error_message="Ngày hết hiệu lực phải sau ngày có hiệu lực.",
            ),
        ]

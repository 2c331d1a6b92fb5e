"""What was found (nội dung ghi nhận, dấu hiệu vi phạm): never a violation before the record."""

from django.db import models

from cases.dossier.models import GoodsLine, WithinDossier
from cases.lawbook.models import ActVersion
from cases.parties.models import IPRight
from inspections.visits.models.visits import Visit


class Finding(WithinDossier):
    """Facts found at a visit, the right they touch, and the act they may be by that day's law."""

    WITHIN = "visit"

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="findings")
    facts = models.TextField("nội dung ghi nhận")
    right = models.ForeignKey(
        IPRight,
        verbose_name="quyền liên quan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="findings",
    )
    act_version = models.ForeignKey(
        ActVersion,
        verbose_name="hành vi có dấu hiệu",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="findings",
    )
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "nội dung ghi nhận"
        ordering = ["visit", "pk"]

    def __str__(self) -> str:
        return self.facts[:80]


class FindingGoods(models.Model):
    """The goods lines that a finding is about."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="goods")
    line = models.ForeignKey(GoodsLine, on_delete=models.PROTECT, related_name="findings")

    class Meta:
        verbose_name = "hàng hóa của nội dung ghi nhận"
        ordering = ["finding", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["finding", "line"], name="finding_goods_once")
        ]

    def __str__(self) -> str:
        return str(self.line)

"""What was found (nội dung ghi nhận, dấu hiệu vi phạm): never a violation before the record."""

from datetime import datetime

from django.db import models

from cases.dossier.models import GoodsLine
from cases.lawbook.models import ActVersion
from cases.office.models import Chain, Officer
from cases.parties.models import IPRight
from inspections.visits.models.visits import Visit


class Finding(models.Model):
    """Facts found at a visit, the right they touch, and the act they may be by that day's law."""

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

    @property
    def chain(self) -> Chain:
        return self.visit.chain

    @property
    def unit_id(self) -> int:
        return self.visit.unit_id

    def seats_of(self, officer: Officer, at: datetime) -> frozenset[str]:
        return self.visit.seats_of(officer, at)


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

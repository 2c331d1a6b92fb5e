"""Registers: series of numbers, their counters, and the numbers that were voided."""

from django.db import models

from cases.office.frozen import Frozen
from cases.office.models import Officer


class Series(models.Model):
    """A series of numbers: ours (gapless counter) or outside (the office's own document system)."""

    # the number of an issued paper is read with the series' own words
    FROZEN = (Frozen(columns=("code", "suffix", "is_ours")),)

    code = models.CharField("mã sổ", max_length=30, unique=True)
    name = models.CharField("tên sổ", max_length=150)
    suffix = models.CharField("ký hiệu", max_length=40)
    is_ours = models.BooleanField("đánh số tại đây")

    class Meta:
        verbose_name = "sổ văn bản"
        verbose_name_plural = "sổ văn bản"

    def __str__(self) -> str:
        return self.name


class Counter(models.Model):
    """The last number that a series of ours gave in one year of Hà Nội."""

    FROZEN = (
        Frozen(columns=("series_id", "year")),
        # a counter set back would give a number twice
        Frozen(columns=("last",), when="NEW.last < OLD.last", may_delete=True),
    )

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="counters")
    year = models.PositiveSmallIntegerField("năm")
    last = models.PositiveIntegerField("số cuối", default=0)

    class Meta:
        verbose_name = "bộ đếm"
        constraints = [
            models.UniqueConstraint(fields=["series", "year"], name="counter_once_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.series} {self.year}: {self.last}"


class Void(models.Model):
    """A number that was given and will never be used, with the reason."""

    FROZEN = (Frozen(),)

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="voids")
    year = models.PositiveSmallIntegerField("năm")
    number = models.CharField("số", max_length=20)
    reason = models.CharField("lý do hủy", max_length=300)
    by = models.ForeignKey(Officer, on_delete=models.PROTECT)
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "số hủy"
        constraints = [
            models.UniqueConstraint(fields=["series", "year", "number"], name="void_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.series.suffix} ({self.year})"

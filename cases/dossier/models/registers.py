"""Registers: series of numbers, their counters, and the numbers that were voided."""

from django.db import models
from django.db.models import Q

from cases.office.frozen import Frozen
from cases.office.models import Officer, Unit


class SeriesQuerySet(models.QuerySet["Series"]):
    def of_papers(self) -> "SeriesQuerySet":
        """Those that number papers; the others number dossiers."""
        return self.exclude(code__startswith=Series.OF_DOSSIERS)

    def taking(self, symbol: str, unit: Unit) -> "SeriesQuerySet":
        """Those that number a form's papers of a unit: its own first, then those kept here."""
        named = Q(symbol=symbol) | Q(symbol="", suffix=symbol)
        own_first = models.F("unit").asc(nulls_last=True)
        found = self.filter(named, Q(unit=unit) | Q(unit=None))
        return found.order_by(own_first, "-is_ours", "code")


class Series(models.Model):
    """A series of numbers: ours (gapless counter) or outside (the office's own document system)."""

    OF_DOSSIERS = "HS-"
    # the number of an issued paper is read with the series' own words
    FROZEN = (Frozen(columns=("code", "suffix", "is_ours")),)

    code = models.CharField("mã sổ", max_length=30, unique=True)
    name = models.CharField("tên sổ", max_length=150)
    suffix = models.CharField("ký hiệu", max_length=40)
    is_ours = models.BooleanField("đánh số tại đây")
    # of the form of the law, where a unit writes another symbol on its own papers
    symbol = models.CharField("ký hiệu của mẫu", max_length=40, blank=True)
    unit = models.ForeignKey(
        Unit, verbose_name="đơn vị dùng riêng", on_delete=models.PROTECT, null=True, blank=True
    )

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name = "sổ văn bản"
        verbose_name_plural = "sổ văn bản"

    def __str__(self) -> str:
        return self.name


class Counter(models.Model):
    """The last number that a series of ours gave in one year of Hà Nội.

    Where numbers had been given on paper before, it began after the last of them.
    """

    FROZEN = (
        Frozen(
            columns=(
                *("series_id", "year", "began_after", "began_because", "kept_at"),
                *("begun_by_id", "begun_at"),
            )
        ),
        # a counter set back would give a number twice
        Frozen(columns=("last",), when="NEW.last < OLD.last", may_delete=True),
    )

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="counters")
    year = models.PositiveSmallIntegerField("năm")
    last = models.PositiveIntegerField("số cuối", default=0)
    began_after = models.PositiveIntegerField("số cuối đã cấp trên giấy", default=0)
    began_because = models.CharField("lý do bắt đầu từ số khác 1", max_length=300, blank=True)
    kept_at = models.CharField("nơi lưu sổ giấy", max_length=200, blank=True)
    begun_by = models.ForeignKey(
        Officer, verbose_name="người ghi", on_delete=models.PROTECT, null=True, blank=True
    )
    begun_at = models.DateTimeField("ghi lúc", null=True, blank=True)

    class Meta:
        verbose_name = "bộ đếm"
        constraints = [
            models.UniqueConstraint(fields=["series", "year"], name="counter_once_a_year"),
            models.CheckConstraint(
                name="counter_begins_elsewhere_with_a_reason",
                condition=Q(began_after=0)
                | (
                    Q(begun_by__isnull=False, begun_at__isnull=False)
                    & ~Q(began_because="")
                    & ~Q(kept_at="")
                ),
                violation_error_message="Ghi lý do và nơi lưu sổ giấy.",
            ),
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


class OnPaper(models.Model):
    """A number that was given on paper, before the program or while it stood still."""

    FROZEN = (Frozen(),)

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="on_paper")
    year = models.PositiveSmallIntegerField("năm")
    number = models.CharField("số", max_length=20)
    title = models.CharField("tên loại, trích yếu", max_length=300)
    issued_on = models.DateField("ngày văn bản")
    signed_by = models.CharField("người ký", max_length=150, blank=True)
    recipients = models.CharField("nơi nhận", max_length=300, blank=True)
    kept_at = models.CharField("nơi lưu bản giấy", max_length=200, blank=True)
    by = models.ForeignKey(Officer, verbose_name="người ghi", on_delete=models.PROTECT)
    at = models.DateTimeField("ghi lúc")

    class Meta:
        verbose_name = "văn bản cấp số trên giấy"
        constraints = [
            models.UniqueConstraint(
                fields=["series", "year", "number"],
                name="on_paper_number_once",
                violation_error_message="Số này đã ghi là cấp trên giấy.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.series.suffix} ({self.year})"

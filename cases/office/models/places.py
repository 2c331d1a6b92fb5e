"""Communes and wards of the city, and the names they had before 1 July 2025."""

from django.db import models

from cases.office.searching import holding
from cases.office.wording import fold, sort_key


class CommuneQuerySet(models.QuerySet["Commune"]):
    def matching(self, words: str) -> "CommuneQuerySet":
        """By present or former name, blind to accents; those so named today come first."""
        former = FormerUnit.objects.matching(words).values("commune")
        today = holding("name_key", words)
        named_today_first = models.Case(models.When(today, then=0), default=1)
        found = self.filter(today | models.Q(pk__in=former))
        return found.order_by(named_today_first, "sort_key") if today else found


class Commune(models.Model):
    """A ward or commune of Hà Nội since 1 July 2025 (Nghị quyết 1656/NQ-UBTVQH15)."""

    class Kind(models.TextChoices):
        WARD = "phường", "phường"
        COMMUNE = "xã", "xã"

    code = models.CharField("mã", max_length=5, unique=True)
    name = models.CharField("tên", max_length=100)
    kind = models.CharField("loại", max_length=10, choices=Kind.choices)
    latitude = models.FloatField("vĩ độ")
    longitude = models.FloatField("kinh độ")
    area_km2 = models.FloatField("diện tích, km²")
    name_key = models.CharField(max_length=120, editable=False)
    sort_key = models.CharField(max_length=520, editable=False)

    objects = CommuneQuerySet.as_manager()

    class Meta:
        verbose_name = "phường, xã"
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"

    def save(self, *args: object, **kwargs: object) -> None:
        self.name_key, self.sort_key = fold(f"{self.kind} {self.name}"), sort_key(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class FormerUnitQuerySet(models.QuerySet["FormerUnit"]):
    def matching(self, words: str) -> "FormerUnitQuerySet":
        return self.filter(holding("name_key", words))


class FormerUnit(models.Model):
    """A ward or commune as it was before 1 July 2025, and a present one that took (part of) it."""

    code = models.CharField("mã cũ", max_length=5)
    name = models.CharField("tên cũ", max_length=100)
    kind = models.CharField("loại", max_length=20)
    district = models.CharField("quận, huyện cũ", max_length=100)
    district_kind = models.CharField("loại", max_length=20)
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="former_units")
    is_main_successor = models.BooleanField("phần chính")
    name_key = models.CharField(max_length=220, editable=False)

    objects = FormerUnitQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị hành chính cũ"
        constraints = [
            models.UniqueConstraint(fields=["code", "commune"], name="former_unit_once_a_successor")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}, {self.district_kind} {self.district}"

    def save(self, *args: object, **kwargs: object) -> None:
        self.name_key = fold(f"{self.kind} {self.name} {self.district_kind} {self.district}")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

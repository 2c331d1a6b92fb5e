"""Terms, forms and the days off, as the law files give them."""

from django.db import models
from django.db.models import F, Q

from cases.lawbook.models.packs import Certainty, DatedRow, PackQuerySet, PackRow


class Term(PackRow):
    """A term of law, practice or the house in one of its versions."""

    code = models.CharField("mã", max_length=60)
    name = models.CharField("tên", max_length=300)
    trigger_name = models.CharField("tính từ", max_length=200, blank=True)
    length = models.PositiveIntegerField("số", null=True, blank=True)
    unit = models.CharField("đơn vị", max_length=30)
    count = models.CharField("cách đếm", max_length=40, blank=True)
    force = models.CharField("tính chất", max_length=20)
    article = models.CharField("điều khoản", max_length=200)
    instrument = models.CharField("văn bản", max_length=100)
    in_force_from = models.DateField("có hiệu lực từ", null=True, blank=True)
    in_force_to = models.DateField("hết hiệu lực từ", null=True, blank=True)
    certainty = models.CharField("độ chắc chắn", max_length=20, choices=Certainty.choices)

    objects = PackQuerySet.as_manager()

    class Meta(PackRow.Meta):
        verbose_name = "thời hạn"
        ordering = ["code", "in_force_from"]
        constraints = [
            models.CheckConstraint(
                name="term_starts_before_it_ends",
                condition=Q(in_force_to=None)
                | Q(in_force_from=None)
                | Q(in_force_from__lt=F("in_force_to")),
                violation_error_message="Ngày hết hiệu lực phải sau ngày có hiệu lực.",
            ),
            models.UniqueConstraint(
                fields=["pack", "code", "in_force_from"], name="term_starts_once_in_a_pack"
            ),
            models.UniqueConstraint(
                fields=["pack", "code"],
                condition=Q(in_force_from=None),
                name="term_of_unknown_start_is_one",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Form(DatedRow):
    """An official form or a paper of an inspection; its sections stand in the pack's content."""

    code = models.CharField("mã", max_length=20)
    title = models.CharField("tên", max_length=300)
    kind = models.CharField("loại", max_length=20)
    symbol = models.CharField("ký hiệu", max_length=30, blank=True)

    objects = PackQuerySet.as_manager()

    class Meta(DatedRow.Meta):
        verbose_name = "biểu mẫu"
        ordering = ["code", "in_force_from"]
        constraints = [
            *DatedRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["pack", "code", "in_force_from"], name="form_starts_once_in_a_pack"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Holiday(PackRow):
    """A day off, or a Saturday worked in exchange, of civil servants."""

    class Kind(models.TextChoices):
        HOLIDAY = "holiday", "nghỉ lễ, tết"
        DAY_IN_LIEU = "day_in_lieu", "nghỉ bù"
        SWAPPED_DAY_OFF = "swapped_day_off", "nghỉ hoán đổi"
        MAKE_UP_WORKING_DAY = "make_up_working_day", "làm bù"

    day = models.DateField("ngày")
    kind = models.CharField("loại", max_length=20, choices=Kind.choices)
    name = models.CharField("tên", max_length=200)
    source = models.CharField("nguồn", max_length=20)
    reading = models.CharField("cách hiểu", max_length=40, blank=True)
    certainty = models.CharField("độ chắc chắn", max_length=20, choices=Certainty.choices)

    class Meta(PackRow.Meta):
        verbose_name = "ngày nghỉ"
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(
                fields=["pack", "day", "reading"], name="holiday_is_marked_once_in_a_pack"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"

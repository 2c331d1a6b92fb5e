"""Who may sanction and how circumstances move a fine."""

from django.db import models
from django.db.models import Q

from cases.lawbook.models.acts import ActVersion
from cases.lawbook.models.packs import DatedRow, PackQuerySet
from cases.office.frozen import Frozen


class Competence(models.Model):
    """A body that decides over an act, asked for the day of handling."""

    version = models.ForeignKey(ActVersion, on_delete=models.PROTECT, related_name="competences")
    body = models.CharField("cơ quan", max_length=40)
    in_force_from = models.DateField("có hiệu lực từ")
    in_force_to = models.DateField("hết hiệu lực từ", null=True, blank=True)

    FROZEN = (Frozen(),)

    class Meta:
        verbose_name = "cơ quan có thẩm quyền"
        ordering = ["version", "body"]
        constraints = [
            models.UniqueConstraint(fields=["version", "body"], name="competence_is_stated_once"),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.body}"


class Authority(DatedRow):
    """A title that may sanction: ceilings for one act of an individual and of an organisation."""

    class Listed(models.TextChoices):
        YES = "yes", "chức danh của nghị định"
        NO = "no", "chức danh chung"
        NAMED = "named", "chỉ nêu bằng lời"

    class Confiscation(models.TextChoices):
        UNLIMITED = "unlimited", "không giới hạn giá trị"
        LIMITED = "limited", "có giới hạn giá trị"
        NONE = "none", "không"

    code = models.CharField("mã", max_length=50)
    title = models.CharField("chức danh", max_length=200)
    individual_maximum = models.PositiveBigIntegerField("trần đối với cá nhân")
    organisation_maximum = models.PositiveBigIntegerField("trần đối với tổ chức")
    scope = models.CharField("phạm vi", max_length=100, blank=True)
    scope_words = models.CharField("phạm vi theo lời", max_length=300)
    points_are_known = models.BooleanField("đã rõ các điểm")
    remedial_points = models.CharField("điểm khoản 3 Điều 3", max_length=40, blank=True)
    may_suspend = models.CharField("đình chỉ, tước quyền", max_length=5)
    confiscation = models.CharField("tịch thu", max_length=10, choices=Confiscation.choices)
    confiscation_limit = models.PositiveBigIntegerField("tịch thu đến", null=True, blank=True)
    listed = models.CharField("loại chức danh", max_length=5, choices=Listed.choices)
    article = models.CharField("điều khoản", max_length=100)
    instrument = models.CharField("văn bản", max_length=40)

    objects = PackQuerySet.as_manager()

    class Meta(DatedRow.Meta):
        verbose_name = "chức danh có thẩm quyền"
        verbose_name_plural = "chức danh có thẩm quyền"
        ordering = ["-individual_maximum", "code", "in_force_from"]
        constraints = [
            *DatedRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["pack", "code", "in_force_from"], name="authority_starts_once_in_a_pack"
            ),
            models.CheckConstraint(
                name="authority_limit_goes_with_limited_confiscation",
                condition=Q(confiscation="limited", confiscation_limit__isnull=False)
                | (~Q(confiscation="limited") & Q(confiscation_limit=None)),
                violation_error_message="Giới hạn tịch thu chỉ ghi khi tịch thu có giới hạn.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class FineRule(DatedRow):
    """Where in the bracket the fine lies when so many circumstances are left over."""

    class Place(models.TextChoices):
        MINIMUM = "minimum", "mức tối thiểu"
        MIDDLE = "middle", "mức trung bình"
        MAXIMUM = "maximum", "mức tối đa"

    code = models.CharField("mã", max_length=20)
    net_from = models.SmallIntegerField("còn lại từ", null=True, blank=True)
    net_to = models.SmallIntegerField("còn lại đến", null=True, blank=True)
    lower = models.CharField("từ", max_length=10, choices=Place.choices)
    upper = models.CharField("đến", max_length=10, choices=Place.choices)
    ends = models.CharField("hai đầu", max_length=10)
    article = models.CharField("điều khoản", max_length=100)
    instrument = models.CharField("văn bản", max_length=40)

    objects = PackQuerySet.as_manager()

    class Meta(DatedRow.Meta):
        verbose_name = "quy tắc tình tiết"
        ordering = ["in_force_from", "-net_from"]
        constraints = [
            *DatedRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["pack", "code", "net_from"], name="fine_rule_band_starts_once"
            ),
            models.UniqueConstraint(
                fields=["pack", "code"],
                condition=Q(net_from=None),
                name="fine_rule_has_one_lowest_band",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.net_from}"

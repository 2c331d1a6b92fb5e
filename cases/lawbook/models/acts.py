"""Acts that may be fined: their versions, brackets and measures, and what followed them."""

from functools import reduce
from operator import add

from django.db import models
from django.db.models import Case, ExpressionWrapper, F, IntegerField, Max, Q, Value, When
from django.db.models.expressions import Combinable, Expression
from django.db.models.lookups import GreaterThanOrEqual

from cases.lawbook.models.packs import DatedRow, PackQuerySet, PackRow
from cases.lawbook.words import search_key
from cases.office.frozen import Frozen


class Act(models.Model):
    """An act under its code, the same through all its versions and packs."""

    code = models.CharField("mã", max_length=40, unique=True)

    FROZEN = (Frozen(),)

    class Meta:
        verbose_name = "hành vi"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class ActVersionQuerySet(PackQuerySet["ActVersion"]):
    def matching(self, words: str) -> "ActVersionQuerySet":
        """Acts by a few words, best first; blind to accents, đ and the way they are composed.

        Words that no act of the set has (a brand, say) are left out; of three words or more that
        are left one may be missing. A word may still be half typed.
        """
        asked = self._known(search_key(words).split())
        if not asked:
            return self.order_by("position") if not words.strip() else self.none()
        found = _how_many([Q(search_key__contains=word) for word in asked])
        named = _how_many([Q(name_key__contains=word) for word in asked])
        phrase = " ".join(word.strip() for word in asked)
        together = _how_many([Q(search_key__contains=f" {phrase} ")])
        enough = len(asked) - 1 if len(asked) > 2 else len(asked)
        return self.filter(GreaterThanOrEqual(found, Value(enough))).order_by(
            together.desc(), found.desc(), named.desc(), "position"
        )

    def _known(self, words: list[str]) -> list[str]:
        """What to look for: whole words that some act has, else words begun so; one query."""
        asked = {f"whole_{place}": f" {word} " for place, word in enumerate(words)}
        asked |= {f"begun_{place}": f" {word}" for place, word in enumerate(words)}
        if not asked:
            return []
        seen = self.aggregate(
            **{name: Max(_how_many([Q(search_key__contains=word)])) for name, word in asked.items()}
        )
        return [
            asked[name]
            for place in range(len(words))
            for name in (f"whole_{place}", f"begun_{place}")
            if seen[name] and not (name.startswith("begun") and seen[f"whole_{place}"])
        ]


def _how_many(conditions: list[Q]) -> Expression:
    """How many of the conditions a row meets."""
    ones: list[Combinable] = [
        Case(When(condition, then=Value(1)), default=Value(0)) for condition in conditions
    ]
    return ExpressionWrapper(reduce(add, ones), IntegerField())


class ActVersion(DatedRow):
    """The wording, fine and measures of an act, in force on [in_force_from, in_force_to)."""

    class FineMethod(models.TextChoices):
        PLAIN = "plain_bracket", "một khung"
        BY_VALUE = "by_goods_value", "theo giá trị"
        BY_QUANTITY = "by_label_quantity", "theo số lượng"

    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="versions")
    version = models.CharField("phiên bản", max_length=60)
    position = models.PositiveSmallIntegerField("thứ tự")
    article = models.PositiveSmallIntegerField("điều")
    clause = models.CharField("khoản", max_length=5)
    point = models.CharField("điểm", max_length=2, blank=True)
    instrument = models.CharField("văn bản", max_length=40)
    amended_by = models.CharField("sửa đổi bởi", max_length=100, blank=True)
    heading = models.CharField("tên điều", max_length=300)
    name = models.CharField("tên gọi", max_length=100)
    wording = models.TextField("hành vi")
    kind = models.CharField("loại", max_length=40)
    objects_protected = models.CharField("đối tượng", max_length=200)
    needs_business_purpose = models.BooleanField("vì mục đích kinh doanh")
    fine_method = models.CharField("cách phạt", max_length=20, choices=FineMethod.choices)
    counts = models.CharField("tính theo", max_length=20)
    multiplier = models.DecimalField("hệ số", max_digits=2, decimal_places=1)
    cap = models.PositiveBigIntegerField("trần của cá nhân", null=True, blank=True)
    unknown_value_code = models.CharField("mã khi không định giá được", max_length=40, blank=True)
    cite_as = models.CharField("cách viện dẫn", max_length=200)
    readings = models.CharField("cách hiểu", max_length=200, blank=True)
    notes = models.TextField("ghi chú", blank=True)
    name_key = models.TextField(editable=False)
    search_key = models.TextField(editable=False)

    objects = ActVersionQuerySet.as_manager()

    class Meta(DatedRow.Meta):
        verbose_name = "phiên bản hành vi"
        ordering = ["position"]
        constraints = [
            *DatedRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["pack", "version"], name="act_version_is_named_once_in_a_pack"
            ),
            models.UniqueConstraint(
                fields=["pack", "act", "in_force_from"], name="act_version_starts_once_in_a_pack"
            ),
        ]
        indexes = [
            models.Index(fields=["pack", "in_force_from", "in_force_to"], name="act_version_day"),
        ]

    def __str__(self) -> str:
        point = f"điểm {self.point} " if self.point else ""
        return f"{self.name}, {point}khoản {self.clause} Điều {self.article} {self.instrument}"


class Bracket(models.Model):
    """What an individual is fined for what lies above `over` up to `up_to`, in đồng."""

    class Offered(models.TextChoices):
        YES = "yes", "có"
        NO = "no", "không"
        OPEN = "open", "chưa rõ"

    version = models.ForeignKey(ActVersion, on_delete=models.PROTECT, related_name="brackets")
    clause = models.CharField("khoản", max_length=5)
    over = models.PositiveBigIntegerField("trên")
    up_to = models.PositiveBigIntegerField("đến", null=True, blank=True)
    minimum = models.PositiveBigIntegerField("tối thiểu")
    maximum = models.PositiveBigIntegerField("tối đa")
    base_minimum = models.PositiveBigIntegerField("tối thiểu gốc", null=True, blank=True)
    base_maximum = models.PositiveBigIntegerField("tối đa gốc", null=True, blank=True)
    is_capped = models.BooleanField("chặn trần")
    warning_possible = models.CharField("cảnh cáo", max_length=5, choices=Offered.choices)

    FROZEN = (Frozen(),)

    class Meta:
        verbose_name = "khung phạt"
        ordering = ["version", "over"]
        constraints = [
            models.CheckConstraint(
                name="bracket_minimum_is_below_its_maximum",
                condition=Q(minimum__lt=F("maximum")),
                violation_error_message="Mức tối thiểu phải thấp hơn mức tối đa.",
            ),
            models.CheckConstraint(
                name="bracket_limit_is_above_its_start",
                condition=Q(up_to=None) | Q(over__lt=F("up_to")),
                violation_error_message="Giới hạn trên của bậc phải lớn hơn giới hạn dưới.",
            ),
            models.UniqueConstraint(fields=["version", "over"], name="bracket_starts_once"),
        ]

    def __str__(self) -> str:
        return f"{self.version}, khoản {self.clause}"


class Measure(models.Model):
    """An additional sanction or a remedial measure that an act brings."""

    version = models.ForeignKey(ActVersion, on_delete=models.PROTECT, related_name="measures")
    position = models.PositiveSmallIntegerField("thứ tự")
    is_remedy = models.BooleanField("khắc phục hậu quả")
    kind = models.CharField("loại", max_length=40)
    name = models.CharField("tên gọi", max_length=100)
    wording = models.TextField("nội dung")
    article = models.CharField("điều khoản", max_length=100)
    art3_points = models.CharField("điểm khoản 3 Điều 3", max_length=20, blank=True)
    any_point_suffices = models.BooleanField("chỉ cần một điểm")
    tier_clauses = models.CharField("khoản của bậc", max_length=40, blank=True)
    months_from = models.PositiveSmallIntegerField("từ tháng", null=True, blank=True)
    months_to = models.PositiveSmallIntegerField("đến tháng", null=True, blank=True)
    violator = models.CharField("áp dụng với", max_length=20)
    extent = models.CharField("phạm vi", max_length=20, blank=True)
    applies_if = models.TextField("chỉ khi", blank=True)
    except_if = models.TextField("trừ khi", blank=True)
    open_question = models.TextField("điểm chưa rõ", blank=True)
    condition_from = models.DateField("điều kiện có từ", null=True, blank=True)

    FROZEN = (Frozen(),)

    class Meta:
        verbose_name = "biện pháp"
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="measure_has_its_place"),
            models.CheckConstraint(
                name="measure_months_rise",
                condition=Q(months_from=None) | Q(months_from__lte=F("months_to")),
                violation_error_message="Số tháng tối thiểu không được lớn hơn tối đa.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Succession(PackRow):
    """Where the conduct of an ended code went; without successor it is no longer punished."""

    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(
        Act, on_delete=models.PROTECT, related_name="predecessors", null=True, blank=True
    )
    in_force_from = models.DateField("từ ngày")
    article = models.CharField("điều khoản", max_length=200)
    instrument = models.CharField("văn bản", max_length=40)

    class Meta(PackRow.Meta):
        verbose_name = "hành vi kế tiếp"
        ordering = ["act"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "act"], name="succession_is_one_in_a_pack"),
        ]

    def __str__(self) -> str:
        return f"{self.act} → {self.successor or '—'}"

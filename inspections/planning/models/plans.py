"""The thematic plan (kế hoạch kiểm tra chuyên đề), its items and how it was adjusted."""

from datetime import datetime

from django.db import models
from django.db.models import Case, F, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse

from cases.dossier.models import Dossier, Seat, Staged, WithinDossier
from cases.office.frozen import Frozen
from cases.office.models import Chain, Officer, Unit
from cases.office.searching import holding
from cases.parties.models import Party, PartyVersion
from inspections.visits.models import Inspection


class Verb(models.TextChoices):
    DRAFT_PLAN = "draft_plan", "Lập kế hoạch"
    CHANGE_PLAN = "change_plan", "Sửa kế hoạch"
    ADD_ITEM = "add_item", "Thêm đối tượng vào kế hoạch"
    CHANGE_ITEM = "change_item", "Sửa đối tượng trong kế hoạch"
    REMOVE_ITEM = "remove_item", "Bỏ đối tượng khỏi kế hoạch"
    IMPORT_ITEMS = "import_items", "Nhập danh sách từ tệp"
    SUBMIT_PLAN = "submit_plan", "Trình kế hoạch"
    RETURN_PLAN = "return_plan", "Trả lại kế hoạch"
    APPROVE_PLAN = "approve_plan", "Ghi nhận phê duyệt"
    SEND_PLAN = "send_plan", "Gửi Thanh tra Thành phố"
    PUBLISH_PLAN = "publish_plan", "Công khai kế hoạch"
    ADJUST_PLAN = "adjust_plan", "Điều chỉnh kế hoạch"
    CLOSE_PLAN = "close_plan", "Kết thúc kế hoạch"
    CANCEL_PLAN = "cancel_plan", "Hủy kế hoạch"
    OPEN_FROM_ITEM = "open_from_item", "Mở cuộc kiểm tra theo kế hoạch"


class PlanQuerySet(models.QuerySet["Plan"]):
    def visible_to(self, officer: Officer, at: datetime) -> "PlanQuerySet":
        """Plans are known office-wide: whoever may open the page sees all."""
        return self

    def matching(self, words: str) -> "PlanQuerySet":
        """By number, topic, or any name, code, address of a party in it."""
        parties = Party.objects.matching(words).order_by().values("pk")
        items = PlanItem.objects.filter(party_version__party__in=parties)
        return self.filter(holding("dossier__name_key", words) | Q(pk__in=items.values("plan")))

    def with_dossier(self) -> "PlanQuerySet":
        """Everything a dossier page asks of the plan, in a constant number of queries."""
        seats = Seat.objects.select_related("officer__unit")
        return self.select_related(
            "dossier__holder", "dossier__chain", "dossier__commune", "dossier__unit"
        ).prefetch_related("dossier__documents", models.Prefetch("dossier__seats", seats))

    def with_progress(self) -> "PlanQuerySet":
        """Each with how many items stand, and how many of those are inspected."""
        standing = PlanItem.objects.standing().filter(plan=OuterRef("pk"))
        return self.select_related("dossier__holder", "dossier__unit").annotate(
            standing_count=_count(standing),
            done_count=_count(standing.filter(inspection__status=Inspection.Status.FINISHED)),
        )


def _count(rows: "models.QuerySet[PlanItem]") -> Coalesce:
    counted = rows.order_by().values("plan").annotate(number=models.Count("pk"))
    return Coalesce(models.Subquery(counted.values("number")), 0)


class Plan(WithinDossier, Staged):
    """One plan on one topic. Nghị định 217/2025/NĐ-CP Điều 7 khoản 2, Điều 11."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Dự thảo"
        SUBMITTED = "submitted", "Đã trình"
        APPROVED = "approved", "Đã phê duyệt"
        SENT = "sent", "Đã gửi Thanh tra Thành phố"
        PUBLISHED = "published", "Đã công khai, đang thực hiện"
        CLOSED = "closed", "Đã kết thúc"
        CANCELLED = "cancelled", "Đã hủy"

    NEXT: dict[str, tuple[str, ...]] = {
        Status.DRAFT: (Status.SUBMITTED, Status.CANCELLED),
        Status.SUBMITTED: (Status.APPROVED, Status.DRAFT, Status.CANCELLED),
        Status.APPROVED: (Status.SENT, Status.CANCELLED),
        Status.SENT: (Status.PUBLISHED, Status.CANCELLED),
        Status.PUBLISHED: (Status.CLOSED, Status.CANCELLED),
        Status.CLOSED: (),
        Status.CANCELLED: (),
    }

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="plan")
    year = models.PositiveSmallIntegerField("năm kế hoạch")
    topic = models.CharField("chuyên đề", max_length=300)
    content = models.TextField("phạm vi, nội dung kiểm tra")
    status = models.CharField(
        "trạng thái", max_length=9, choices=Status.choices, default=Status.DRAFT
    )
    # grows with each adjustment after approval; items keep the version they came and went in
    version = models.PositiveSmallIntegerField("lần điều chỉnh", default=0)
    submitted_at = models.DateTimeField("trình lúc", null=True, blank=True)
    approved_number = models.CharField("số văn bản phê duyệt", max_length=60, blank=True)
    approved_on = models.DateField("ngày phê duyệt", null=True, blank=True)
    approved_by = models.CharField("người phê duyệt", max_length=150, blank=True)
    sent_on = models.DateField("gửi Thanh tra ngày", null=True, blank=True)
    sent_number = models.CharField("số văn bản gửi", max_length=60, blank=True)
    published_on = models.DateField("công khai ngày", null=True, blank=True)
    published_at_place = models.CharField("nơi công khai", max_length=300, blank=True)
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    because = models.CharField("lý do", max_length=500, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = PlanQuerySet.as_manager()
    open_count: int | None = None  # of inspections still running, as last counted

    class Meta:
        verbose_name = "kế hoạch kiểm tra"
        ordering = ["-year", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="plan_approved_by_a_paper",
                condition=~Q(status__in=["approved", "sent", "published", "closed"])
                | (~Q(approved_number="") & Q(approved_on__isnull=False)),
                violation_error_message="Nhập số, ngày văn bản phê duyệt.",
            ),
            models.CheckConstraint(
                name="plan_cancelled_with_a_reason",
                condition=~Q(status="cancelled") | ~Q(because=""),
                violation_error_message="Ghi lý do hủy.",
            ),
        ]
        indexes = [models.Index(fields=["status"])]

    def __str__(self) -> str:
        return f"{self.topic} ({self.year})"

    def get_absolute_url(self) -> str:
        return reverse("planning:plan", args=[self.pk])


def state_of_item() -> Case:
    """How far an item is, a value of PlanItem.State: by its own inspection."""
    state, status = PlanItem.State, Inspection.Status
    return Case(
        When(removed_in__isnull=False, then=Value(state.REMOVED)),
        When(inspection=None, then=Value(state.NOT_STARTED)),
        When(inspection__status=status.FINISHED, then=Value(state.DONE)),
        When(inspection__status__in=(status.DROPPED, status.TERMINATED), then=Value(state.STOPPED)),
        default=Value(state.UNDER_WAY),
    )


class PlanItemQuerySet(models.QuerySet["PlanItem"]):
    def visible_to(self, officer: Officer, at: datetime) -> "PlanItemQuerySet":
        """Those of plans the officer knows of: all."""
        return self

    def standing(self) -> "PlanItemQuerySet":
        """Those that no adjustment took out."""
        return self.filter(removed_in=None)

    def with_state(self) -> "PlanItemQuerySet":
        """Annotate `state`, a value of PlanItem.State."""
        return self.annotate(state=state_of_item())

    def with_party(self) -> "PlanItemQuerySet":
        """Everything a row of the plan's table shows, in one query."""
        return self.select_related(
            "party_version__commune", "party_version__party", "unit", "inspection__dossier"
        )

    def with_lists(self) -> "PlanItemQuerySet":
        """Everything a row of the list over all plans shows, in their order, in one query."""
        related = self.with_state().with_party().select_related("plan__dossier")
        return related.order_by("-plan__year", "-plan", "position", "pk")

    def matching(self, words: str) -> "PlanItemQuerySet":
        parties = Party.objects.matching(words).order_by().values("pk")
        return self.filter(party_version__party__in=parties)


class PlanItem(models.Model):
    """A party to be inspected in a month, with the reason; it points down at its inspection."""

    class State(models.TextChoices):
        """How far an item is, read from its inspection and never stored."""

        NOT_STARTED = "not_started", "Chưa mở"
        UNDER_WAY = "under_way", "Đang làm"
        DONE = "done", "Đã kiểm tra"
        STOPPED = "stopped", "Không kiểm tra, đình chỉ"
        REMOVED = "removed", "Đã bỏ khỏi kế hoạch"

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField("số thứ tự")
    party_version = models.ForeignKey(
        PartyVersion, verbose_name="đối tượng", on_delete=models.PROTECT, related_name="plan_items"
    )
    content = models.CharField("nội dung kiểm tra", max_length=500)
    month = models.PositiveSmallIntegerField("tháng")
    reason = models.CharField("lý do đưa vào kế hoạch", max_length=500)
    unit = models.ForeignKey(
        Unit, verbose_name="đơn vị thực hiện", on_delete=models.PROTECT, related_name="plan_items"
    )
    inspection = models.OneToOneField(
        Inspection,
        verbose_name="cuộc kiểm tra",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="plan_item",
    )
    added_in = models.PositiveSmallIntegerField("thêm ở lần điều chỉnh", default=0)
    removed_in = models.PositiveSmallIntegerField("bỏ ở lần điều chỉnh", null=True, blank=True)
    removed_because = models.CharField("lý do bỏ", max_length=500, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = PlanItemQuerySet.as_manager()

    class Meta:
        verbose_name = "đối tượng trong kế hoạch"
        ordering = ["plan", "position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="plan_item_position_once"),
            models.UniqueConstraint(
                fields=["plan", "party_version"],
                condition=Q(removed_in=None),
                name="plan_item_party_once",
                violation_error_message="Đối tượng này đã có trong kế hoạch.",
            ),
            models.CheckConstraint(
                name="plan_item_month_is_a_month",
                condition=Q(month__gte=1, month__lte=12),
                violation_error_message="Tháng từ 1 đến 12.",
            ),
            models.CheckConstraint(
                name="plan_item_removed_with_a_reason",
                condition=Q(removed_in=None) | ~Q(removed_because=""),
                violation_error_message="Ghi lý do bỏ.",
            ),
            models.CheckConstraint(
                name="plan_item_added_before_it_was_removed",
                condition=Q(removed_in=None) | Q(added_in__lte=F("removed_in")),
            ),
        ]
        indexes = [models.Index(fields=["unit", "month"])]

    def __str__(self) -> str:
        return f"{self.plan.dossier.number}/{self.position}"

    @property
    def chain(self) -> Chain:
        return self.plan.chain


class Adjustment(models.Model):
    """One adjustment of an approved plan: its version, paper and reason; never changed."""

    FROZEN = (Frozen(),)

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="adjustments")
    version = models.PositiveSmallIntegerField("lần điều chỉnh")
    number = models.CharField("số văn bản", max_length=60)
    on = models.DateField("ngày")
    because = models.CharField("lý do", max_length=500)
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="plan_adjustments")
    at = models.DateTimeField("ghi lúc")

    class Meta:
        verbose_name = "lần điều chỉnh kế hoạch"
        ordering = ["plan", "version"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "version"], name="adjustment_once_a_version")
        ]

    def __str__(self) -> str:
        return f"Lần {self.version}"

"""What comes in: requests of right holders, reports of violations, cases sent to us (tiếp nhận)."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from cases.dossier.models import Deadline, Document, Dossier, Item, Staged, WithinDossier, in_sight
from cases.office.models import Officer
from cases.office.searching import holding
from cases.parties.models import IPRight, Party, PartyVersion, RightPeriod


class RequestQuerySet(models.QuerySet["Request"]):
    def visible_to(self, officer: Officer, at: datetime) -> "RequestQuerySet":
        return self.filter(in_sight(officer, at, of="dossier"))

    def with_dossier(self) -> "RequestQuerySet":
        """Everything a request's page and its next steps ask, in a constant number of queries."""
        rights = RequestRight.objects.with_period().select_related("right")
        papers = RequestPaper.objects.select_related("item__file")
        return self.select_related(
            *("dossier__holder", "dossier__chain", "dossier__commune", "dossier__unit"),
            *("requester__party", "requester__commune", "agent__party", "agent__commune"),
            *("accused__party", "accused__commune"),
        ).prefetch_related(
            models.Prefetch("rights", rights),
            models.Prefetch("papers", papers),
            models.Prefetch(
                "dossier__documents", Document.objects.with_desk().select_related("series")
            ),
            "dossier__seats",
        )

    def with_lists(self) -> "RequestQuerySet":
        """Everything a row of the list shows, newest first, in one query."""
        running = Deadline.objects.running().filter(dossier=models.OuterRef("dossier"))
        due = running.order_by("due_at").values("due_at")[:1]
        return (
            self.select_related("dossier__holder", "dossier__commune", "requester", "accused")
            .annotate(due_at=models.Subquery(due))
            .filter(dossier__kind=Dossier.Kind.REQUEST)  # the index that has them in this order
            .order_by("-dossier__opened_at", "-pk")
        )

    def matching(self, words: str) -> "RequestQuerySet":
        """By number, title, incoming number, or the names of who asks and who is accused."""
        parties = Party.objects.matching(words).order_by().values("pk")
        rights = RequestRight.objects.filter(right__in=IPRight.objects.matching(words).values("pk"))
        return self.filter(
            holding("dossier__name_key", words)
            | Q(incoming_number__startswith=words.strip())
            | Q(requester__party__in=parties)
            | Q(agent__party__in=parties)
            | Q(accused__party__in=parties)
            | Q(pk__in=rights.values("request"))
        )


class Request(WithinDossier, Staged):
    """One paper that asks us to act, from its arrival to the answer.

    Nghị định 99/2013/NĐ-CP Điều 22–28 for requests of right holders; reports and transferred cases
    go the same way without the examination of papers.
    """

    class Kind(models.TextChoices):
        HOLDER = "holder", "Đơn yêu cầu xử lý xâm phạm"
        REPORT = "report", "Tin báo vi phạm"
        TRANSFER = "transfer", "Vụ việc cơ quan khác chuyển đến"

    class Status(models.TextChoices):
        RECEIVED = "received", "Đang xem xét"
        AWAITING = "awaiting", "Chờ bổ sung"
        ACCEPTED = "accepted", "Đã thụ lý"
        REFUSED = "refused", "Từ chối thụ lý"
        REFERRED = "referred", "Đã chuyển cơ quan khác"
        STOPPED = "stopped", "Dừng xử lý"
        SETTLED = "settled", "Đã giải quyết"

    NEXT: dict[str, tuple[str, ...]] = {
        Status.RECEIVED: (
            Status.AWAITING,
            Status.ACCEPTED,
            Status.REFUSED,
            Status.REFERRED,
            Status.STOPPED,
        ),
        Status.AWAITING: (Status.RECEIVED, Status.REFUSED, Status.STOPPED),
        Status.ACCEPTED: (Status.STOPPED, Status.SETTLED),
        Status.REFUSED: (),
        Status.REFERRED: (),
        Status.STOPPED: (),
        Status.SETTLED: (),
    }

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="request")
    kind = models.CharField("loại", max_length=8, choices=Kind.choices)
    status = models.CharField(
        "trạng thái", max_length=8, choices=Status.choices, default=Status.RECEIVED
    )
    arrived_on = models.DateField("ngày đến")
    incoming_number = models.CharField("số đến", max_length=30, blank=True)
    content = models.TextField("nội dung")
    goods_said = models.CharField("hàng hóa, dịch vụ bị nêu", max_length=500, blank=True)
    contact = models.CharField("người liên hệ, điện thoại", max_length=200, blank=True)
    # the one who asks: a right holder, somebody who reports (may stay unnamed), another body
    requester = models.ForeignKey(
        PartyVersion,
        verbose_name="người yêu cầu, cơ quan chuyển",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="requests_made",
    )
    agent = models.ForeignKey(
        PartyVersion,
        verbose_name="đại diện",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="requests_represented",
    )
    power_number = models.CharField("giấy ủy quyền số", max_length=60, blank=True)
    power_from = models.DateField("ủy quyền từ ngày", null=True, blank=True)
    power_to = models.DateField("đến hết ngày", null=True, blank=True)
    accused = models.ForeignKey(
        PartyVersion,
        verbose_name="người bị yêu cầu xử lý",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="requests_against",
    )
    asks_for = models.CharField("biện pháp yêu cầu", max_length=500, blank=True)
    supplement_asked_on = models.DateField("yêu cầu bổ sung ngày", null=True, blank=True)
    supplement_asked = models.CharField("nội dung cần bổ sung", max_length=500, blank=True)
    supplement_received_on = models.DateField("nhận bổ sung ngày", null=True, blank=True)
    decided_on = models.DateField("ngày thụ lý, từ chối, chuyển", null=True, blank=True)
    # key of a ground of the law pack (Điều 28), and the words of the officer
    refusal_ground = models.CharField("căn cứ từ chối, dừng", max_length=40, blank=True)
    because = models.CharField("lý do", max_length=500, blank=True)
    referred_to = models.CharField("cơ quan nhận", max_length=200, blank=True)
    # a withdrawal does not stop an established violation (Điều 28 khoản 3)
    withdrawn_on = models.DateField("rút đơn ngày", null=True, blank=True)
    withdrawn_because = models.CharField("lý do rút đơn", max_length=500, blank=True)
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = RequestQuerySet.as_manager()
    # what a page asks several times, kept for it alone (services.request_facts.remember)
    remembered: Any = None

    class Meta:
        verbose_name = "đơn, tin báo"
        ordering = ["-dossier__opened_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="request_power_starts_before_it_ends",
                condition=Q(power_to=None) | Q(power_from__lte=F("power_to")),
                violation_error_message="Ngày hết hạn ủy quyền phải sau ngày bắt đầu.",
            ),
            models.CheckConstraint(
                name="request_ended_with_a_reason",
                condition=~Q(status__in=["refused", "stopped", "referred"]) | ~Q(because=""),
                violation_error_message="Ghi lý do.",
            ),
            models.CheckConstraint(
                name="request_referred_to_somebody",
                condition=~Q(status="referred") | ~Q(referred_to=""),
                violation_error_message="Ghi cơ quan nhận.",
            ),
        ]
        indexes = [models.Index(fields=["status"]), models.Index(fields=["-arrived_on"])]

    def __str__(self) -> str:
        return self.dossier.number

    def get_absolute_url(self) -> str:
        return reverse("casework:request", args=[self.pk])


class OfRequest(WithinDossier):
    """A row of a request: whatever is asked of it is asked of the request."""

    WITHIN = "request"

    request: Request

    class Meta:
        abstract = True


class RequestPaper(OfRequest):
    """One paper that a request must bring (its key in the law pack), and whether it did."""

    class State(models.TextChoices):
        MISSING = "missing", "Chưa có"
        FAULTY = "faulty", "Có nhưng chưa hợp lệ"
        PRESENT = "present", "Đủ"
        NOT_NEEDED = "not_needed", "Không cần"

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="papers")
    key = models.CharField("mã giấy tờ", max_length=60)
    label = models.CharField("giấy tờ", max_length=300)
    state = models.CharField(
        "tình trạng", max_length=10, choices=State.choices, default=State.MISSING
    )
    note = models.CharField("ghi chú", max_length=300, blank=True)
    item = models.ForeignKey(
        Item, verbose_name="tệp", on_delete=models.PROTECT, null=True, blank=True
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "giấy tờ của đơn"
        ordering = ["request", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["request", "key"], name="request_paper_once")
        ]

    def __str__(self) -> str:
        return self.label


class RequestRightQuerySet(models.QuerySet["RequestRight"]):
    def with_period(self) -> "RequestRightQuerySet":
        """`period_status`, `period_from`, `period_owner` of the day the last papers were filed."""
        filed = Coalesce("request__supplement_received_on", "request__arrived_on")
        rows = self.annotate(filed_on=filed)
        periods = RightPeriod.objects.standing().filter(
            Q(in_force_to=None) | Q(in_force_to__gt=models.OuterRef("filed_on")),
            right=models.OuterRef("right"),
            in_force_from__lte=models.OuterRef("filed_on"),
        )
        return rows.annotate(
            period_status=models.Subquery(periods.values("status")[:1]),
            period_from=models.Subquery(periods.values("in_force_from")[:1]),
            period_owner=models.Subquery(periods.values("owner")[:1]),
        )


class RequestRight(OfRequest):
    """A right that a request invokes."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="rights")
    right = models.ForeignKey(IPRight, on_delete=models.PROTECT, related_name="requests")

    objects = RequestRightQuerySet.as_manager()

    class Meta:
        verbose_name = "quyền nêu trong đơn"
        ordering = ["request", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["request", "right"], name="request_right_once")
        ]

    def __str__(self) -> str:
        return str(self.right)


class RequestAnswer(OfRequest):
    """What was answered to the one who asked (Điều 25, Điều 28): words, day, and how they went."""

    class About(models.TextChoices):
        SUPPLEMENT = "supplement", "Yêu cầu bổ sung"
        ACCEPTANCE = "acceptance", "Thông báo thụ lý"
        REFUSAL = "refusal", "Thông báo từ chối thụ lý"
        REFERRAL = "referral", "Hướng dẫn, chuyển đơn"
        STOP = "stop", "Thông báo dừng xử lý"
        RESULT = "result", "Thông báo kết quả"

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="answers")
    about = models.CharField("về việc", max_length=10, choices=About.choices)
    text = models.TextField("nội dung trả lời")
    answered_on = models.DateField("ngày trả lời")
    number = models.CharField("số văn bản trả lời", max_length=60, blank=True)
    document = models.ForeignKey(
        Document, verbose_name="văn bản", on_delete=models.PROTECT, null=True, blank=True
    )

    class Meta:
        verbose_name = "trả lời người yêu cầu"
        ordering = ["request", "answered_on", "pk"]

    def __str__(self) -> str:
        return self.get_about_display()

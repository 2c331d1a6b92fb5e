"""What comes in: requests of right holders, reports of violations, cases sent to us (tiếp nhận)."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from cases.dossier.models import Dossier, Item, Staged, WithinDossier
from cases.office.models import Chain, Officer
from cases.office.searching import holding
from cases.parties.models import IPRight, Party, PartyVersion


class RequestQuerySet(models.QuerySet["Request"]):
    def visible_to(self, officer: Officer, at: datetime) -> "RequestQuerySet":
        return self.filter(dossier__in=Dossier.objects.visible_to(officer, at))

    def matching(self, words: str) -> "RequestQuerySet":
        """By number, title, incoming number, or the names of who asks and who is accused."""
        parties = Party.objects.matching(words).order_by().values("pk")
        return self.filter(
            holding("dossier__name_key", words)
            | Q(incoming_number__startswith=words.strip())
            | Q(requester__party__in=parties)
            | Q(accused__party__in=parties)
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
    # a withdrawal does not stop an established violation (Điều 28 khoản 3)
    withdrawn_on = models.DateField("rút đơn ngày", null=True, blank=True)
    withdrawn_because = models.CharField("lý do rút đơn", max_length=500, blank=True)
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = RequestQuerySet.as_manager()

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
                name="request_agent_has_a_power",
                condition=Q(agent=None) | Q(power_from__isnull=False),
                violation_error_message="Nhập ngày giấy ủy quyền có hiệu lực.",
            ),
            models.CheckConstraint(
                name="request_ended_with_a_reason",
                condition=~Q(status__in=["refused", "stopped", "referred"]) | ~Q(because=""),
                violation_error_message="Ghi lý do.",
            ),
        ]
        indexes = [models.Index(fields=["status"]), models.Index(fields=["-arrived_on"])]

    def __str__(self) -> str:
        return self.dossier.number

    def get_absolute_url(self) -> str:
        return reverse("casework:request", args=[self.pk])

    def may_become(self, status: str) -> bool:
        return status in self.NEXT[self.status]


class RequestPaper(models.Model):
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

    @property
    def chain(self) -> Chain:
        return self.request.chain


class RequestRight(models.Model):
    """A right that a request invokes."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="rights")
    right = models.ForeignKey(IPRight, on_delete=models.PROTECT, related_name="requests")

    class Meta:
        verbose_name = "quyền nêu trong đơn"
        ordering = ["request", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["request", "right"], name="request_right_once")
        ]

    def __str__(self) -> str:
        return str(self.right)

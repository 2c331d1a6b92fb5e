"""The case (vụ việc): who did what, with which goods, under which circumstances."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from cases.dossier.models import (
    Deadline,
    Document,
    Dossier,
    DossierParty,
    GoodsLine,
    Item,
    Seat,
    Staged,
    WithinDossier,
    in_sight,
)
from cases.lawbook.models import ActVersion
from cases.office.models import Chain, Officer
from cases.office.searching import holding
from cases.parties.models import IPRight, Party, PartyVersion

# from the dossier a case arose from to the request behind it: its own, or that of its inspection
ASKED_BY = (
    *("request__requester", "request__agent"),
    *("arose_from__request__requester", "arose_from__request__agent"),
)


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, officer: Officer, at: datetime) -> "CaseQuerySet":
        return self.filter(in_sight(officer, at, of="dossier"))

    def with_dossier(self) -> "CaseQuerySet":
        """Everything a case's page and its next steps ask, in a constant number of queries."""
        violations = Violation.objects.select_related("act_version__act", "right", "proposal")
        held, asked = (
            apps.get_model("casework", name).objects.filter(case=models.OuterRef("pk"))
            for name in ("Seizure", "Confirmation")
        )
        return (
            self.annotate(has_seizures=models.Exists(held), has_confirmations=models.Exists(asked))
            .select_related(
                *("dossier__holder", "dossier__chain", "dossier__commune", "dossier__unit"),
                *(f"dossier__arose_from__{each}" for each in ASKED_BY),
                *("offender__party", "offender__commune"),
            )
            .prefetch_related(
                models.Prefetch("violations", violations),
                "circumstances",
                models.Prefetch(
                    "dossier__documents", Document.objects.with_desk().select_related("series")
                ),
                models.Prefetch("dossier__seats", Seat.objects.select_related("officer")),
            )
        )

    def with_lists(self) -> "CaseQuerySet":
        """Everything a row of the list shows, newest first, in one query."""
        running = Deadline.objects.running().filter(dossier=models.OuterRef("dossier"))
        due = running.order_by("due_at").values("due_at")[:1]
        return (
            self.select_related("dossier__holder", "dossier__commune", "offender")
            .annotate(due_at=models.Subquery(due))
            .filter(dossier__kind=Dossier.Kind.CASE)  # the index that has them in this order
            .order_by("-dossier__opened_at", "-pk")
        )

    def matching(self, words: str) -> "CaseQuerySet":
        """By number, title, place, or any name, code, address a party of it ever had."""
        parties = Party.objects.matching(words).order_by().values("pk")
        of_parties = DossierParty.objects.filter(version__party__in=parties)
        return self.filter(
            holding("dossier__name_key", words) | Q(dossier__in=of_parties.values("dossier"))
        )


class Case(WithinDossier, Staged):
    """One group of acts of one offender found at one time; several papers make no second case."""

    class Status(models.TextChoices):
        OPEN = "open", "Đang xác minh"
        RECORDED = "recorded", "Đã lập biên bản vi phạm"
        DECIDED = "decided", "Đang thi hành quyết định"
        TRANSFERRED = "transferred", "Đã chuyển cơ quan tiến hành tố tụng"
        CLOSED = "closed", "Đã kết thúc"
        DROPPED = "dropped", "Không đủ căn cứ xử phạt"

    NEXT: dict[str, tuple[str, ...]] = {
        Status.OPEN: (Status.RECORDED, Status.TRANSFERRED, Status.DROPPED),
        # a case that a criminal body gave back is decided without a record (Điều 56, 63)
        Status.RECORDED: (Status.DECIDED, Status.TRANSFERRED, Status.DROPPED),
        Status.TRANSFERRED: (Status.RECORDED, Status.CLOSED),
        Status.DECIDED: (Status.CLOSED,),
        Status.CLOSED: (),
        Status.DROPPED: (),
    }

    class Source(models.TextChoices):
        """Where it was found, as the statistics count it."""

        INSPECTION = "inspection", "Kiểm tra"
        REQUEST = "request", "Đơn của chủ thể quyền"
        REPORT = "report", "Tin báo"
        TRANSFER = "transfer", "Cơ quan khác chuyển đến"

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="case")
    status = models.CharField(
        "trạng thái", max_length=11, choices=Status.choices, default=Status.OPEN
    )
    source = models.CharField("nguồn", max_length=10, choices=Source.choices)
    # empty while the offender is unknown (Điều 58 khoản 3 điểm b)
    offender = models.ForeignKey(
        PartyVersion,
        verbose_name="cá nhân, tổ chức vi phạm",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="cases",
    )
    age = models.PositiveSmallIntegerField("tuổi, nếu chưa thành niên", null=True, blank=True)
    detected_at = models.DateTimeField("phát hiện lúc")
    facts = models.TextField("nội dung vụ việc")
    is_complex = models.BooleanField("vụ việc phức tạp, phạm vi rộng", default=False)
    # when the last result of expertise, valuation or verification came (Nghị định 118 Điều 12)
    result_received_on = models.DateField("nhận kết quả giám định, xác minh", null=True, blank=True)
    recorded_at = models.DateTimeField("lập biên bản lúc", null=True, blank=True)
    # by the brackets and measures of the day of the record; empty while there is none (Điều 61)
    may_explain = models.BooleanField("có quyền giải trình", null=True, blank=True)
    verification_started_on = models.DateField("bắt đầu xác minh", null=True, blank=True)
    transferred_on = models.DateField("chuyển ngày", null=True, blank=True)
    transferred_to = models.CharField("chuyển đến", max_length=200, blank=True)
    returned_on = models.DateField("nhận lại ngày", null=True, blank=True)
    decided_on = models.DateField("ngày quyết định đầu tiên", null=True, blank=True)
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    because = models.CharField("lý do kết thúc", max_length=500, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "vụ việc"
        ordering = ["-dossier__opened_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="case_recorded_after_it_was_found",
                condition=Q(recorded_at=None) | Q(recorded_at__gte=F("detected_at")),
                violation_error_message="Biên bản không thể lập trước lúc phát hiện.",
            ),
            models.CheckConstraint(
                name="case_dropped_with_a_reason",
                condition=~Q(status="dropped") | ~Q(because=""),
                violation_error_message="Ghi lý do không xử phạt.",
            ),
            models.CheckConstraint(
                name="case_returned_after_it_was_sent",
                condition=Q(returned_on=None) | Q(transferred_on__lte=F("returned_on")),
                violation_error_message="Ngày nhận lại không thể trước ngày chuyển.",
            ),
        ]
        indexes = [
            models.Index(fields=["status"]),
            models.Index(fields=["detected_at"]),
            models.Index(fields=["decided_on"]),
        ]

    def __str__(self) -> str:
        return self.dossier.number

    def get_absolute_url(self) -> str:
        return reverse("casework:case", args=[self.pk])

    @property
    def asked_by(self) -> Any:
        """The request it arose from, directly or by way of an inspection; None where there is none.

        Asks nothing of a case that came through `with_dossier`.
        """
        arose = self.dossier.arose_from
        while arose is not None and not hasattr(arose, "request"):
            arose = arose.arose_from
        return arose and arose.request


class OfCase(WithinDossier):
    """A row of a case: whatever is asked of it is asked of the case."""

    WITHIN = "case"

    case: Case

    class Meta:
        abstract = True


class Violation(OfCase):
    """One act of the case, by the text in force when it ended or, going on, was detected."""

    class Value(models.TextChoices):
        """How the value that decides the tier is known."""

        FROM_GOODS = "from_goods", "Theo hàng hóa đã ghi"
        STATED = "stated", "Theo số tiền, số lượng nhập"
        UNKNOWN = "unknown", "Không xác định được"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="violations")
    act_version = models.ForeignKey(
        ActVersion, verbose_name="hành vi", on_delete=models.PROTECT, related_name="violations"
    )
    facts = models.TextField("diễn biến, nội dung vi phạm")
    ended_on = models.DateField(
        "ngày hành vi kết thúc",
        null=True,
        blank=True,
        help_text="Để trống nếu hành vi còn đang diễn ra khi phát hiện.",
    )
    detected_on = models.DateField("ngày phát hiện")
    value_basis = models.CharField(
        "giá trị, số lượng tính khung", max_length=10, choices=Value.choices
    )
    goods_value = models.PositiveBigIntegerField("giá trị hàng hóa, đồng", null=True, blank=True)
    quantity = models.PositiveBigIntegerField("số lượng", null=True, blank=True)
    illicit_gain = models.PositiveBigIntegerField(
        "số lợi bất hợp pháp, đồng", null=True, blank=True
    )
    right = models.ForeignKey(
        IPRight,
        verbose_name="quyền bị xâm phạm",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="violations",
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "hành vi của vụ việc"
        ordering = ["case", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="violation_ended_before_it_was_found",
                condition=Q(ended_on=None) | Q(ended_on__lte=F("detected_on")),
                violation_error_message="Hành vi không thể kết thúc sau ngày phát hiện.",
            )
        ]

    def __str__(self) -> str:
        return self.act_version.name


class ViolationGoods(models.Model):
    """Goods of the case, or of the inspection it arose from, that an act was done with."""

    violation = models.ForeignKey(Violation, on_delete=models.PROTECT, related_name="goods")
    line = models.ForeignKey(GoodsLine, on_delete=models.PROTECT, related_name="violations")

    class Meta:
        verbose_name = "hàng hóa của hành vi"
        ordering = ["violation", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["violation", "line"], name="violation_goods_once")
        ]

    def __str__(self) -> str:
        return str(self.line)

    @property
    def chain(self) -> Chain:
        return self.violation.chain


class Circumstance(OfCase):
    """A mitigating or aggravating circumstance of the law pack, with what proves it."""

    class Kind(models.TextChoices):
        MITIGATING = "mitigating", "Giảm nhẹ"
        AGGRAVATING = "aggravating", "Tăng nặng"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="circumstances")
    kind = models.CharField("loại", max_length=11, choices=Kind.choices)
    code = models.CharField("tình tiết", max_length=20)
    evidence = models.CharField("chứng cứ", max_length=500)
    item = models.ForeignKey(
        Item, verbose_name="tài liệu", on_delete=models.PROTECT, null=True, blank=True
    )
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "tình tiết"
        ordering = ["case", "kind", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "code"],
                name="circumstance_once_a_case",
                violation_error_message="Tình tiết này đã ghi.",
            )
        ]

    def __str__(self) -> str:
        return self.code

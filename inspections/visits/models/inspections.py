"""An inspection (cuộc kiểm tra chuyên ngành) under Nghị định 217/2025/NĐ-CP."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from cases.casework.models import Case
from cases.dossier.models import (
    Deadline,
    Document,
    Dossier,
    DossierParty,
    Seat,
    Staged,
    WithinDossier,
    in_sight,
)
from cases.office.models import Officer
from cases.office.searching import holding
from cases.parties.models import Party


class Verb(models.TextChoices):
    """What is recorded of an inspection and its visits."""

    OPEN_INSPECTION = "open_inspection", "Mở cuộc kiểm tra"
    CHANGE_INSPECTION = "change_inspection", "Sửa nội dung cuộc kiểm tra"
    ADD_SUBJECT = "add_subject", "Thêm đối tượng kiểm tra"
    REMOVE_SUBJECT = "remove_subject", "Bỏ đối tượng kiểm tra"
    ADD_RELATED = "add_related", "Thêm tổ chức, cá nhân liên quan"
    END_RELATED = "end_related", "Ghi thôi liên quan"
    USE_CORRECTION = "use_correction", "Dùng thông tin đã sửa của đối tượng"
    SEAT_OFFICER = "seat_officer", "Cử thành viên Đoàn kiểm tra"
    UNSEAT_OFFICER = "unseat_officer", "Rút thành viên Đoàn kiểm tra"
    DECLARE_INTEREST = "declare_interest", "Khai báo xung đột lợi ích"
    ANNOUNCE = "announce", "Công bố quyết định kiểm tra"
    EXTEND = "extend", "Gia hạn thời hạn kiểm tra"
    FINISH = "finish", "Kết thúc kiểm tra tại chỗ"
    DROP = "drop", "Không tiến hành kiểm tra"
    TERMINATE = "terminate", "Đình chỉ cuộc kiểm tra"
    PROPOSE_EXCEPTION = "propose_exception", "Lập phiếu dấu hiệu vi phạm rõ ràng"
    SIGN_EXCEPTION = "sign_exception", "Ký phiếu dấu hiệu vi phạm rõ ràng"
    REFUSE_EXCEPTION = "refuse_exception", "Không chấp nhận phiếu dấu hiệu vi phạm rõ ràng"
    ADD_OTHERS = "add_others", "Nhập cuộc kiểm tra của cơ quan khác"
    REMOVE_OTHER = "remove_other", "Bỏ cuộc kiểm tra của cơ quan khác"
    ADD_PLACES = "add_places", "Thêm địa điểm"
    REMOVE_PLACE = "remove_place", "Bỏ địa điểm"
    CHANGE_VISIT = "change_visit", "Sửa buổi làm việc"
    PLAN_VISITS = "plan_visits", "Xếp ngày làm việc"
    LOG_OUTCOME = "log_outcome", "Ghi kết quả tại địa điểm"
    WITHDRAW_OUTCOME = "withdraw_outcome", "Rút kết quả đã ghi"
    ARRIVE = "arrive", "Đến nơi làm việc"
    LEAVE = "leave", "Kết thúc buổi làm việc"
    ADD_PERSON = "add_person", "Ghi người có mặt"
    CHANGE_PERSON = "change_person", "Sửa người có mặt"
    REMOVE_PERSON = "remove_person", "Bỏ người có mặt"
    ADD_PAPER = "add_paper", "Ghi giấy tờ đã xem"
    CHANGE_PAPER = "change_paper", "Sửa giấy tờ đã xem"
    REMOVE_PAPER = "remove_paper", "Bỏ giấy tờ đã xem"
    ADD_FINDING = "add_finding", "Thêm nội dung ghi nhận"
    CHANGE_FINDING = "change_finding", "Sửa nội dung ghi nhận"
    REMOVE_FINDING = "remove_finding", "Bỏ nội dung ghi nhận"
    LINK_GOODS = "link_goods", "Gắn hàng hóa với nội dung ghi nhận"


class InspectionQuerySet(models.QuerySet["Inspection"]):
    def visible_to(self, officer: Officer, at: datetime) -> "InspectionQuerySet":
        return self.filter(in_sight(officer, at, of="dossier"))

    def matching(self, words: str) -> "InspectionQuerySet":
        """By number, title, place, or any name, code, address a subject ever had."""
        parties = Party.objects.matching(words).order_by().values("pk")
        subjects = DossierParty.objects.filter(version__party__in=parties)
        return self.filter(
            holding("dossier__name_key", words) | Q(dossier__in=subjects.values("dossier"))
        )

    def with_suspects(self) -> "InspectionQuerySet":
        """`has_suspects`: an act is suspected of somebody, or nobody known, and has no case yet."""
        opened = Case.objects.filter(
            dossier__arose_from=models.OuterRef("visit__inspection__dossier"),
            offender__party=models.OuterRef("visit__party_version__party"),
        )
        findings = apps.get_model("visits", "Finding").objects.filter(
            visit__inspection=models.OuterRef("pk"), act_version__isnull=False
        )
        known = findings.filter(visit__party_version__isnull=False)
        unknown = findings.filter(visit__party_version=None)
        of_nobody = Case.objects.filter(
            dossier__arose_from=models.OuterRef("dossier"), offender=None
        )
        return self.annotate(
            has_suspects=models.Exists(known.exclude(models.Exists(opened)))
            | (models.Exists(unknown) & ~models.Exists(of_nobody))
        )

    def with_dossier(self) -> "InspectionQuerySet":
        """Everything a dossier page and its next steps ask, in a constant number of queries."""
        documents = Document.objects.with_desk().select_related("series", "made_at_visit")
        seats = Seat.objects.select_related("officer__unit")
        return (
            self.with_suspects()
            .select_related(
                "dossier__holder", "dossier__chain", "dossier__commune", "dossier__unit"
            )
            .prefetch_related(
                "visits",
                models.Prefetch("dossier__documents", documents),
                models.Prefetch("dossier__seats", seats),
            )
        )

    def with_lists(self) -> "InspectionQuerySet":
        """Everything a row of the list shows, newest first, in one query."""
        visits = apps.get_model("visits", "Visit").objects.filter(inspection=models.OuterRef("pk"))
        running = Deadline.objects.running().filter(dossier=models.OuterRef("dossier"))
        return (
            self.select_related("dossier__holder", "dossier__unit", "dossier__commune")
            .annotate(
                place_count=_count(visits),
                logged_count=_count(visits.exclude(outcome="")),
                due_at=models.Subquery(running.order_by("due_at").values("due_at")[:1]),
            )
            .filter(dossier__kind=Dossier.Kind.INSPECTION)  # the index that has them in this order
            .order_by("-dossier__opened_at", "-pk")
        )


def _count(rows: models.QuerySet[Any]) -> Coalesce:
    """A count as a subquery: a join would group, and lose the order's index."""
    counted = rows.order_by().values("inspection").annotate(number=models.Count("pk"))
    return Coalesce(models.Subquery(counted.values("number")), 0)


class Inspection(WithinDossier, Staged):
    """One inspection of one or several subjects, on one decision, by one team."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Chuẩn bị quyết định"
        DECIDED = "decided", "Đã có quyết định"
        UNDER_WAY = "under_way", "Đang kiểm tra"
        FINISHED = "finished", "Đã kết thúc tại chỗ"
        DROPPED = "dropped", "Không kiểm tra"
        TERMINATED = "terminated", "Đình chỉ"

    NEXT: dict[str, tuple[str, ...]] = {
        Status.DRAFT: (Status.DECIDED, Status.DROPPED),
        Status.DECIDED: (Status.UNDER_WAY, Status.TERMINATED),
        Status.UNDER_WAY: (Status.FINISHED, Status.TERMINATED),
        Status.FINISHED: (),
        Status.DROPPED: (),
        Status.TERMINATED: (),
    }

    class Basis(models.TextChoices):
        """Nghị định 217/2025/NĐ-CP Điều 11 khoản 2."""

        CLEAR_SIGNS = "clear_signs", "Có dấu hiệu vi phạm pháp luật"
        INSTRUCTION = "instruction", "Theo chỉ đạo của cấp có thẩm quyền"
        REQUEST = "request", "Theo đơn yêu cầu, đề nghị"
        PLAN = "plan", "Theo kế hoạch"

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="inspection")
    status = models.CharField(
        "trạng thái", max_length=10, choices=Status.choices, default=Status.DRAFT
    )
    basis = models.CharField("căn cứ tiến hành kiểm tra", max_length=12, choices=Basis.choices)
    basis_paper = models.CharField("văn bản, tài liệu làm căn cứ", max_length=500)
    field = models.CharField(
        "kiểm tra việc chấp hành pháp luật về", max_length=200, default="sở hữu công nghiệp"
    )
    content = models.TextField("phạm vi, nội dung kiểm tra")
    period_from = models.DateField("thời kỳ kiểm tra từ ngày", null=True, blank=True)
    period_to = models.DateField("đến ngày", null=True, blank=True)
    # the reading of "ngày" in the term (Điều 13 khoản 2); names stand in the law pack
    term_reading = models.CharField("cách tính thời hạn", max_length=40)
    announced_at = models.DateTimeField("công bố lúc", null=True, blank=True)
    announced_to = models.CharField("công bố cho", max_length=200, blank=True)
    extended_at = models.DateTimeField("gia hạn lúc", null=True, blank=True)
    extended_because = models.CharField("lý do gia hạn", max_length=500, blank=True)
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    ended_because = models.CharField("lý do", max_length=500, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = InspectionQuerySet.as_manager()
    # what the guard said, kept by a page that asks several times (services.guard.remember)
    guarded: Any = None

    class Meta:
        verbose_name = "cuộc kiểm tra"
        ordering = ["-dossier__opened_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="inspection_period_starts_before_it_ends",
                condition=Q(period_to=None) | Q(period_from__lte=models.F("period_to")),
                violation_error_message="Ngày cuối của thời kỳ kiểm tra phải sau ngày đầu.",
            ),
            models.CheckConstraint(
                name="inspection_under_way_was_announced",
                condition=~Q(status__in=["under_way", "finished"]) | Q(announced_at__isnull=False),
            ),
            models.CheckConstraint(
                name="inspection_extended_with_a_reason",
                condition=Q(extended_at=None) | ~Q(extended_because=""),
                violation_error_message="Ghi lý do gia hạn.",
            ),
        ]
        indexes = [models.Index(fields=["status"])]

    def __str__(self) -> str:
        return self.dossier.number

    def get_absolute_url(self) -> str:
        return reverse("visits:inspection", args=[self.pk])

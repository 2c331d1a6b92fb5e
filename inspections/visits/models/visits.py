"""A visit (buổi làm việc) to one place: when, who was there, what was examined and said."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Case, Count, F, Q, Value, When
from django.urls import reverse

from cases.dossier.models import Document, Dossier, GoodsLine, Item, WithinDossier, in_sight
from cases.office.models import Chain, Commune, Officer
from cases.parties.models import PartyVersion


class VisitQuerySet(models.QuerySet["Visit"]):
    def visible_to(self, officer: Officer, at: datetime) -> "VisitQuerySet":
        return self.filter(in_sight(officer, at, of="inspection__dossier"))

    def logged(self) -> "VisitQuerySet":
        return self.exclude(outcome=Visit.Outcome.NOT_YET)

    def counted_subjects(self) -> "VisitQuerySet":
        """One visit for each party or place that an inspection inspected, the earliest.

        Gone to in vain is not inspected; a place nobody is known of counts by itself.
        """
        earlier = Visit.objects.filter(
            inspection=models.OuterRef("inspection"),
            party_version__party=models.OuterRef("party_version__party"),
            outcome__in=Visit.INSPECTED,
            pk__lt=models.OuterRef("pk"),
        )
        return self.filter(outcome__in=Visit.INSPECTED).exclude(models.Exists(earlier))

    def with_subject(self) -> "VisitQuerySet":
        """Everything a row of the list of subjects shows, newest first, in one query."""
        return self.select_related(
            *("inspection__dossier__commune", "inspection__dossier__unit"),
            *("party_version__party", "commune"),
        ).order_by("-inspection__ended_at", "-inspection", "position", "pk")

    def with_dossier(self) -> "VisitQuerySet":
        """Everything the questions of access and of records ask, in three queries."""
        records = VisitDocument.objects.select_related("document__series").order_by("pk")
        return self.select_related(
            "inspection__dossier__chain", "commune", "party_version__party"
        ).prefetch_related("inspection__dossier__seats", models.Prefetch("documents", records))

    def with_state(self) -> "VisitQuerySet":
        """`state`: the outcome, or `not_yet`, or `at_work` while the team is still there."""
        return self.annotate(
            state=Case(
                When(outcome=Visit.Outcome.NOT_YET, then=Value(Visit.NOT_YET)),
                When(outcome=Visit.Outcome.WORKED, left_at=None, then=Value(Visit.AT_WORK)),
                default=F("outcome"),
            )
        )

    def counted_by_state(self) -> dict[str, int]:
        states: models.QuerySet[Any] = self.with_state().order_by()
        return dict(states.values_list("state").annotate(Count("pk")))


class Visit(WithinDossier):
    """One place of an inspection and what came of going there."""

    WITHIN = "inspection"

    NOT_YET, AT_WORK = "not_yet", "at_work"

    class Outcome(models.TextChoices):
        NOT_YET = "", "Chưa ghi"
        WORKED = "worked", "Làm việc được"
        SHUT = "shut", "Đóng cửa"
        OWNER_AWAY = "owner_away", "Vắng chủ"
        NO_COOPERATION = "no_cooperation", "Không hợp tác"
        NOT_FOUND = "not_found", "Không tìm thấy địa điểm"
        OWNERLESS_GOODS = "ownerless_goods", "Hàng vô chủ"

    # outcomes that are an inspection of the party or place; the others were in vain
    INSPECTED = (Outcome.WORKED, Outcome.OWNERLESS_GOODS)

    inspection = models.ForeignKey(
        "visits.Inspection", on_delete=models.PROTECT, related_name="visits"
    )
    stall = models.CharField("quầy, ki-ốt, số nhà", max_length=30, blank=True)
    label = models.CharField("tên người bán, tên biển hiệu", max_length=150)
    address = models.CharField("địa chỉ", max_length=300, blank=True)
    commune = models.ForeignKey(
        Commune, verbose_name="phường, xã", on_delete=models.PROTECT, null=True, blank=True
    )
    party_version = models.ForeignKey(
        PartyVersion,
        verbose_name="đối tượng kiểm tra",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="visits",
    )
    trade = models.CharField("ngành hàng", max_length=150, blank=True)
    # gone to once in vain, gone to again: the later visit names the earlier
    follows = models.ForeignKey(
        "self",
        verbose_name="đến lại sau buổi",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_by",
    )
    position = models.PositiveIntegerField("thứ tự", default=0)
    planned_on = models.DateField("dự kiến ngày", null=True, blank=True)
    outcome = models.CharField(
        "kết quả", max_length=16, choices=Outcome.choices, blank=True, default=Outcome.NOT_YET
    )
    outcome_note = models.CharField("ghi chú kết quả", max_length=300, blank=True)
    logged_at = models.DateTimeField("ghi kết quả lúc", null=True, blank=True)
    arrived_at = models.DateTimeField("đến lúc", null=True, blank=True)
    left_at = models.DateTimeField("rời lúc", null=True, blank=True)
    examined = models.TextField("kết quả kiểm tra tại chỗ", blank=True)
    done = models.TextField("việc đã thực hiện", blank=True)
    statement = models.TextField("ý kiến của đối tượng kiểm tra", blank=True)
    statement_others = models.TextField("ý kiến của người liên quan", blank=True)
    requests = models.TextField("yêu cầu của Đoàn kiểm tra", blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = "buổi làm việc"
        ordering = ["inspection", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="visit_left_after_it_arrived",
                condition=Q(left_at=None)
                | Q(arrived_at__isnull=False, left_at__gte=F("arrived_at")),
                violation_error_message="Giờ rời phải sau giờ đến.",
            ),
            models.CheckConstraint(
                name="visit_outcome_has_its_time",
                condition=Q(outcome="") | Q(logged_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["planned_on"]), models.Index(fields=["outcome"])]

    def __str__(self) -> str:
        return f"{self.label} ({self.spot})" if self.stall else self.label

    def get_absolute_url(self) -> str:
        return reverse("visits:visit", args=[self.pk])

    @property
    def spot(self) -> str:
        """Where in its address the place lies: số 27, ki-ốt 27, or its name alone."""
        stall = self.stall.strip()
        return f"số {stall}" if stall[:1].isdigit() else stall or self.label.strip()

    @property
    def stall_number(self) -> str:
        """27 of “ki-ốt 27”, for a narrow column; the whole where there is no number at its end."""
        words = self.stall.split()
        return words[-1] if words and words[-1][:1].isdigit() else self.stall

    @property
    def dossier(self) -> Dossier:
        return self.inspection.dossier


class PresentPerson(models.Model):
    """Somebody present at a visit, in what capacity and by which authority paper."""

    class Capacity(models.TextChoices):
        SUBJECT = "subject", "Chủ cơ sở, người đại diện theo pháp luật"
        DEPUTED = "deputed", "Người được ủy quyền"
        EMPLOYEE = "employee", "Nhân viên, người làm thuê"
        COMMUNE = "commune", "Đại diện chính quyền cấp xã"
        MARKET = "market", "Ban Quản lý chợ, chủ địa điểm"
        RIGHT_HOLDER = "right_holder", "Đại diện chủ thể quyền"
        WITNESS = "witness", "Người chứng kiến"
        POLICE = "police", "Lực lượng phối hợp"

    OF_THE_SUBJECT = (Capacity.SUBJECT, Capacity.DEPUTED, Capacity.EMPLOYEE)

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="people")
    honorific = models.CharField(
        "ông, bà", max_length=3, choices=[("Ông", "Ông"), ("Bà", "Bà")], default="Ông"
    )
    name = models.CharField("họ và tên", max_length=150)
    capacity = models.CharField("tư cách", max_length=12, choices=Capacity.choices)
    position = models.CharField("chức vụ, nghề nghiệp", max_length=150, blank=True)
    authority_paper = models.CharField("giấy ủy quyền, giấy giới thiệu", max_length=200, blank=True)
    id_number = models.CharField("số định danh cá nhân", max_length=20, blank=True)
    address = models.CharField("địa chỉ", max_length=300, blank=True)
    phone = models.CharField("điện thoại", max_length=20, blank=True)
    works_with_team = models.BooleanField("người làm việc với Đoàn", default=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "người có mặt"
        ordering = ["visit", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit"],
                condition=Q(works_with_team=True),
                name="present_person_one_works_with_team",
                violation_error_message="Đã có người làm việc với Đoàn trong buổi này.",
            ),
            models.CheckConstraint(
                name="present_person_deputed_shows_a_paper",
                condition=~Q(capacity="deputed") | ~Q(authority_paper=""),
                violation_error_message="Ghi số, ngày giấy ủy quyền, hoặc chọn tư cách khác.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def chain(self) -> Chain:
        return self.visit.chain


class ExaminedPaper(models.Model):
    """A paper asked for at a visit, and whether it was shown."""

    class Result(models.TextChoices):
        SHOWN = "shown", "Có xuất trình"
        NOT_SHOWN = "not_shown", "Không xuất trình"
        NOT_NEEDED = "not_needed", "Không thuộc trường hợp phải có"

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="papers")
    name = models.CharField("hồ sơ, giấy tờ", max_length=200)
    result = models.CharField("kết quả", max_length=10, choices=Result.choices)
    note = models.CharField("ghi chú", max_length=200, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "giấy tờ đã xem"
        ordering = ["visit", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def chain(self) -> Chain:
        return self.visit.chain


class VisitGoods(models.Model):
    """Which goods lines of the dossier were seen at which visit."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="goods")
    line = models.OneToOneField(GoodsLine, on_delete=models.PROTECT, related_name="seen_at")

    class Meta:
        verbose_name = "hàng hóa của buổi làm việc"
        ordering = ["visit", "pk"]

    def __str__(self) -> str:
        return str(self.line)


class VisitItem(models.Model):
    """Which photos and samples of the dossier come from which visit."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="items")
    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="from_visit")

    class Meta:
        verbose_name = "ảnh, mẫu của buổi làm việc"
        ordering = ["visit", "pk"]

    def __str__(self) -> str:
        return str(self.item)


class VisitDocument(models.Model):
    """Which records of the dossier were made at which visit."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="documents")
    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, related_name="made_at_visit"
    )

    class Meta:
        verbose_name = "biên bản của buổi làm việc"
        ordering = ["visit", "pk"]

    def __str__(self) -> str:
        return str(self.document)

"""The way of a document over the desks of the office, before it is signed (trình ký)."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from cases.dossier.models.documents import Document
from cases.dossier.models.dossiers import in_sight
from cases.dossier.models.within import WithinDossier
from cases.office.frozen import Frozen
from cases.office.models import Officer


class Desk(models.TextChoices):
    """Where a draft lies; the last desk of its way is the signer's."""

    SECTION_HEAD = "section_head", "Lãnh đạo phòng"
    DEPUTY_DIRECTOR = "deputy_director", "Phó Giám đốc"
    DIRECTOR = "director", "Giám đốc"


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def waiting(self) -> "ApprovalQuerySet":
        """Papers that lie at a desk and are not yet decided on."""
        return self.filter(decided_at=None)

    def visible_to(self, officer: Officer, at: datetime) -> "ApprovalQuerySet":
        return self.filter(in_sight(officer, at, of="document__dossier"))


class Approval(WithinDossier):
    """One stay of a document at one desk: how long it lay there, and what was said of it.

    `words` are those that were approved; what changed in them since is shown as a difference that
    the same officer confirms. A decided row never changes: a second stay is a second row.
    """

    WITHIN = "document"

    class Outcome(models.TextChoices):
        APPROVED = "approved", "Duyệt"
        RETURNED = "returned", "Trả lại kèm ý kiến"
        RECALLED = "recalled", "Người trình rút lại"
        MOVED = "moved", "Chuyển người khác duyệt"

    FROZEN = (Frozen(when="OLD.decided_at IS NOT NULL"),)

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="approvals")
    desk = models.CharField("bàn", max_length=16, choices=Desk.choices)
    officer = models.ForeignKey(
        Officer, verbose_name="người duyệt", on_delete=models.PROTECT, related_name="approvals"
    )
    sent_by = models.ForeignKey(
        Officer, verbose_name="người trình", on_delete=models.PROTECT, related_name="papers_sent_on"
    )
    note = models.CharField("nội dung trình", max_length=1000, blank=True)
    arrived_at = models.DateTimeField("đến lúc")
    decided_at = models.DateTimeField("giải quyết lúc", null=True, blank=True)
    outcome = models.CharField("kết quả", max_length=8, choices=Outcome.choices, blank=True)
    opinion = models.CharField("ý kiến", max_length=1000, blank=True)
    words = models.TextField("nội dung đã duyệt", blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = "lượt trình ký"
        ordering = ["document", "arrived_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(decided_at=None),
                name="approval_at_one_desk",
                violation_error_message="Văn bản đang ở bàn của người khác.",
            ),
            models.CheckConstraint(
                name="approval_decided_with_an_outcome",
                condition=Q(decided_at=None, outcome="")
                | Q(decided_at__isnull=False) & ~Q(outcome=""),
            ),
            models.CheckConstraint(
                name="approval_returned_with_an_opinion",
                condition=~Q(outcome="returned") | ~Q(opinion=""),
                violation_error_message="Ghi ý kiến khi trả lại.",
            ),
            models.CheckConstraint(
                name="approval_arrives_before_it_is_decided",
                condition=Q(decided_at=None) | Q(arrived_at__lte=F("decided_at")),
            ),
        ]
        indexes = [models.Index(fields=["officer", "decided_at", "arrived_at"])]

    def __str__(self) -> str:
        return f"{self.get_desk_display()}: {self.officer}"

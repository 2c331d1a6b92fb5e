"""Terms that run in a dossier, with the reckoning of their last day."""

from datetime import datetime

from django.db import models

from cases.dossier.models.dossiers import Dossier, in_sight
from cases.office.models import Chain, Officer


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    def running(self) -> "DeadlineQuerySet":
        return self.filter(ended_at=None)

    def visible_to(self, officer: Officer, at: datetime) -> "DeadlineQuerySet":
        return self.filter(in_sight(officer, at, of="dossier"))


class Deadline(models.Model):
    """One term of the law running in a dossier; its explanation says how the day was found."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="deadlines")
    term = models.CharField("thời hạn", max_length=80)
    label = models.CharField("việc phải xong", max_length=200)
    due_at = models.DateTimeField("hết hạn lúc")
    is_confirmed = models.BooleanField("lịch đã được xác nhận")
    explanation = models.TextField("căn cứ, cách tính")
    ended_at = models.DateTimeField("xong lúc", null=True, blank=True)
    ended_because = models.CharField("kết thúc vì", max_length=200, blank=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = "thời hạn"
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "term"],
                condition=models.Q(ended_at=None),
                name="deadline_runs_once",
            )
        ]
        indexes = [models.Index(fields=["ended_at", "due_at"])]

    def __str__(self) -> str:
        return self.label

    @property
    def chain(self) -> Chain:
        return self.dossier.chain

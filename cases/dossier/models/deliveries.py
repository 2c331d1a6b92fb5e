"""Issued papers on their way to those who must have them, and the proof (giao, gửi văn bản)."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from cases.dossier.models.documents import Document
from cases.dossier.models.dossiers import in_sight
from cases.dossier.models.items import Item
from cases.dossier.models.within import WithinDossier
from cases.office.models import Officer


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def open(self) -> "DeliveryQuerySet":
        """Copies that nobody has yet, as far as we know."""
        return self.filter(delivered_on=None)

    def with_document(self) -> "DeliveryQuerySet":
        """With the paper and its number, not its words."""
        heavy = ("document__words", "document__facts", "document__edits")
        return self.select_related("document__series", "document__dossier").defer(*heavy)

    def visible_to(self, officer: Officer, at: datetime) -> "DeliveryQuerySet":
        return self.filter(in_sight(officer, at, of="document__dossier"))


class Delivery(WithinDossier):
    """One copy of an issued document to one addressee of its "Nơi nhận".

    Ways, and the days that count as delivered: Luật Xử lý vi phạm hành chính Điều 70, Nghị định
    118/2021/NĐ-CP Điều 17a. `delivered_on` is the day that counts; `explanation` says why.
    """

    WITHIN = "document"

    class Way(models.TextChoices):
        BY_HAND = "by_hand", "Giao trực tiếp"
        BY_POST = "by_post", "Gửi bưu điện bảo đảm"
        ELECTRONIC = "electronic", "Phương thức điện tử"
        POSTED = "posted", "Niêm yết"

    class Outcome(models.TextChoices):
        RECEIVED = "received", "Đã nhận"
        REFUSED = "refused", "Cố tình không nhận"
        RETURNED = "returned", "Bưu điện trả lại"
        DEEMED = "deemed", "Được coi là đã giao"

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="deliveries")
    addressee = models.CharField("nơi nhận", max_length=300)
    purpose = models.CharField("để làm gì", max_length=150, blank=True)
    copies = models.PositiveSmallIntegerField("số bản", default=1)
    # the one whose receipt starts the term of execution
    is_to_party = models.BooleanField("giao cho người phải chấp hành")
    way = models.CharField("cách giao", max_length=10, choices=Way.choices, blank=True)
    attempt = models.PositiveSmallIntegerField("lần giao, gửi", default=0)
    returns = models.PositiveSmallIntegerField("số lần bưu điện trả lại", default=0)
    sent_at = models.DateTimeField("giao, gửi lúc", null=True, blank=True)
    slip = models.CharField("số bưu gửi, mã tra cứu", max_length=60, blank=True)
    outcome = models.CharField("kết quả", max_length=8, choices=Outcome.choices, blank=True)
    delivered_on = models.DateField("ngày được giao", null=True, blank=True)
    received_by = models.CharField("người nhận", max_length=150, blank=True)
    relation = models.CharField("quan hệ với người có tên", max_length=150, blank=True)
    because = models.CharField("lý do không nhận, trả lại", max_length=300, blank=True)
    proof = models.ForeignKey(
        Item,
        verbose_name="chứng từ",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proves",
    )
    # MBB06, where delivery was refused
    refusal_record = models.ForeignKey(
        Document,
        verbose_name="biên bản không nhận",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="records_refusal_of",
    )
    explanation = models.TextField("căn cứ, cách tính", blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = "bản giao, gửi"
        ordering = ["document", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "addressee"],
                name="delivery_once_an_addressee",
                violation_error_message="Nơi nhận này đã có trong danh sách.",
            ),
            models.CheckConstraint(
                name="delivery_sent_in_some_way",
                condition=Q(sent_at=None) | ~Q(way=""),
                violation_error_message="Chọn cách giao.",
            ),
            models.CheckConstraint(
                name="delivery_ends_with_an_outcome",
                condition=Q(delivered_on=None) | ~Q(outcome=""),
            ),
            models.CheckConstraint(
                name="delivery_refused_with_a_reason",
                condition=~Q(outcome__in=["refused", "returned"]) | ~Q(because=""),
                violation_error_message="Ghi lý do.",
            ),
        ]
        indexes = [models.Index(fields=["delivered_on", "document"])]

    def __str__(self) -> str:
        return self.addressee

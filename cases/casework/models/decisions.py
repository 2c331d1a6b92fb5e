"""Decisions of a case as they were issued, and the money: rows that never change."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from cases.casework.models.cases import Case, OfCase
from cases.dossier.models import Document, Item, in_sight
from cases.office.frozen import Frozen
from cases.office.models import Chain, Officer
from cases.parties.models import Party


class DecisionQuerySet(models.QuerySet["Decision"]):
    def standing(self) -> "DecisionQuerySet":
        """Those that were not annulled."""
        return self.filter(annulled_on=None)

    def sanctions(self) -> "DecisionQuerySet":
        """Those that punish, as against remedies alone and transfers."""
        return self.filter(kind=Decision.Kind.SANCTION)

    def with_lists(self) -> "DecisionQuerySet":
        """Everything a row of the list shows, newest first, in two queries."""
        return (
            self.select_related(
                "document__series", "case__dossier__commune", "case__offender__party"
            )
            .prefetch_related("sanctions")
            .order_by("-signed_on", "-pk")
        )

    def visible_to(self, officer: Officer, at: datetime) -> "DecisionQuerySet":
        return self.filter(in_sight(officer, at, of="case__dossier"))


class Decision(OfCase):
    """An issued decision that settles a case: facts copied at issue, never computed anew.

    `explanation` is the JSON of the fine's explanations, one an act; `pack_digest` names the law
    that computed it. `amount` is whole đồng, 0 where no money is ordered.
    """

    class Kind(models.TextChoices):
        SANCTION = "sanction", "Xử phạt vi phạm hành chính"
        REMEDIES = "remedies", "Buộc khắc phục hậu quả, không xử phạt"
        TRANSFER = "transfer", "Chuyển hồ sơ có dấu hiệu tội phạm"

    FROZEN = (
        Frozen(but=("annulled_on", "annulled_because", "term_ends_on")),
        Frozen(columns=("annulled_on", "annulled_because"), when="OLD.annulled_on IS NOT NULL"),
    )

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="decision")
    kind = models.CharField("loại", max_length=9, choices=Kind.choices)
    amount = models.PositiveBigIntegerField("tổng tiền phạt, đồng", default=0)
    signed_on = models.DateField("ngày ký")
    signer_title = models.CharField("chức danh người ký", max_length=60)
    offender_kind = models.CharField(
        "đối tượng bị xử phạt", max_length=20, choices=Party.Kind.choices, blank=True
    )
    pack_digest = models.CharField("gói pháp luật", max_length=64)
    explanation = models.TextField("căn cứ, cách tính")
    # last day to carry it out, known once it was delivered
    term_ends_on = models.DateField("hết hạn thi hành", null=True, blank=True)
    annulled_on = models.DateField("bị hủy bỏ ngày", null=True, blank=True)
    annulled_because = models.CharField("lý do hủy bỏ", max_length=300, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "quyết định giải quyết vụ việc"
        ordering = ["case", "signed_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="decision_annulled_with_a_reason",
                condition=Q(annulled_on=None) | ~Q(annulled_because=""),
                violation_error_message="Ghi lý do hủy bỏ.",
            )
        ]
        indexes = [models.Index(fields=["kind", "signed_on"])]

    def __str__(self) -> str:
        return self.document.full_number


class Sanction(models.Model):
    """One act in an issued decision, as it was punished."""

    FROZEN = (Frozen(),)

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="sanctions")
    act_code = models.CharField("mã hành vi", max_length=40)
    act_version = models.CharField("phiên bản", max_length=60)
    citation = models.CharField("quy định tại", max_length=200)
    instrument = models.CharField("nghị định", max_length=40)
    article = models.PositiveSmallIntegerField("điều")
    ip_object = models.CharField("đối tượng quyền", max_length=40, blank=True)
    is_warning = models.BooleanField("cảnh cáo", default=False)
    amount = models.PositiveBigIntegerField("tiền phạt, đồng", default=0)
    goods_value = models.PositiveBigIntegerField("giá trị hàng hóa", null=True, blank=True)
    because = models.CharField("lý do chọn mức phạt", max_length=1000, blank=True)
    # wording of measures ordered, JSON text
    measures = models.TextField("hình thức bổ sung, biện pháp khắc phục", default="[]")
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "hành vi bị xử phạt"
        ordering = ["decision", "position"]
        indexes = [models.Index(fields=["article"])]

    def __str__(self) -> str:
        return self.citation


class Measure(models.Model):
    """An additional sanction or remedy that was ordered, and how it was carried out."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="measures")
    kind = models.CharField("loại", max_length=40, blank=True)
    wording = models.CharField("biện pháp", max_length=1000)
    citation = models.CharField("quy định tại", max_length=200, blank=True)
    is_remedy = models.BooleanField("biện pháp khắc phục hậu quả")
    # the middle of one to two months is one and a half
    months = models.DecimalField("số tháng", max_digits=3, decimal_places=1, null=True, blank=True)
    done_on = models.DateField("thực hiện xong ngày", null=True, blank=True)
    note = models.CharField("kết quả thực hiện", max_length=500, blank=True)
    item = models.ForeignKey(
        Item, verbose_name="tài liệu", on_delete=models.PROTECT, null=True, blank=True
    )
    revision = models.PositiveIntegerField(default=1, editable=False)

    FROZEN = (
        Frozen(columns=("decision_id", "kind", "wording", "citation", "is_remedy", "months")),
    )

    class Meta:
        verbose_name = "biện pháp được áp dụng"
        ordering = ["decision", "pk"]

    def __str__(self) -> str:
        return self.wording

    @property
    def chain(self) -> Chain:
        return self.decision.chain


class PaymentQuerySet(models.QuerySet["Payment"]):
    def standing(self) -> "PaymentQuerySet":
        return self.filter(voided_at=None)


class Payment(models.Model):
    """Money that came for a decision. A slip is voided with a reason, never changed."""

    FROZEN = (
        Frozen(but=("voided_at", "voided_because")),
        Frozen(columns=("voided_at", "voided_because"), when="OLD.voided_at IS NOT NULL"),
    )

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="payments")
    paid_on = models.DateField("ngày nộp")
    amount = models.PositiveBigIntegerField("số tiền, đồng")
    receipt = models.CharField("số chứng từ", max_length=60)
    payer = models.CharField("người nộp", max_length=200, blank=True)
    noted_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="payments_noted")
    noted_at = models.DateTimeField("ghi lúc")
    voided_at = models.DateTimeField("hủy lúc", null=True, blank=True)
    voided_because = models.CharField("lý do hủy", max_length=300, blank=True)

    objects = PaymentQuerySet.as_manager()

    class Meta:
        verbose_name = "khoản nộp"
        ordering = ["decision", "paid_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="payment_is_some_money",
                condition=Q(amount__gt=0),
                violation_error_message="Số tiền phải lớn hơn 0.",
            ),
            models.UniqueConstraint(
                fields=["decision", "receipt"],
                condition=Q(voided_at=None),
                name="payment_receipt_once",
                violation_error_message="Chứng từ này đã ghi. Kiểm tra lại số chứng từ.",
            ),
            models.CheckConstraint(
                name="payment_voided_with_a_reason",
                condition=Q(voided_at=None) | ~Q(voided_because=""),
                violation_error_message="Ghi lý do hủy.",
            ),
        ]
        indexes = [models.Index(fields=["paid_on"])]

    def __str__(self) -> str:
        return f"{self.amount} đồng, chứng từ {self.receipt}"

    @property
    def chain(self) -> Chain:
        return self.decision.chain

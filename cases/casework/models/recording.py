"""What a violation record rests on: who speaks in the case, what proves it, when it was made."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from cases.casework.models.cases import Case, OfCase
from cases.dossier.models import Document, Dossier, Item
from cases.office.models import Officer


class CasePerson(OfCase):
    """Somebody who speaks or signs in a case: for the offender, the injured party, the commune."""

    class Capacity(models.TextChoices):
        OFFENDER = "offender", "Người vi phạm, người đại diện của bên vi phạm"
        INJURED = "injured", "Đại diện bên bị thiệt hại"
        COMMUNE = "commune", "Đại diện chính quyền cấp xã"
        WITNESS = "witness", "Người chứng kiến"
        INTERPRETER = "interpreter", "Người phiên dịch"
        OTHER = "other", "Người khác có liên quan"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="people")
    honorific = models.CharField(
        "ông, bà", max_length=3, choices=[("Ông", "Ông"), ("Bà", "Bà")], default="Ông"
    )
    name = models.CharField("họ và tên", max_length=150)
    capacity = models.CharField("tư cách", max_length=11, choices=Capacity.choices)
    position = models.CharField("chức vụ, nghề nghiệp", max_length=150, blank=True)
    address = models.CharField("cơ quan, địa chỉ", max_length=300, blank=True)
    authority_paper = models.CharField("giấy ủy quyền, giấy giới thiệu", max_length=200, blank=True)
    is_present = models.BooleanField("có mặt khi lập biên bản vi phạm", default=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "người tham gia vụ việc"
        ordering = ["case", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "name", "capacity"],
                name="case_person_once_a_capacity",
                violation_error_message="Người này đã ghi với tư cách ấy.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def called(self) -> str:
        """`bà Phan Thị Lụa`, in the middle of a sentence."""
        return f"{self.honorific.lower()} {self.name}"


class CaseItem(OfCase):
    """A photograph, film or sample of the dossier the case arose from that belongs to the case."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="items")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="in_cases")

    class Meta:
        verbose_name = "ảnh, mẫu của vụ việc"
        ordering = ["case", "pk"]
        constraints = [models.UniqueConstraint(fields=["case", "item"], name="case_item_once")]

    def __str__(self) -> str:
        return str(self.item)


class Evidence(OfCase):
    """A paper that the record and the decision rest on, with its own day."""

    class Kind(models.TextChoices):
        EXPERTISE = "expertise", "Kết luận giám định"
        VALUATION = "valuation", "Kết quả định giá"
        VERIFICATION = "verification", "Kết quả xác minh"
        DEVICE = "device", "Kết quả ghi nhận của phương tiện kỹ thuật"
        STATEMENT = "statement", "Bản tường trình, lời khai"
        DOCUMENT = "document", "Hóa đơn, hợp đồng, giấy tờ khác"

    # after the last of these the record is due (Nghị định 118/2021/NĐ-CP Điều 12 khoản 2)
    RESULTS = (Kind.EXPERTISE, Kind.VALUATION, Kind.VERIFICATION)

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField("loại", max_length=12, choices=Kind.choices)
    name = models.CharField("tên, số văn bản", max_length=200)
    issuer = models.CharField("của", max_length=200, blank=True)
    dated_on = models.DateField("ngày văn bản")
    received_on = models.DateField("nhận ngày")
    content = models.CharField("nội dung chính", max_length=500, blank=True)
    item = models.ForeignKey(
        Item, verbose_name="tệp", on_delete=models.PROTECT, null=True, blank=True
    )
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "chứng cứ bằng văn bản"
        ordering = ["case", "dated_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="evidence_received_after_it_was_made",
                condition=Q(received_on__gte=F("dated_on")),
                violation_error_message="Ngày nhận không thể trước ngày văn bản.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ViolationRecordQuerySet(models.QuerySet["ViolationRecord"]):
    def visible_to(self, officer: Officer, at: datetime) -> "ViolationRecordQuerySet":
        return self.filter(case__dossier__in=Dossier.objects.visible_to(officer, at))


class ViolationRecord(OfCase):
    """The making of a violation record (Luật XLVPHC Điều 58): when, where, by whom, what was said.

    The words of the record itself are its document's.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="records")
    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, related_name="violation_record"
    )
    maker = models.ForeignKey(
        Officer,
        verbose_name="người lập biên bản",
        on_delete=models.PROTECT,
        related_name="violation_records",
    )
    made_at = models.DateTimeField("lập biên bản lúc")
    ended_at = models.DateTimeField("lập xong lúc", null=True, blank=True)
    place = models.CharField("nơi lập biên bản", max_length=300)
    reason_elsewhere = models.CharField(
        "lý do lập ở nơi khác",
        max_length=500,
        blank=True,
        help_text="Chỉ khi không lập ngay tại nơi vi phạm, lúc phát hiện.",
    )
    opinion_violator = models.TextField("ý kiến của bên vi phạm", blank=True)
    opinion_witness = models.TextField("ý kiến của chính quyền, người chứng kiến", blank=True)
    opinion_injured = models.TextField("ý kiến của bên bị thiệt hại", blank=True)
    summons_at = models.DateTimeField("yêu cầu có mặt lúc", null=True, blank=True)
    summons_place = models.CharField("yêu cầu có mặt tại", max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = ViolationRecordQuerySet.as_manager()

    class Meta:
        verbose_name = "buổi lập biên bản vi phạm"
        ordering = ["case", "pk"]
        constraints = [
            models.CheckConstraint(
                name="violation_record_ended_after_it_began",
                condition=Q(ended_at=None) | Q(ended_at__gte=F("made_at")),
                violation_error_message="Giờ lập xong phải sau giờ bắt đầu lập biên bản.",
            ),
            models.CheckConstraint(
                name="violation_record_summons_later",
                condition=Q(summons_at=None) | Q(summons_at__gte=F("made_at")),
                violation_error_message="Giờ yêu cầu có mặt phải sau giờ lập biên bản.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.document)

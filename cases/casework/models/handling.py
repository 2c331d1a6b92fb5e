"""What happens in a case before its decision: goods held, opinions asked, explanations given."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from cases.casework.models.cases import Case, OfCase, Violation
from cases.dossier.models import Document, GoodsLine, Item
from cases.office.models import Chain, Officer
from cases.parties.models import IPRight, PartyVersion


class Seizure(OfCase):
    """Goods held (tạm giữ tang vật, phương tiện): Luật XLVPHC Điều 125.

    The clock of the decision runs in hours from the record, that of custody in working days from
    the actual taking; both are deadlines of the dossier with their explanations.
    """

    class Ground(models.TextChoices):
        """Điều 125 khoản 1."""

        ESTABLISH = "a", "Để xác minh tình tiết, xác định giá trị tang vật"
        STOP = "b", "Để ngăn chặn ngay hành vi vi phạm"
        SECURE = "c", "Để bảo đảm thi hành quyết định xử phạt"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="seizures")
    taken_at = models.DateTimeField("tạm giữ lúc")
    ground = models.CharField("căn cứ tạm giữ", max_length=1, choices=Ground.choices)
    reason = models.CharField("lý do", max_length=500)
    place = models.CharField("địa điểm tạm giữ", max_length=300)
    keeper = models.CharField("người bảo quản", max_length=200, blank=True)
    maker = models.ForeignKey(
        Officer,
        verbose_name="người lập biên bản",
        on_delete=models.PROTECT,
        null=True,
        related_name="seizures",
    )
    # when the record was read over and closed; the clock runs from `taken_at`, its first line
    recorded_at = models.DateTimeField("lập biên bản xong lúc", null=True)
    record = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="seizure_recorded"
    )
    decision = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="seizure_decided"
    )
    decide_by = models.DateTimeField("ký quyết định trước", null=True, blank=True)
    decided_at = models.DateTimeField("ký quyết định lúc", null=True, blank=True)
    ends_on = models.DateField("giữ đến hết ngày", null=True, blank=True)
    extended_to = models.DateField("kéo dài đến hết ngày", null=True, blank=True)
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    ended_because = models.CharField("kết thúc vì", max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "lần tạm giữ"
        ordering = ["case", "taken_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="seizure_ended_with_a_reason",
                condition=Q(ended_at=None) | ~Q(ended_because=""),
                violation_error_message="Ghi lý do kết thúc tạm giữ.",
            ),
            models.CheckConstraint(
                name="seizure_recorded_after_the_taking",
                condition=Q(recorded_at=None) | Q(recorded_at__gte=F("taken_at")),
                violation_error_message="Giờ lập xong biên bản không thể trước giờ tạm giữ.",
            ),
        ]

    def __str__(self) -> str:
        return f"Tạm giữ tại {self.place}"

    @property
    def last_day(self) -> date | None:
        """Until the end of this day the goods may be held."""
        return self.extended_to or self.ends_on

    @property
    def is_decided(self) -> bool:
        return self.decided_at is not None

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None


class SeizedGoods(models.Model):
    """A line or a sealed container that is held."""

    seizure = models.ForeignKey(Seizure, on_delete=models.PROTECT, related_name="goods")
    line = models.ForeignKey(GoodsLine, on_delete=models.PROTECT, related_name="seizures")
    # the decision or record by which it goes back; `returned_at` once it was handed over
    returning = models.ForeignKey(
        "casework.GoodsReturn",
        verbose_name="lần trả lại",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="goods",
    )
    returned_at = models.DateTimeField("trả lại lúc", null=True, blank=True)

    class Meta:
        verbose_name = "tang vật tạm giữ"
        ordering = ["seizure", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["seizure", "line"], name="seized_goods_once")
        ]

    def __str__(self) -> str:
        return str(self.line)

    @property
    def chain(self) -> Chain:
        return self.seizure.chain


class Confirmation(OfCase):
    """The right holder's word on the goods: a letter with photos, a due day, the reply."""

    class Answer(models.TextChoices):
        INFRINGES = "infringes", "Xác nhận hàng xâm phạm, giả mạo"
        GENUINE = "genuine", "Xác nhận hàng thật"
        UNSURE = "unsure", "Chưa kết luận"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="confirmations")
    right = models.ForeignKey(
        IPRight,
        verbose_name="quyền",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="confirmations",
    )
    holder = models.ForeignKey(
        PartyVersion,
        verbose_name="chủ thể quyền, đại diện",
        on_delete=models.PROTECT,
        related_name="confirmations",
    )
    asks = models.TextField("nội dung đề nghị", blank=True)
    letter = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="confirmations"
    )
    asked_on = models.DateField("gửi ngày", null=True, blank=True)
    due_on = models.DateField("trả lời trước hết ngày", null=True, blank=True)
    replied_on = models.DateField("nhận trả lời ngày", null=True, blank=True)
    answer = models.CharField("ý kiến", max_length=9, choices=Answer.choices, blank=True)
    reply = models.TextField("nội dung trả lời", blank=True)
    item = models.ForeignKey(
        Item, verbose_name="văn bản trả lời", on_delete=models.PROTECT, null=True, blank=True
    )
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "xác nhận của chủ thể quyền"
        ordering = ["case", "pk"]
        constraints = [
            models.CheckConstraint(
                name="confirmation_replied_after_it_was_asked",
                condition=Q(replied_on=None) | Q(asked_on__lte=F("replied_on")),
                violation_error_message="Ngày trả lời không thể trước ngày gửi.",
            ),
            models.CheckConstraint(
                name="confirmation_reply_says_something",
                condition=Q(replied_on=None) | ~Q(answer=""),
                violation_error_message="Chọn ý kiến của chủ thể quyền.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.holder)


class ConfirmationPhoto(models.Model):
    """A photo chosen to go with the letter."""

    confirmation = models.ForeignKey(Confirmation, on_delete=models.PROTECT, related_name="photos")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="confirmations")
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "ảnh gửi chủ thể quyền"
        ordering = ["confirmation", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["confirmation", "item"], name="confirmation_photo_once")
        ]

    def __str__(self) -> str:
        return str(self.item)

    @property
    def chain(self) -> Chain:
        return self.confirmation.chain


class PartyExplanation(OfCase):
    """What the party answered to the record (giải trình): Luật XLVPHC Điều 61.

    None waived and none received until the term ran out is "hết hạn", which is computed, not kept.
    """

    class Way(models.TextChoices):
        WRITTEN = "written", "Giải trình bằng văn bản"
        ASKED_TO_SPEAK = "asked_to_speak", "Yêu cầu giải trình trực tiếp"
        HEARD = "heard", "Đã giải trình trực tiếp"
        ASKED_MORE_TIME = "asked_more_time", "Đề nghị gia hạn giải trình"
        WAIVED = "waived", "Không giải trình"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="explanations")
    way = models.CharField("hình thức", max_length=15, choices=Way.choices)
    received_at = models.DateTimeField("nhận lúc")
    content = models.TextField("nội dung", blank=True)
    # the office's answer: the notice of the session, or what was decided of more time
    answered_on = models.DateField("trả lời ngày", null=True, blank=True)
    answer = models.CharField("văn bản, lý do trả lời", max_length=300, blank=True)
    is_granted = models.BooleanField("được chấp nhận", null=True, blank=True)
    extended_to = models.DateField("gia hạn đến hết ngày", null=True, blank=True)
    meeting_at = models.DateTimeField("phiên giải trình lúc", null=True, blank=True)
    meeting_place = models.CharField("địa điểm phiên giải trình", max_length=300, blank=True)
    assessment = models.TextField("ý kiến của người giải quyết", blank=True)
    item = models.ForeignKey(
        Item, verbose_name="văn bản", on_delete=models.PROTECT, null=True, blank=True
    )
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "giải trình"
        ordering = ["case", "received_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="explanation_more_time_has_its_end",
                condition=~Q(is_granted=True) | Q(extended_to__isnull=False),
                violation_error_message="Ghi ngày cuối của thời hạn được gia hạn.",
            )
        ]

    def __str__(self) -> str:
        return self.get_way_display()


class ProposedSanction(OfCase):
    """What the drafter proposes for one act: the amount inside the law's range, and why."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="proposals")
    violation = models.OneToOneField(Violation, on_delete=models.PROTECT, related_name="proposal")
    is_warning = models.BooleanField("cảnh cáo", default=False)
    amount = models.PositiveBigIntegerField("mức phạt, đồng", null=True, blank=True)
    because = models.CharField("lý do chọn mức phạt", max_length=1000, blank=True)
    # name of the reading of a capped bracket's middle that is followed; empty: the default one
    capped_middle = models.CharField("cách hiểu mức giữa", max_length=40, blank=True)
    # ids of measures of the entry that are ordered, each with its months: JSON text
    measures = models.TextField(
        "hình thức bổ sung, biện pháp khắc phục", default="[]", editable=False
    )
    not_ordered_because = models.CharField("lý do không áp dụng", max_length=1000, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "đề xuất xử phạt"
        ordering = ["case", "violation"]
        constraints = [
            models.CheckConstraint(
                name="proposal_warning_has_no_amount",
                condition=Q(is_warning=False) | Q(amount=None),
                violation_error_message="Cảnh cáo thì không ghi mức phạt.",
            )
        ]

    def __str__(self) -> str:
        return str(self.violation)

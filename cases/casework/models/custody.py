"""Goods held after the first evening: who stood by, seals, counts, extension, giving back."""

from django.db import models
from django.db.models import F, Q

from cases.casework.models.handling import SeizedGoods, Seizure
from cases.dossier.models import Document, GoodsLine, WithinDossier
from cases.office.models import Chain, Officer


class OfSeizure(WithinDossier):
    """A row about goods held: whatever is asked of it is asked of the case."""

    WITHIN = "seizure"

    seizure: Seizure

    class Meta:
        abstract = True


class RecordPerson(models.Model):
    """Somebody named in a record of a case, and in what capacity he stands there."""

    class Capacity(models.TextChoices):
        PARTY = "party", "Bên vi phạm, người đại diện"
        WITNESS = "witness", "Người chứng kiến"
        FAMILY = "family", "Người thành niên trong gia đình"
        COMMUNE = "commune", "Đại diện chính quyền cấp xã"
        KEEPER = "keeper", "Người bảo quản tang vật"

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="people")
    capacity = models.CharField("tư cách", max_length=8, choices=Capacity.choices)
    honorific = models.CharField(
        "ông, bà", max_length=3, choices=[("Ông", "Ông"), ("Bà", "Bà")], default="Ông"
    )
    name = models.CharField("họ và tên", max_length=150)
    position = models.CharField("nghề nghiệp, chức vụ", max_length=150, blank=True)
    address = models.CharField("địa chỉ, cơ quan", max_length=300, blank=True)

    class Meta:
        verbose_name = "người có tên trong biên bản"
        ordering = ["document", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "capacity", "name"],
                name="record_person_once",
                violation_error_message="Người này đã có trong biên bản.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def chain(self) -> Chain:
        return self.document.chain


class Sealing(OfSeizure):
    """Seals put on goods held, or opened, under one record: Điều 125 khoản 5a, 5b."""

    class Kind(models.TextChoices):
        SEAL = "seal", "Niêm phong"
        UNSEAL = "unseal", "Mở niêm phong"

    seizure = models.ForeignKey(Seizure, on_delete=models.PROTECT, related_name="sealings")
    kind = models.CharField("việc", max_length=6, choices=Kind.choices)
    began_at = models.DateTimeField("bắt đầu lúc")
    ended_at = models.DateTimeField("lập biên bản xong lúc")
    place = models.CharField("nơi thực hiện", max_length=300)
    maker = models.ForeignKey(
        Officer, verbose_name="người niêm phong", on_delete=models.PROTECT, related_name="sealings"
    )
    record = models.OneToOneField(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="sealing"
    )

    class Meta:
        verbose_name = "lần niêm phong"
        ordering = ["seizure", "began_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="sealing_ended_after_it_began",
                condition=Q(ended_at__gte=F("began_at")),
                violation_error_message="Giờ lập xong không thể trước giờ bắt đầu.",
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class SealedLine(models.Model):
    """One line or sack with the seal it was given, or with which it was found when opened."""

    sealing = models.ForeignKey(Sealing, on_delete=models.PROTECT, related_name="lines")
    goods = models.ForeignKey(SeizedGoods, on_delete=models.PROTECT, related_name="sealings")
    seal = models.CharField("số niêm phong", max_length=60)
    state = models.CharField("tình trạng niêm phong khi mở", max_length=200, blank=True)
    is_intact = models.BooleanField("niêm phong còn nguyên vẹn", default=True)

    class Meta:
        verbose_name = "dòng niêm phong"
        ordering = ["sealing", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["sealing", "goods"], name="sealed_line_once_a_sealing")
        ]

    def __str__(self) -> str:
        return self.seal

    @property
    def chain(self) -> Chain:
        return self.sealing.chain


class Recount(OfSeizure):
    """A quantity written earlier and the one counted later, with the reason of a difference."""

    seizure = models.ForeignKey(Seizure, on_delete=models.PROTECT, related_name="recounts")
    line = models.ForeignKey(GoodsLine, on_delete=models.PROTECT, related_name="recounts")
    written = models.DecimalField("số lượng đã ghi", max_digits=12, decimal_places=3)
    counted = models.DecimalField("số lượng đếm được", max_digits=12, decimal_places=3)
    because = models.CharField("lý do chênh lệch", max_length=500, blank=True)
    counted_at = models.DateTimeField("đếm lúc")

    class Meta:
        verbose_name = "lần kiểm đếm"
        ordering = ["seizure", "counted_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="recount_difference_has_its_reason",
                condition=Q(written=F("counted")) | ~Q(because=""),
                violation_error_message="Ghi lý do chênh lệch giữa số đã ghi và số đếm được.",
            ),
            models.CheckConstraint(
                name="recount_counted_something",
                condition=Q(counted__gt=0),
                violation_error_message="Số đếm được phải lớn hơn 0.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.line)


class CustodyExtension(OfSeizure):
    """Custody made longer by decision (kéo dài thời hạn tạm giữ): Điều 125 khoản 8."""

    seizure = models.ForeignKey(Seizure, on_delete=models.PROTECT, related_name="extensions")
    # a term of the law pack: the case of point b or c of Điều 66 khoản 1
    term = models.CharField("trường hợp", max_length=80)
    because = models.CharField("lý do kéo dài", max_length=500)
    told_to = models.CharField("đã thông báo cho", max_length=300)
    decision = models.OneToOneField(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="extension"
    )
    ends_on = models.DateField("kéo dài đến hết ngày", null=True, blank=True)

    class Meta:
        verbose_name = "lần kéo dài tạm giữ"
        ordering = ["seizure", "pk"]

    def __str__(self) -> str:
        return f"Kéo dài {self.seizure}"


class GoodsReturn(OfSeizure):
    """Goods given back (trả lại tang vật): Điều 125 khoản 4, Điều 126."""

    class Ground(models.TextChoices):
        NOT_DECIDED = "not_decided", "Không ra quyết định tạm giữ"
        NOT_NEEDED = "not_needed", "Không còn cần tạm giữ"
        NOT_VIOLATION = "not_violation", "Không có vi phạm, hoặc không bị tịch thu"
        TERM_OVER = "term_over", "Hết thời hạn tạm giữ"

    seizure = models.ForeignKey(Seizure, on_delete=models.PROTECT, related_name="returns")
    ground = models.CharField("trường hợp", max_length=13, choices=Ground.choices)
    because = models.CharField("lý do trả lại", max_length=500)
    # MQĐ24; none where no seizure decision was made
    decision = models.OneToOneField(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="goods_return"
    )
    handed_at = models.DateTimeField("đã trả lúc", null=True, blank=True)
    handed_to = models.CharField("người nhận lại", max_length=200, blank=True)

    class Meta:
        verbose_name = "lần trả lại tang vật"
        ordering = ["seizure", "pk"]
        constraints = [
            models.CheckConstraint(
                name="goods_return_says_to_whom",
                condition=Q(handed_at=None) | ~Q(handed_to=""),
                violation_error_message="Ghi người nhận lại tang vật.",
            )
        ]

    def __str__(self) -> str:
        return f"Trả lại {self.seizure}"

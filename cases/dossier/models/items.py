"""Files and samples of the dossier: the bytes, and what people say of them."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from cases.dossier.models.documents import Document
from cases.dossier.models.dossiers import Dossier, in_sight
from cases.dossier.models.within import WithinDossier
from cases.office.frozen import Frozen
from cases.office.models import Officer


class EvidenceFileQuerySet(models.QuerySet["EvidenceFile"]):
    def visible_to(self, officer: Officer, at: datetime) -> "EvidenceFileQuerySet":
        return self.filter(in_sight(officer, at, of="dossier"))


class EvidenceFile(WithinDossier):
    """One file as it was received: kept by its hash, with what its data says, never changed.

    The bytes lie in the storage under `original` (and a copy for showing under `shown`, upright and
    without place or time); they are served only through a view that asks `may`.
    """

    FROZEN = (Frozen(),)

    class Kind(models.TextChoices):
        PHOTO = "photo", "Ảnh"
        PDF = "pdf", "PDF"
        VIDEO = "video", "Video"

    class Caution(models.TextChoices):
        """What somebody who downloads the file must know before opening it."""

        SCRIPT = "script", "PDF có mã lệnh hoặc tệp kèm: chỉ mở bằng trình đọc không chạy mã lệnh"
        LOCKED = "locked", "PDF đặt mật khẩu: chưa kiểm tra được bên trong"

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="files")
    kind = models.CharField("loại", max_length=5, choices=Kind.choices)
    sha256 = models.CharField("SHA-256 của bản gốc", max_length=64)
    media_type = models.CharField("kiểu tệp", max_length=40)
    size = models.PositiveBigIntegerField("kích thước, byte")
    original = models.CharField("nơi giữ bản gốc", max_length=200)
    shown = models.CharField("nơi giữ bản để xem", max_length=200, blank=True)
    thumbnail = models.CharField("nơi giữ ảnh nhỏ", max_length=200, blank=True)
    name = models.CharField("tên tệp khi nhận", max_length=200)
    taken_at = models.DateTimeField("chụp lúc", null=True, blank=True)
    latitude = models.FloatField("vĩ độ", null=True, blank=True)
    longitude = models.FloatField("kinh độ", null=True, blank=True)
    # no time of its own: it came through a messenger from somebody else's phone
    is_forwarded = models.BooleanField("chuyển tiếp", default=False)
    caution = models.CharField("lưu ý khi mở", max_length=6, choices=Caution.choices, blank=True)
    added_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="files_added")
    added_at = models.DateTimeField("thêm lúc")

    objects = EvidenceFileQuerySet.as_manager()

    class Meta:
        verbose_name = "tệp chứng cứ"
        ordering = ["dossier", "added_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "sha256"], name="evidence_file_once_a_dossier"
            )
        ]
        indexes = [models.Index(fields=["sha256"])]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> str:
        """21°01'43"N 105°51'08"E; empty when the file does not say."""
        if self.latitude is None or self.longitude is None:
            return ""
        north, east = _in_seconds(self.latitude, "NS"), _in_seconds(self.longitude, "EW")
        return f"{north} {east}"


def _in_seconds(degrees: float, signs: str) -> str:
    whole = round(abs(degrees) * 3600)
    sign = signs[degrees < 0]
    return f"{whole // 3600}°{whole // 60 % 60:02d}'{whole % 60:02d}\"{sign}"


class ItemQuerySet(models.QuerySet["Item"]):
    def standing(self) -> "ItemQuerySet":
        """Those that were not removed."""
        return self.filter(removed_at=None)

    def photos(self) -> "ItemQuerySet":
        return self._shot(EvidenceFile.Kind.PHOTO)

    def films(self) -> "ItemQuerySet":
        return self._shot(EvidenceFile.Kind.VIDEO)

    def _shot(self, kind: EvidenceFile.Kind) -> "ItemQuerySet":
        return self.filter(kind=Item.Kind.PHOTO, file__kind=kind).select_related("file")

    def samples(self) -> "ItemQuerySet":
        return self.filter(kind=Item.Kind.SAMPLE)

    def visible_to(self, officer: Officer, at: datetime) -> "ItemQuerySet":
        return self.filter(in_sight(officer, at, of="dossier"))


class Item(WithinDossier):
    """Something that lies in the dossier and is spoken of: a photo, a sample, a scan, a paper."""

    FROZEN = (
        # what is said of it may be mended, what it is may not
        Frozen(columns=("dossier_id", "kind", "file_id", "document_id", "added_at")),
        Frozen(
            columns=("removed_at", "removed_because"),
            when="OLD.removed_at IS NOT NULL",
            may_delete=True,
        ),
    )

    class Kind(models.TextChoices):
        PHOTO = "photo", "Ảnh"
        SAMPLE = "sample", "Mẫu"
        PAPER = "paper", "Giấy tờ"
        SCAN = "scan", "Bản chụp văn bản đã ký"

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="items")
    kind = models.CharField("loại", max_length=6, choices=Kind.choices)
    title = models.CharField("chú thích", max_length=300, blank=True)
    quantity = models.CharField("số lượng mẫu", max_length=60, blank=True)
    seal = models.CharField("số niêm phong mẫu", max_length=60, blank=True)
    file = models.ForeignKey(
        EvidenceFile, on_delete=models.PROTECT, null=True, blank=True, related_name="items"
    )
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="scans"
    )
    position = models.PositiveIntegerField("thứ tự", default=0)
    added_at = models.DateTimeField("ghi lúc")
    removed_at = models.DateTimeField("bỏ lúc", null=True, blank=True)
    removed_because = models.CharField("lý do bỏ", max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = "tài liệu trong hồ sơ"
        ordering = ["dossier", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="item_photo_has_a_file",
                condition=~Q(kind__in=["photo", "scan"]) | Q(file__isnull=False),
            ),
            models.CheckConstraint(
                name="item_removed_with_a_reason",
                condition=Q(removed_at=None) | ~Q(removed_because=""),
                violation_error_message="Ghi lý do bỏ.",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()

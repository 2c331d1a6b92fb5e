"""Inspections by others, and the signed record that opens an exception (rà soát trùng lặp)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from cases.dossier.models import Document
from cases.office.models import Chain, Officer
from cases.office.wording import fold
from cases.parties.tax_codes import parse
from inspections.visits.models.inspections import Inspection


class OtherInspection(models.Model):
    """An inspection by another body, as it was imported or entered."""

    DERIVED = ("tax_root", "search_key")

    class Kind(models.TextChoices):
        INSPECTION = "inspection", "Kiểm tra tại cơ sở"
        JOINT = "joint", "Kiểm tra liên ngành"
        REMOTE = "remote", "Kiểm tra trực tuyến, từ xa"
        VERIFICATION = "verification", "Xác minh, đôn đốc (không tính là kiểm tra)"
        STATE_INSPECTION = "state_inspection", "Thanh tra"

    kind = models.CharField("loại", max_length=16, choices=Kind.choices, default=Kind.INSPECTION)
    body = models.CharField("cơ quan", max_length=200)
    party_name = models.CharField("đối tượng", max_length=300)
    tax_code = models.CharField("mã số thuế", max_length=14, blank=True)
    tax_root = models.CharField(max_length=12, blank=True, editable=False)
    person_id = models.CharField("số định danh cá nhân", max_length=20, blank=True)
    content = models.CharField("nội dung", max_length=500, blank=True)
    decision = models.CharField("quyết định số", max_length=60, blank=True)
    inspected_on = models.DateField("ngày kiểm tra")
    source = models.CharField("nguồn", max_length=200)
    added_by = models.ForeignKey(
        Officer, on_delete=models.PROTECT, related_name="other_inspections_added"
    )
    added_at = models.DateTimeField("nhập lúc")
    removed_at = models.DateTimeField("bỏ lúc", null=True, blank=True)
    removed_because = models.CharField("lý do bỏ", max_length=300, blank=True)
    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="other_inspections")
    revision = models.PositiveIntegerField(default=1, editable=False)
    search_key = models.CharField(max_length=700, editable=False, default="")

    class Meta:
        verbose_name = "cuộc kiểm tra của cơ quan khác"
        ordering = ["-inspected_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tax_code", "person_id", "inspected_on", "body"],
                condition=Q(removed_at=None),
                name="other_inspection_once",
                violation_error_message="Cuộc kiểm tra này đã có.",
            ),
            models.CheckConstraint(
                name="other_inspection_names_somebody",
                condition=~Q(tax_code="") | ~Q(person_id=""),
                violation_error_message="Nhập mã số thuế hoặc số định danh.",
            ),
        ]
        indexes = [
            models.Index(fields=["tax_root", "inspected_on"]),
            models.Index(fields=["person_id", "inspected_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.inspected_on:%d/%m/%Y}"

    def save(self, *args: object, **kwargs: object) -> None:
        self.tax_root = parse(self.tax_code).root if self.tax_code else ""
        words = f"{self.tax_code} {self.person_id} {self.party_name} {self.body} {self.decision}"
        self.search_key = fold(words)[:700]
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def clean(self) -> None:
        if self.tax_code:
            try:
                self.tax_code = parse(self.tax_code).text
            except ValidationError as error:
                raise ValidationError({"tax_code": error}) from error


class GuardException(models.Model):
    """Clear signs of a violation, recorded and signed: the only key to a blocked inspection."""

    inspection = models.ForeignKey(
        Inspection, on_delete=models.PROTECT, related_name="guard_exceptions"
    )
    record = models.OneToOneField(
        Document,
        verbose_name="phiếu dấu hiệu vi phạm rõ ràng",
        on_delete=models.PROTECT,
        related_name="guard_exception",
    )
    signs = models.TextField("dấu hiệu vi phạm rõ ràng")
    source = models.CharField("nguồn thông tin", max_length=300, default="")
    evidence = models.CharField("chứng cứ (mẫu mua, ảnh, giám định)", max_length=500)
    made_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="guard_exceptions")
    made_at = models.DateTimeField("lập lúc")
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "ngoại lệ của rà soát trùng lặp"
        ordering = ["inspection", "pk"]

    def __str__(self) -> str:
        return self.signs[:80]

    def get_absolute_url(self) -> str:
        return reverse("visits:exception", args=[self.inspection_id, self.pk])

    @property
    def chain(self) -> Chain:
        return self.inspection.chain

    @property
    def is_open(self) -> bool:
        """Signed: the exception stands."""
        return self.record.state in {Document.State.SIGNED, Document.State.ISSUED}

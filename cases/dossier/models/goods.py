"""Goods as they are found: counted lines, and containers sealed first and counted later."""

from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, Sum

from cases.dossier.models.dossiers import Dossier
from cases.office.models import Chain

# Bounds of the columns, not of the law: beyond them a number is a slip of the finger.
LARGEST_AMOUNT = 10**12 - 1
LARGEST_QUANTITY = Decimal(10**9 - 1)


class GoodsLineQuerySet(models.QuerySet["GoodsLine"]):
    def counted(self) -> "GoodsLineQuerySet":
        return self.filter(kind=GoodsLine.Kind.GOODS)

    def containers(self) -> "GoodsLineQuerySet":
        return self.filter(kind=GoodsLine.Kind.CONTAINER)

    def still_sealed(self) -> "GoodsLineQuerySet":
        return self.containers().filter(is_counted=False)

    def total_value(self) -> int | None:
        """Whole đồng; None while nothing has a price, which is not 0."""
        total = self.aggregate(total=Sum("value"))["total"]
        return None if total is None else int(total)


class GoodsLine(models.Model):
    """Goods of one kind with quantity and price, or a container (bao, thùng) under a seal."""

    class Kind(models.TextChoices):
        GOODS = "goods", "Hàng hóa"
        CONTAINER = "container", "Bao, thùng niêm phong"

    class Unit(models.TextChoices):
        PIECE = "chiếc", "chiếc"
        ITEM = "cái", "cái"
        PAIR = "đôi", "đôi"
        SET = "bộ", "bộ"
        BOTTLE = "chai", "chai"
        BOX = "hộp", "hộp"
        PACKET = "gói", "gói"
        LABEL = "tờ", "tờ (tem, nhãn)"
        KILOGRAM = "kg", "kg"
        GRAM = "g", "g"
        LITRE = "lít", "lít"
        METRE = "m", "m"
        SQUARE_METRE = "m²", "m²"

    DIVISIBLE = (Unit.KILOGRAM, Unit.GRAM, Unit.LITRE, Unit.METRE, Unit.SQUARE_METRE)

    class PriceBasis(models.TextChoices):
        """Điều 4 Nghị định 99/2013/NĐ-CP; khoản 2 Điều 60 Luật XLVPHC."""

        LISTED = "listed", "Giá niêm yết"
        DOCUMENT = "document", "Giá theo hợp đồng, hóa đơn, tờ khai"
        MARKET = "market", "Giá thị trường tại địa phương"
        COST = "cost", "Giá thành của hàng chưa xuất bán"
        COUNCIL = "council", "Hội đồng định giá"
        STATED = "stated", "Theo lời khai, chưa xác minh"

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="goods")
    kind = models.CharField("loại dòng", max_length=9, choices=Kind.choices, default=Kind.GOODS)
    name = models.CharField("tên hàng", max_length=300)
    mark = models.CharField("dấu hiệu, nhãn hiệu", max_length=200, blank=True)
    description = models.CharField("quy cách, đặc điểm, tình trạng", max_length=500, blank=True)
    quantity = models.DecimalField(
        "số lượng", max_digits=12, decimal_places=3, null=True, blank=True
    )
    unit = models.CharField("đơn vị tính", max_length=12, choices=Unit.choices, blank=True)
    unit_price = models.PositiveBigIntegerField("đơn giá, đồng", null=True, blank=True)
    price_basis = models.CharField(
        "căn cứ giá", max_length=8, choices=PriceBasis.choices, blank=True
    )
    # quantity x unit price, kept so that SQL sums it; whole đồng, nothing is rounded
    value = models.PositiveBigIntegerField("thành tiền, đồng", null=True, editable=False)
    place = models.CharField("nơi để hàng", max_length=200, blank=True)
    container = models.ForeignKey(
        "self",
        verbose_name="trong bao, thùng",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contents",
    )
    seal = models.CharField("số niêm phong", max_length=60, blank=True)
    seal_state = models.CharField("tình trạng niêm phong khi mở", max_length=200, blank=True)
    opened_at = models.DateTimeField("mở niêm phong lúc", null=True, blank=True)
    opened_by = models.CharField("người mở, người chứng kiến", max_length=300, blank=True)
    # a container is counted once its contents are; a goods line is its own count
    is_counted = models.BooleanField("đã kiểm đếm", default=True)
    position = models.PositiveIntegerField("thứ tự", default=0)
    revision = models.PositiveIntegerField(default=1, editable=False)

    DERIVED = ("value",)

    objects = GoodsLineQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng hàng hóa"
        ordering = ["dossier", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="goods_quantity_within_bounds",
                condition=Q(quantity=None) | Q(quantity__gt=0, quantity__lte=LARGEST_QUANTITY),
                violation_error_message="Số lượng phải lớn hơn 0 và không quá 999.999.999.",
            ),
            models.CheckConstraint(
                name="goods_price_within_bounds",
                condition=Q(unit_price=None) | Q(unit_price__lte=LARGEST_AMOUNT),
                violation_error_message="Đơn giá không quá 999.999.999.999 đồng.",
            ),
            models.CheckConstraint(
                name="goods_container_has_no_count",
                condition=Q(kind="goods") | Q(quantity=None, unit_price=None, container=None),
                violation_error_message="Bao, thùng còn niêm phong thì không ghi số lượng.",
            ),
            models.CheckConstraint(
                name="goods_container_has_a_seal",
                condition=Q(kind="goods") | ~Q(seal=""),
                violation_error_message="Ghi số niêm phong của bao, thùng.",
            ),
            models.CheckConstraint(
                name="goods_line_is_counted",
                condition=Q(kind="container") | Q(quantity__isnull=False, is_counted=True),
                violation_error_message="Nhập số lượng; chưa đếm được thì ghi theo bao, thùng.",
            ),
            models.UniqueConstraint(
                fields=["dossier", "seal"],
                condition=~Q(seal=""),
                name="goods_seal_once_a_dossier",
                violation_error_message="Số niêm phong này đã dùng trong hồ sơ.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.value = self.reckon()
        if self.is_priced and self.value is None:
            # a total would pass over it as if it had no price
            raise ValueError(f"{self.quantity} x {self.unit_price} is no amount in whole đồng")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def chain(self) -> Chain:
        return self.dossier.chain

    def clean(self) -> None:
        errors: dict[str, str] = {}
        if self.quantity is not None and not self.unit:
            errors["unit"] = "Chọn đơn vị tính."
        if self.has_fraction and self.unit not in self.DIVISIBLE:
            errors["quantity"] = f"Hàng tính theo {self.unit or 'chiếc'} phải là số nguyên."
        if self.is_priced and self.reckon() is None:
            errors["unit_price"] = (
                "Số lượng nhân đơn giá phải ra số đồng nguyên, không quá 999.999.999.999 đồng. "
                "Xem lại đơn giá hoặc đơn vị tính."
            )
        if self.unit_price is not None and not self.price_basis:
            errors["price_basis"] = "Chọn căn cứ của đơn giá."
        if self.container and not self.may_lie_in(self.container):
            errors["container"] = "Chọn bao, thùng của chính hồ sơ này."
        if errors:
            raise ValidationError(errors)

    def may_lie_in(self, container: "GoodsLine") -> bool:
        return container.is_container and container.dossier_id == self.dossier_id

    def reckon(self) -> int | None:
        """Quantity times price in whole đồng, or None where it is not whole or out of bounds."""
        quantity = self._quantity()
        if quantity is None or self.unit_price is None:
            return None
        product = quantity * self.unit_price
        is_sound = product == product.to_integral_value() and product <= LARGEST_AMOUNT
        return int(product) if is_sound else None

    def _quantity(self) -> Decimal | None:
        """The quantity, None where there is none or what was given is no number."""
        try:
            quantity = None if self.quantity is None else Decimal(self.quantity)
        except InvalidOperation:
            return None
        return quantity if quantity is not None and quantity.is_finite() else None

    @property
    def is_priced(self) -> bool:
        return self.quantity is not None and self.unit_price is not None

    @property
    def has_fraction(self) -> bool:
        quantity = self._quantity()
        return quantity is not None and quantity % 1 != 0

    @property
    def is_container(self) -> bool:
        return self.kind == self.Kind.CONTAINER

"""The dossier, who holds a seat in it, and the parties as they stood."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from cases.office.duties import Duty, Reach, SeatKind, reach_of
from cases.office.frozen import Frozen
from cases.office.models import Chain, Commune, Officer, Unit
from cases.office.wording import fold
from cases.parties.models import PartyVersion


class Verb(models.TextChoices):
    """What is recorded of every dossier, whatever its kind."""

    OPEN_DOSSIER = "open_dossier", "Mở hồ sơ"
    ADD_GOODS = "add_goods", "Ghi hàng hóa"
    CHANGE_GOODS = "change_goods", "Sửa dòng hàng hóa"
    REMOVE_GOODS = "remove_goods", "Bỏ dòng hàng hóa"
    OPEN_SEAL = "open_seal", "Mở niêm phong"
    ADD_FILE = "add_file", "Thêm tệp"
    ADD_SAMPLE = "add_sample", "Lấy mẫu"
    CHANGE_ITEM = "change_item", "Sửa chú thích tệp, mẫu"
    REMOVE_ITEM = "remove_item", "Bỏ tệp, mẫu khỏi hồ sơ"
    DRAFT_DOCUMENT = "draft_document", "Soạn văn bản"
    CHANGE_DOCUMENT = "change_document", "Sửa nội dung văn bản"
    READY_DOCUMENT = "ready_document", "Chốt nội dung để ký"
    REOPEN_DOCUMENT = "reopen_document", "Mở lại để sửa"
    DISCARD_DOCUMENT = "discard_document", "Bỏ dự thảo"
    SIGN_DOCUMENT = "sign_document", "Ký văn bản"
    STRIKE_SIGNATURE = "strike_signature", "Gạch chữ ký ghi nhầm"
    ISSUE_DOCUMENT = "issue_document", "Ban hành văn bản"
    ATTACH_SCAN = "attach_scan", "Đính kèm bản chụp đã ký"
    SEND_FOR_APPROVAL = "send_for_approval", "Trình ký"
    APPROVE_DOCUMENT = "approve_document", "Duyệt văn bản"
    RETURN_DOCUMENT = "return_document", "Trả lại kèm ý kiến"
    RECALL_DOCUMENT = "recall_document", "Rút lại văn bản đã trình"
    MOVE_DOCUMENT = "move_document", "Chuyển văn bản sang bàn người khác"
    VOID_NUMBER = "void_number", "Hủy số"
    BEGIN_SERIES = "begin_series", "Bắt đầu sổ từ số khác 1"
    NOTE_ON_PAPER = "note_on_paper", "Ghi số đã cấp trên giấy"
    ADD_ADDRESSEE = "add_addressee", "Thêm nơi nhận"
    SEND_COPY = "send_copy", "Giao, gửi văn bản"
    NOTE_DELIVERY = "note_delivery", "Ghi kết quả giao văn bản"
    HAND_OVER = "hand_over", "Bàn giao hồ sơ"


def in_sight(officer: Officer, at: datetime, *, of: str = "") -> Q:
    """Dossiers within the officer's reach, and those where the officer has a seat.

    `of` is the path from a row to its dossier (`case__dossier`). The conditions stand on the joined
    dossier itself: a subquery of every visible dossier would be gone through first.
    """
    path = f"{of}__" if of else ""
    if not officer.is_active:
        return Q(pk__in=())
    reach = reach_of(officer, Duty.SEE_DOSSIER, at=at)
    if reach is Reach.OFFICE:
        return Q()
    # pk__in of a subquery, never join and distinct: 3 ms against 90 on 100,000 dossiers
    seated = Seat.objects.in_force(at).filter(officer=officer).values("dossier")
    return Q(
        Q(**{f"{path}holder": officer})
        | Q(**{f"{of or 'pk'}__in": seated})
        | Q(**{f"{path}unit__in": reach})
    )


class DossierQuerySet(models.QuerySet["Dossier"]):
    def visible_to(self, officer: Officer, at: datetime) -> "DossierQuerySet":
        return self.filter(in_sight(officer, at))


class Dossier(models.Model):
    """One legal file (hồ sơ) with a number of its own, whatever it is about."""

    DERIVED = ("name_key",)
    FROZEN = (Frozen(columns=("kind", "number", "opened_at", "chain_id")),)

    class Kind(models.TextChoices):
        INSPECTION = "inspection", "Cuộc kiểm tra"
        REQUEST = "request", "Đơn, tin báo, vụ chuyển đến"
        CASE = "case", "Vụ việc"
        PLAN = "plan", "Kế hoạch kiểm tra"

    kind = models.CharField("loại", max_length=20, choices=Kind.choices)
    number = models.CharField("số hồ sơ", max_length=40, unique=True)
    title = models.CharField("tiêu đề", max_length=300)
    place = models.CharField("địa điểm", max_length=300, blank=True)
    commune = models.ForeignKey(
        Commune, verbose_name="phường, xã", on_delete=models.PROTECT, null=True, blank=True
    )
    unit = models.ForeignKey(Unit, verbose_name="đơn vị", on_delete=models.PROTECT)
    holder = models.ForeignKey(
        Officer, verbose_name="người giữ hồ sơ", on_delete=models.PROTECT, related_name="dossiers"
    )
    held_since = models.DateTimeField("giữ từ")
    opened_at = models.DateTimeField("mở lúc")
    arose_from = models.ForeignKey(
        "self",
        verbose_name="phát sinh từ",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="gave_rise_to",
    )
    chain = models.OneToOneField(Chain, on_delete=models.PROTECT, related_name="dossier_of")
    revision = models.PositiveIntegerField(default=1, editable=False)
    name_key = models.CharField(max_length=700, editable=False)

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = "hồ sơ"
        ordering = ["-opened_at", "-pk"]
        indexes = [
            models.Index(fields=["kind", "-opened_at", "-id"]),
            models.Index(fields=["unit", "-opened_at", "-id"]),
            models.Index(fields=["holder", "-opened_at"]),
        ]

    def __str__(self) -> str:
        return self.number

    def save(self, *args: object, **kwargs: object) -> None:
        self.name_key = fold(f"{self.number} {self.title} {self.place}")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        """Leads on to the page of what the dossier is about."""
        return reverse("dossier:dossier", args=[self.pk])

    def seats_of(self, officer: Officer, at: datetime) -> frozenset[str]:
        held = {SeatKind.HOLDER.value} if self.holder_id == officer.pk else set()
        seats = (seat for seat in self.seats.all() if seat.officer_id == officer.pk)
        return frozenset(held | {seat.kind for seat in seats if seat.is_held(at)})


class SeatQuerySet(models.QuerySet["Seat"]):
    def in_force(self, at: datetime) -> "SeatQuerySet":
        still_open = Q(ends_at=None) | Q(ends_at__gt=at)
        return self.filter(still_open, starts_at__lte=at)


class Seat(models.Model):
    """A place of an officer in one dossier, with the declaration of interest it asks for."""

    class Interest(models.TextChoices):
        """Nghị định 217/2025/NĐ-CP Điều 12 khoản 2: no conflict of interest with the subject."""

        NOT_DECLARED = "", "Chưa khai"
        NONE = "none", "Không có xung đột lợi ích"
        HAS = "has", "Có xung đột lợi ích"

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="seats")
    officer = models.ForeignKey(
        Officer, verbose_name="công chức", on_delete=models.PROTECT, related_name="seats"
    )
    kind = models.CharField("vai trò trong Đoàn", max_length=12, choices=SeatKind.choices)
    starts_at = models.DateTimeField("từ")
    ends_at = models.DateTimeField("đến", null=True, blank=True)
    interest = models.CharField(
        "khai báo xung đột lợi ích", max_length=5, choices=Interest.choices, blank=True
    )
    interest_note = models.CharField("nội dung khai báo", max_length=300, blank=True)
    declared_at = models.DateTimeField("khai lúc", null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = "thành viên Đoàn kiểm tra"
        ordering = ["dossier", "starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "officer"],
                condition=Q(ends_at=None),
                name="seat_one_an_officer",
                violation_error_message="Công chức này đã có trong Đoàn kiểm tra.",
            ),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(ends_at=None, kind=SeatKind.HEAD),
                name="seat_one_head",
                violation_error_message="Đoàn kiểm tra đã có Trưởng đoàn.",
            ),
            models.CheckConstraint(
                name="seat_starts_before_it_ends",
                condition=Q(ends_at=None) | Q(starts_at__lte=F("ends_at")),
            ),
            models.CheckConstraint(
                name="seat_interest_is_explained",
                condition=~Q(interest="has") | ~Q(interest_note=""),
                violation_error_message="Ghi rõ xung đột lợi ích là gì.",
            ),
        ]
        indexes = [models.Index(fields=["officer", "ends_at"])]

    def __str__(self) -> str:
        return f"{self.officer}, {self.get_kind_display()}"

    @property
    def chain(self) -> Chain:
        return self.dossier.chain

    def is_held(self, at: datetime) -> bool:
        return self.starts_at <= at and (self.ends_at is None or self.ends_at > at)


class DossierPartyQuerySet(models.QuerySet["DossierParty"]):
    def standing(self) -> "DossierPartyQuerySet":
        """Those that no officer has ended."""
        return self.filter(ended_at=None)


class DossierParty(models.Model):
    """A party of the dossier, in one capacity, in the version of the day it came in."""

    class Capacity(models.TextChoices):
        SUBJECT = "subject", "Đối tượng kiểm tra"
        OFFENDER = "offender", "Cá nhân, tổ chức vi phạm"
        RIGHT_HOLDER = "right_holder", "Chủ thể quyền"
        AGENT = "agent", "Đại diện của chủ thể quyền"
        RELATED = "related", "Tổ chức, cá nhân liên quan"

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="parties")
    version = models.ForeignKey(
        PartyVersion, verbose_name="đối tượng", on_delete=models.PROTECT, related_name="dossiers"
    )
    capacity = models.CharField("tư cách", max_length=12, choices=Capacity.choices)
    trade = models.CharField("ngành hàng", max_length=150, blank=True)
    note = models.CharField("liên quan thế nào", max_length=200, blank=True)
    ended_at = models.DateTimeField("thôi liên quan từ", null=True, blank=True)
    ended_because = models.CharField("lý do thôi liên quan", max_length=300, blank=True)

    objects = DossierPartyQuerySet.as_manager()

    class Meta:
        verbose_name = "đối tượng trong hồ sơ"
        ordering = ["dossier", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "version", "capacity"],
                condition=Q(ended_at=None),
                name="dossier_party_once_a_capacity",
                violation_error_message="Đối tượng này đã có trong hồ sơ.",
            ),
            models.CheckConstraint(
                name="dossier_party_ends_with_reason",
                condition=Q(ended_at=None) | ~Q(ended_because=""),
                violation_error_message="Ghi lý do.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}, {self.get_capacity_display()}"

    @property
    def chain(self) -> Chain:
        return self.dossier.chain

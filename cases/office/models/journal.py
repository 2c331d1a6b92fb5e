"""The journal: append-only chains of entries, one chain a dossier, party, officer or law pack."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.office.frozen import Frozen


class Chain(models.Model):
    """The head of one hash chain, and the mutex of what it belongs to: acts lock this row."""

    FROZEN = (
        Frozen(columns=("kind",)),
        # a chain only grows, and its head moves with it
        Frozen(
            columns=("length", "sealed_length"),
            when="NEW.length < OLD.length OR NEW.sealed_length < OLD.sealed_length",
            may_delete=True,
        ),
        Frozen(columns=("head",), when="NEW.length = OLD.length", may_delete=True),
    )

    class Kind(models.TextChoices):
        OFFICE = "office", "Cơ quan"
        DOSSIER = "dossier", "Hồ sơ"
        PARTY = "party", "Đối tượng"
        RIGHT = "right", "Quyền sở hữu công nghiệp"
        OFFICER = "officer", "Công chức"
        LAW_PACK = "law_pack", "Bộ dữ liệu pháp luật"

    kind = models.CharField("loại", max_length=10, choices=Kind.choices)
    length = models.PositiveIntegerField("số mục", default=0)
    head = models.CharField("mã băm cuối", max_length=64, blank=True)
    sealed_length = models.PositiveIntegerField("số mục đã niêm", default=0)

    class Meta:
        verbose_name = "chuỗi nhật ký"
        constraints = [
            models.UniqueConstraint(
                fields=["kind"], condition=Q(kind="office"), name="chain_of_the_office_is_one"
            ),
            models.CheckConstraint(
                name="chain_sealed_within_its_length",
                condition=Q(sealed_length__lte=models.F("length")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["id"],
                condition=Q(length__gt=models.F("sealed_length")),
                name="chain_not_yet_sealed",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    @property
    def chain(self) -> "Chain":
        """A chain is locked and written to like what it belongs to."""
        return self


class Verb(models.TextChoices):
    """What is recorded of the office itself; each room has its own verbs beside its models."""

    SEAL = "seal", "Niêm chuỗi nhật ký"
    CREATE = "create", "Tạo mới"
    CHANGE = "change", "Sửa"
    DELEGATE = "delegate", "Giao quyền"
    DEACTIVATE = "deactivate", "Ngừng tài khoản"
    REACTIVATE = "reactivate", "Mở lại tài khoản"
    SET_PASSWORD = "set_password", "Đặt mật khẩu"
    LOAD_LAW = "load_law", "Nạp dữ liệu pháp luật"
    EXPORT_LIST = "export_list", "Xuất danh sách"


class JournalEntryQuerySet(models.QuerySet["JournalEntry"]):
    def update(self, **kwargs: object) -> int:
        raise TypeError("A journal entry is never changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("A journal entry is never deleted.")


class JournalEntry(models.Model):
    """One thing done: by whom, when, to what, with each changed field's old and new value."""

    FROZEN = (Frozen(),)

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="entries")
    sequence = models.PositiveIntegerField("thứ tự")
    verb = models.CharField("hành động", max_length=40)
    label = models.CharField("việc đã làm", max_length=200)
    subject = models.CharField("đối tượng ghi", max_length=80)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="journal_entries",
        null=True,  # null: done by a command, by nobody in particular
        blank=True,
    )
    at = models.DateTimeField("lúc")
    changes = models.TextField("thay đổi", blank=True)
    previous = models.CharField("mã băm trước", max_length=64, blank=True)
    hash = models.CharField("mã băm", max_length=64)

    objects = JournalEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "mục nhật ký"
        ordering = ["chain", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["chain", "sequence"], name="journal_entry_in_order")
        ]
        indexes = [models.Index(fields=["subject"]), models.Index(fields=["officer", "at"])]

    def __str__(self) -> str:
        return self.label

    def save(self, *args: object, **kwargs: object) -> None:
        if self.pk is not None:
            raise TypeError("A journal entry is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        raise TypeError("A journal entry is never deleted.")

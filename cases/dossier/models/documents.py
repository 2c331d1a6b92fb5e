"""Documents in their four states, the issued paper, and who signed."""

import hashlib
import re
from datetime import datetime

from django.apps import apps
from django.db import models
from django.db.models import Q

from cases.dossier.models.dossiers import Dossier, DossierParty, in_sight
from cases.dossier.models.registers import Series
from cases.dossier.models.within import WithinDossier
from cases.office.frozen import Frozen, forward_only
from cases.office.models import Chain, Officer
from cases.office.searching import holding, spelt
from cases.office.wording import fold
from cases.parties.models import Party

NUMBER = re.compile(
    r"(?:so )?0*(?P<number>[0-9]+[a-z]?)(?:/(?P<suffix>[a-z][^ /]*))?(?:[ /](?P<year>[0-9]{4}))?"
)
# a ready paper that stays ready or is signed, and in which no refusal to sign it stands
SIGNED_AS_READ = (
    "OLD.state = 'ready' AND NEW.state <> 'draft' AND NOT EXISTS (SELECT 1 FROM dossier_signature "
    "WHERE document_id = OLD.id AND refused_because <> '' AND struck_at IS NULL)"
)


def _closed_unless(*states: str, row: str = "NEW") -> str:
    """Nothing is added below, or changed in, a document that stands in none of these states."""
    listed = ", ".join(f"'{state}'" for state in states)
    return (
        "NOT EXISTS (SELECT 1 FROM dossier_document "  # noqa: S608 states of this module
        f"WHERE id = {row}.document_id AND state IN ({listed}))"
    )


class DocumentQuerySet(models.QuerySet["Document"]):
    def standing(self) -> "DocumentQuerySet":
        """Those that are not a draft thrown away."""
        return self.exclude(state=Document.State.DISCARDED)

    def with_desk(self) -> "DocumentQuerySet":
        """`at_desk`: whether each lies at somebody's desk."""
        stays = apps.get_model("dossier", "Approval").objects.filter(decided_at=None)
        waits = models.Exists(stays.filter(document=models.OuterRef("pk")))
        return self.annotate(at_desk=waits)  # type: ignore[no-redef]

    def visible_to(self, officer: Officer, at: datetime) -> "DocumentQuerySet":
        return self.filter(in_sight(officer, at, of="dossier"))

    def to_number(self) -> "DocumentQuerySet":
        """Signed, and waiting for number and day."""
        return self.filter(state=Document.State.SIGNED)

    def numbered_as(self, words: str) -> "DocumentQuerySet":
        """Those whose number was typed: `38`, `38/QĐ-XPHC`, `38/2026`, `38/QĐ-XPHC 2026`."""
        found = NUMBER.fullmatch(re.sub(r"\s*([/-])\s*", r"\1", fold(words)).strip(" .,;"))
        if found is None:
            return self.none()
        asked = Q(number__iexact=found["number"].zfill(2))
        if found["year"]:
            asked &= Q(year=int(found["year"]))
        if found["suffix"]:
            alike = [
                pk
                for pk, suffix in Series.objects.values_list("pk", "suffix")
                if fold(suffix).startswith(found["suffix"])
            ]
            asked &= Q(series__in=alike)
        return self.filter(asked)

    def matching(self, words: str) -> "DocumentQuerySet":
        """By number, by words of the title, or of what its dossier and the parties are called."""
        parties = Party.objects.matching(words).order_by().values("pk")
        of_parties = DossierParty.objects.filter(version__party__in=parties)
        known = holding("dossier__name_key", words) | Q(dossier__in=of_parties.values("dossier"))
        titled = spelt("title", words) or Q(title__icontains=words)
        by_number = self.numbered_as(words).order_by().values("pk")
        return self.filter(known | titled | Q(pk__in=by_number))


class Document(WithinDossier):
    """A paper of the dossier: facts and words, frozen step by step until it is issued."""

    class State(models.TextChoices):
        DRAFT = "draft", "Dự thảo"
        READY = "ready", "Chờ ký"
        SIGNED = "signed", "Đã ký"
        ISSUED = "issued", "Đã ban hành"
        DISCARDED = "discarded", "Đã bỏ"

    NEXT: dict[str, tuple[str, ...]] = {
        State.DRAFT: (State.READY, State.DISCARDED),
        State.READY: (State.DRAFT, State.SIGNED),
        State.SIGNED: (State.ISSUED,),
        State.ISSUED: (),
        State.DISCARDED: (),
    }
    FROZEN = (
        # signed: all but what numbering and issuing add
        Frozen(
            but=("state", "series_id", "year", "number", "issued_at", "issued_on", "revision"),
            when="OLD.state IN ('signed', 'issued')",
        ),
        Frozen(when="OLD.state = 'issued'"),
        forward_only("state", NEXT),
        # ready: what is read before signing; the words take in who refuses, for it stands in them
        Frozen(columns=("title", "edits"), when="OLD.state <> 'draft'"),
        Frozen(columns=("facts", "words"), when=SIGNED_AS_READ, may_delete=True),
        Frozen(
            columns=("dossier_id", "kind", "corrects_id", "made_by_id", "made_at"), may_delete=True
        ),
        # a number once given stays, and so does its paper
        Frozen(columns=("number", "year", "series_id"), when="OLD.number <> ''"),
    )

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField("mẫu", max_length=20)
    title = models.CharField("tên văn bản, trích yếu", max_length=300)
    state = models.CharField("trạng thái", max_length=9, choices=State.choices, default=State.DRAFT)
    # the facts as they were when the words were made, and the words as blocks: JSON text
    facts = models.TextField("dữ kiện", blank=True)
    words = models.TextField("nội dung", blank=True)
    edits = models.TextField("nội dung cán bộ nhập, chọn", blank=True)
    corrects = models.ForeignKey(
        "self",
        verbose_name="sửa cho",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrected_by",
    )
    made_by = models.ForeignKey(
        Officer, verbose_name="người soạn", on_delete=models.PROTECT, related_name="drafts"
    )
    made_at = models.DateTimeField("soạn lúc")
    ready_at = models.DateTimeField("chốt lúc", null=True, blank=True)
    signed_by = models.ForeignKey(
        Officer,
        verbose_name="người ký",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="documents_signed",
    )
    signed_at = models.DateTimeField("ký lúc", null=True, blank=True)
    series = models.ForeignKey(
        Series, verbose_name="sổ", on_delete=models.PROTECT, null=True, blank=True
    )
    year = models.PositiveSmallIntegerField("năm", null=True, blank=True)
    number = models.CharField("số", max_length=20, blank=True)
    issued_at = models.DateTimeField("ban hành lúc", null=True, blank=True)
    issued_on = models.DateField("ngày văn bản", null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = DocumentQuerySet.as_manager()
    # as a page read it with the rest (`with_desk`); None where it was not asked
    at_desk: bool | None = None

    class Meta:
        verbose_name = "văn bản"
        ordering = ["dossier", "made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "year", "number"],
                condition=~Q(number=""),
                name="document_number_once",
                violation_error_message="Số này đã dùng trong sổ của năm. Kiểm tra lại số văn bản.",
            ),
            models.CheckConstraint(
                name="document_number_has_its_register",
                condition=Q(number="") | Q(series__isnull=False, year__isnull=False),
            ),
            models.CheckConstraint(
                name="document_issued_is_whole",
                condition=~Q(state="issued")
                | (~Q(words="") & Q(issued_at__isnull=False, issued_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="document_signed_has_words",
                condition=~Q(state__in=["signed", "issued"])
                | (~Q(words="") & Q(signed_at__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-made_at"]),
            models.Index(fields=["kind", "-issued_on"]),
        ]

    def __str__(self) -> str:
        return self.title

    def refresh_from_db(self, *args: object, **kwargs: object) -> None:
        self.at_desk = None
        super().refresh_from_db(*args, **kwargs)  # type: ignore[arg-type]

    def may_become(self, state: str) -> bool:
        return state in self.NEXT[self.state]

    @property
    def words_digest(self) -> str:
        """SHA-256 of the frozen words: what the journal keeps of what was read and signed."""
        return hashlib.sha256(self.words.encode()).hexdigest()

    @property
    def full_number(self) -> str:
        """Số 47/QĐ-XPHC; empty while there is none."""
        return f"{self.number}/{self.series.suffix}" if self.number and self.series else ""


class Paper(models.Model):
    """The bytes of an issued document and their hash: written once, served for ever."""

    FROZEN = (Frozen(closed=_closed_unless("signed", "issued")),)

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="paper")
    content = models.BinaryField("nội dung")
    sha256 = models.CharField("SHA-256", max_length=64)
    # empty where the program drew it; else the signed file that another system gave its number
    attached_name = models.CharField("tệp đã ký đính kèm", max_length=200, blank=True)

    class Meta:
        verbose_name = "bản ban hành"

    def __str__(self) -> str:
        return self.sha256


class SignatureQuerySet(models.QuerySet["Signature"]):
    def standing(self) -> "SignatureQuerySet":
        return self.filter(struck_at=None)


class Signature(models.Model):
    """A person named in a record: signed, or did not and why, and who confirmed that.

    A row is never deleted. One noted by mistake is struck with a reason, once, while its document
    waits for signatures; a new row then stands for the person.
    """

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="signatures")
    # key of the signature place in the form of the law pack (subject, head, others, writer)
    place = models.CharField("chỗ ký", max_length=40)
    name = models.CharField("họ và tên", max_length=150)
    capacity = models.CharField("tư cách, chức vụ", max_length=200, blank=True)
    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="signatures"
    )
    signed_at = models.DateTimeField("ký lúc", null=True, blank=True)
    refused_because = models.CharField("lý do không ký", max_length=300, blank=True)
    # a refusal is confirmed by another signature of the same paper (Điều 15 khoản 3 điểm a)
    confirmed_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="refusals"
    )
    struck_at = models.DateTimeField("gạch lúc", null=True, blank=True)
    struck_by = models.ForeignKey(
        Officer,
        verbose_name="người gạch",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="signatures_struck",
    )
    struck_because = models.CharField("lý do gạch", max_length=500, blank=True)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    revision = models.PositiveIntegerField(default=1, editable=False)

    NOTED = ("signed_at", "refused_because", "confirmed_by_id", "revision")
    STRUCK = ("struck_at", "struck_by_id", "struck_because")
    FROZEN = (
        # whose place it is never changes, and no row goes
        Frozen(but=(*NOTED, *STRUCK), closed=_closed_unless("ready")),
        Frozen(
            columns=NOTED,
            when="OLD.signed_at IS NOT NULL OR OLD.refused_because <> '' "
            "OR NEW.struck_at IS NOT NULL",
            may_delete=True,
        ),
        Frozen(columns=STRUCK, when="OLD.struck_at IS NOT NULL", may_delete=True),
        # noted and struck only while the document waits
        Frozen(columns=(*NOTED, *STRUCK), when=_closed_unless("ready", row="OLD"), may_delete=True),
    )

    objects = SignatureQuerySet.as_manager()

    class Meta:
        verbose_name = "chữ ký"
        ordering = ["document", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="signature_given_or_refused",
                condition=Q(signed_at=None) | Q(refused_because=""),
                violation_error_message="Một người hoặc đã ký, hoặc không ký và có lý do.",
            ),
            models.UniqueConstraint(
                fields=["document", "place", "name"],
                condition=Q(struck_at=None),
                name="signature_once_a_person",
                violation_error_message="Người này đã có chỗ ký trong biên bản.",
            ),
            models.CheckConstraint(
                name="signature_struck_is_whole",
                condition=Q(struck_at=None, struck_by=None, struck_because="")
                | (Q(struck_at__isnull=False, struck_by__isnull=False) & ~Q(struck_because="")),
                violation_error_message="Gạch chữ ký phải có người gạch, thời điểm và lý do.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def chain(self) -> Chain:
        return self.document.chain

    @property
    def is_settled(self) -> bool:
        return self.signed_at is not None or self.refused_because != ""

    @property
    def is_struck(self) -> bool:
        return self.struck_at is not None

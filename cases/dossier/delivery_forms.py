"""Forms of the acts on one copy of an issued paper, and of those on a register."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from django import forms
from django.http import QueryDict

from cases.dossier.evidence import ReadFile
from cases.dossier.forms import PHOTOS, FilesField, FilesForm
from cases.dossier.models import Delivery, Document, Item, OnPaper
from cases.dossier.services.deliveries import REFUSAL_RECORD, add_addressee
from cases.dossier.services.files import add_file
from cases.office.fields import DayField, InstantField
from cases.office.forms import ActForm, RowForm
from cases.office.models import Officer

Way = Delivery.Way
SENT = [
    (Way.BY_POST.value, "Gửi bưu điện bảo đảm"),
    (Way.ELECTRONIC.value, "Nhập vào hệ thống điện tử của nơi nhận"),
    (Way.POSTED.value, "Bắt đầu niêm yết công khai"),
]


class SendForm(ActForm):
    """How a copy leaves; posting up is offered where the law lets it."""

    way = forms.ChoiceField(
        label="Cách gửi",
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn cách gửi."},
    )
    sent_at = InstantField(label="Gửi, nhập hoặc niêm yết lúc")
    slip = forms.CharField(
        label="Số bưu gửi, mã tra cứu",
        max_length=60,
        required=False,
        help_text="Ghi trên phiếu gửi bảo đảm; gửi điện tử thì ghi mã văn bản, nếu có.",
    )

    def __init__(self, *args: Any, may_post_up: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = [pair for pair in SENT if may_post_up or pair[0] != Way.POSTED.value]
        self.fields["way"].choices = chosen  # type: ignore[attr-defined]


class ProofForm(FilesForm):
    """An act with its proof: the file goes into the dossier in the act's own transaction."""

    uploads = FilesField(label="Chứng từ", accept=f"{PHOTOS},application/pdf")

    def __init__(self, *args: Any, delivery: Delivery, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.delivery = delivery
        self.fields["uploads"].required = delivery.is_to_party

    def clean_uploads(self) -> list[ReadFile]:
        return super().clean_uploads() if self.cleaned_data["uploads"] else []

    def act_with_proof(
        self, service: Callable[..., Delivery], *, by: Officer, at: datetime, **told: Any
    ) -> bool:
        """Enter the files, then do the act; the first file is named as its proof."""
        delivery = self.delivery

        def work() -> Delivery:
            items = self._items(by=by, at=at)
            return service(delivery, proof=items[0] if items else None, by=by, at=at, **told)

        return self.run(work, service, by=by, at=at, about=[delivery])

    def _items(self, *, by: Officer, at: datetime) -> list[Item]:
        title = f"Chứng từ giao {self.delivery.document.full_number}, {self.delivery.addressee}"
        dossier = self.delivery.document.dossier
        return [
            add_file(dossier, read, kind=Item.Kind.PAPER, title=title[:300], by=by, at=at)
            for read in self.cleaned_data["uploads"]
        ]


class ReceiveForm(ProofForm):
    received_at = InstantField(label="Nhận lúc")
    received_by = forms.CharField(
        label="Họ và tên người nhận",
        max_length=150,
        error_messages={"required": "Ghi họ tên người nhận."},
    )
    relation = forms.CharField(
        label="Quan hệ với người có tên trong văn bản",
        max_length=150,
        required=False,
        help_text="Ví dụ: chủ hộ kinh doanh, người đại diện theo pháp luật, vợ, văn thư.",
    )
    field_order = ("received_at", "received_by", "relation", "uploads")


class ReturnForm(ProofForm):
    returned_on = DayField(label="Ngày nhận lại bưu gửi")
    because = forms.CharField(
        label="Lý do bưu điện ghi",
        max_length=300,
        error_messages={"required": "Ghi lý do bưu điện trả lại."},
    )
    is_excused = forms.BooleanField(
        label="Trả lại vì lý do khách quan",
        required=False,
        help_text="Thiên tai, dịch bệnh, bưu điện sai sót: lần này không tính vào số lần trả lại.",
    )
    field_order = ("returned_on", "because", "is_excused", "uploads")


class RefusedForm(ActForm):
    """The finished record of refusal, chosen among those of the dossier."""

    record_of = forms.ModelChoiceField(
        label="Biên bản không nhận quyết định",
        queryset=Document.objects.none(),
        empty_label=None,
        error_messages={"required": "Chọn biên bản không nhận quyết định đã hoàn tất."},
    )

    def __init__(self, *args: Any, delivery: Delivery, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        records = delivery.document.dossier.documents.filter(kind=REFUSAL_RECORD)
        issued = records.filter(state=Document.State.ISSUED).select_related("series")
        self.fields["record_of"].queryset = issued  # type: ignore[attr-defined]
        self.fields["record_of"].label_from_instance = lambda row: (  # type: ignore[attr-defined]
            f"{row.full_number} ngày {row.issued_on:%d/%m/%Y}"
        )


class AddresseeForm(RowForm[Delivery]):
    class Meta:
        model = Delivery
        fields = ["addressee", "purpose", "copies", "is_to_party"]
        help_texts = {"purpose": "Ví dụ: để phối hợp, để báo cáo."}

    def add(self, *, by: Officer, at: datetime) -> bool:
        return self.act(add_addressee, self.instance, by=by, at=at)


class BeginForm(ActForm):
    """The numbers that were given on paper before this register began here."""

    last_on_paper = forms.IntegerField(
        label="Số cuối cùng đã cấp trên giấy",
        min_value=1,
        max_value=99_999,
        error_messages={"required": "Nhập số cuối đã cấp trên giấy, ví dụ 37."},
    )
    kept_at = forms.CharField(
        label="Sổ giấy lưu ở đâu",
        max_length=200,
        error_messages={"required": "Ghi nơi lưu sổ giấy."},
    )
    because = forms.CharField(
        label="Lý do",
        max_length=300,
        error_messages={"required": "Ghi lý do không bắt đầu từ số 01."},
    )


class OnPaperForm(RowForm[OnPaper]):
    issued_on = DayField(label="Ngày văn bản")

    class Meta:
        model = OnPaper
        fields = ["number", "issued_on", "title", "signed_by", "recipients", "kept_at"]
        help_texts = {"number": "Chỉ số, không kèm ký hiệu."}


class VoidForm(ActForm):
    number = forms.CharField(widget=forms.HiddenInput(attrs={"autocomplete": "off"}))
    because = forms.CharField(
        label="Lý do hủy số",
        max_length=300,
        error_messages={"required": "Ghi lý do hủy số."},
        help_text="Ví dụ: số đã ghi lên bản giấy bị hỏng.",
    )

    def show(self, number: str) -> None:
        """Sent back, the page names the number of now; the button is about that one."""
        if self.is_bound:
            data = cast(QueryDict, self.data).copy()
            data["number"] = number
            self.data = data

"""Forms of a proposed sanction, of money that came, of measures carried out."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms

from cases.casework.models import Measure, Payment, ProposedSanction
from cases.casework.services.closing import held_still, note_execution
from cases.casework.services.measures import (
    Chosen,
    as_months,
    lengths_in_words,
    offered,
    read_chosen,
)
from cases.casework.services.payments import record_payment
from cases.casework.services.sanctions import (
    CAPPED_MIDDLE,
    Proposed,
    asks_for_middle,
    propose_sanction,
)
from cases.dossier.models import Item
from cases.law.catalogue import Catalogue
from cases.law.competence import Applied
from cases.law.consequences import Months, months_of
from cases.law.telling import choice
from cases.office.fields import DayField, MoneyField
from cases.office.forms import ActForm, RowForm
from cases.office.models import Officer

FINE, WARNING = "False", "True"


class ProposalForm(RowForm[ProposedSanction]):
    """What the law leaves to the officer for one act: nothing else is asked."""

    because = forms.CharField(
        label="Lý do chọn",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    class Meta:
        model = ProposedSanction
        fields = ["because"]

    def __init__(self, *args: Any, proposed: Proposed, law: Catalogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.answer, self.law = proposed.answer, law
        self.offered = offered(self.answer)
        self.chosen = {each.id: each for each in read_chosen(self.instance.measures)}
        self._ask_kind()
        self._ask_amount()
        self._ask_middle()
        self._ask_measures()
        self.order_fields([*ORDER, *self.fields])

    def _ask_kind(self) -> None:
        if self.answer.warning_possible is False or self.answer.bracket is None:
            self.instance.is_warning = False
            return
        self.fields["is_warning"] = forms.TypedChoiceField(
            label="Hình thức xử phạt chính",
            choices=[(FINE, "Phạt tiền"), (WARNING, "Cảnh cáo")],
            coerce=lambda told: told == WARNING,
            widget=forms.RadioSelect,
            initial=str(self.instance.is_warning),
            help_text="Cảnh cáo khi vi phạm không nghiêm trọng; ghi lý do.",
        )

    def _ask_amount(self) -> None:
        amounts = self.answer.amounts
        if amounts is None or amounts.between is None:
            # the law gives one amount: nothing is chosen, an amount chosen before is dropped
            self.instance.amount = None
            self.fields["because"].help_text = "Không bắt buộc khi luật cho một mức."
            return
        may_warn = "is_warning" in self.fields
        self.fields["because"].required = not may_warn
        self.fields["because"].error_messages["required"] = "Ghi lý do chọn mức phạt."
        self.fields["amount"] = MoneyField(
            label="Mức phạt đề xuất",
            required=not may_warn,
            initial=self.instance.amount,
            help_text=choice(amounts, self.answer.band.ends if self.answer.band else None),
        )
        self.fields[
            "because"
        ].help_text = "Vì sao là mức này. In vào phiếu trình, lưu cùng mức phạt."

    def _ask_middle(self) -> None:
        if not asks_for_middle(self.answer):
            self.instance.capped_middle = ""
            return
        reading = self.law.readings[CAPPED_MIDDLE]
        self.fields["capped_middle"] = forms.ChoiceField(
            label="Cách hiểu mức giữa của khung bị chặn trần",
            choices=list(reading.options.items()),
            widget=forms.RadioSelect,
            initial=self.instance.capped_middle or reading.default,
            help_text=reading.why,
        )

    def _ask_measures(self) -> None:
        if not self.offered:
            return
        self.fields["measures"] = forms.MultipleChoiceField(
            label="Hình thức bổ sung, biện pháp khắc phục hậu quả",
            choices=[(slug, told_of(one)) for slug, one in self.offered.items()],
            widget=forms.CheckboxSelectMultiple,
            required=False,
            initial=list(self.chosen) if self.instance.pk else self._usual(),
            error_messages={"invalid_choice": "Điều khoản này không quy định biện pháp đã chọn."},
        )
        if lengths := self._lengths():
            self.fields["months"] = forms.CharField(
                label="Số tháng đình chỉ, tước quyền",
                required=False,
                initial=self._months(lengths),
                help_text=f"Thời hạn {lengths_in_words(lengths)}.",
            )
        self.fields["not_ordered_because"] = forms.CharField(
            label="Lý do không áp dụng biện pháp điều luật buộc áp dụng",
            max_length=1000,
            required=False,
            initial=self.instance.not_ordered_because,
            widget=forms.Textarea(attrs={"rows": 2}),
        )

    def _usual(self) -> list[str]:
        """What the entry orders without a condition."""
        return [slug for slug, one in self.offered.items() if not one.is_conditional]

    def _lengths(self) -> Months | None:
        found = (months_of(one.measure, self.answer.band) for one in self.offered.values())
        return next((each for each in found if each), None)

    def _months(self, lengths: Months) -> str:
        kept = next((each.months for each in self.chosen.values() if each.months), None)
        if kept is None and lengths.is_fixed:
            kept = Decimal(lengths.shortest)
        return f"{kept.normalize():f}".replace(".", ",") if kept else ""

    def clean_months(self) -> Decimal | None:
        try:
            return as_months(self.cleaned_data["months"])
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("is_warning", "amount", "capped_middle", "not_ordered_because"):
            if name in self.fields and name in cleaned:
                setattr(self.instance, name, cleaned[name])
        return cleaned

    def propose(self, *, by: Officer, at: datetime) -> bool:
        self.instance.revision = self.cleaned_data["revision"] or 0
        months = self.cleaned_data.get("months")
        chosen = [
            Chosen(slug, months if self.offered[slug].measure.months else None)
            for slug in self.cleaned_data.get("measures", ())
        ]
        # the act is what it is done to: the first proposal of it makes the row
        return self.run(
            lambda: propose_sanction(self.instance, chosen, by=by, at=at),
            propose_sanction,
            by=by,
            at=at,
            about=[self.instance.violation],
        )


ORDER = ("is_warning", "amount", "capped_middle", "because", "measures", "months")


def told_of(one: Applied) -> str:
    """A measure as one ticks it: its words, its article, what it hangs on."""
    measure = one.measure
    said = [f"{measure.wording}, {measure.citation}"]
    said += [] if one.is_conditional else ["Điều luật buộc áp dụng"]
    said += [f"Điều kiện: {measure.applies_if}"] if measure.applies_if else []
    said += [f"Trừ khi {measure.except_if}"] if measure.except_if else []
    said += [f"Chưa rõ: {measure.open_question}"] if measure.open_question else []
    return ". ".join(said) + "."


class PaymentForm(ActForm):
    """Money that came, by its receipt."""

    paid_on = DayField(label="Ngày nộp")
    amount = MoneyField(label="Số tiền", min_value=1)
    receipt = forms.CharField(
        label="Số chứng từ",
        max_length=60,
        help_text="Số giấy nộp tiền, biên lai của Kho bạc hoặc ngân hàng.",
        error_messages={"required": "Nhập số chứng từ nộp tiền."},
    )
    payer = forms.CharField(label="Người nộp", max_length=200, required=False)
    is_another = forms.BooleanField(
        label="Là khoản khác, không phải ghi lại",
        help_text="Chỉ đánh dấu khi cùng ngày có hai khoản cùng số tiền.",
        required=False,
    )

    def note(self, payment: Payment, *, by: Officer, at: datetime) -> bool:
        told = self.cleaned_data
        for name in ("paid_on", "amount", "receipt", "payer"):
            setattr(payment, name, told[name])
        return self.act(record_payment, payment, is_another=told["is_another"], by=by, at=at)


class ExecutionForm(RowForm[Measure]):
    """The day a measure was carried out, how, and the paper that proves it."""

    done_on = DayField(label="Ngày thực hiện xong")
    note = forms.CharField(
        label="Kết quả, chứng cứ",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Biên bản, chứng từ: số, ngày; ai chứng kiến, giám sát.",
        error_messages={"required": "Ghi kết quả và chứng cứ."},
    )

    class Meta:
        model = Measure
        fields = ["done_on", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        items = Item.objects.standing().filter(dossier=self.instance.decision.case.dossier_id)
        if items.exists():
            self.fields["item"] = forms.ModelChoiceField(
                items,
                label="Tài liệu trong hồ sơ",
                required=False,
                empty_label="Không chọn",
                initial=self.instance.item_id,
            )
        if held_still(self.instance.decision.case):
            self.fields["settles_goods"] = forms.BooleanField(
                label="Tang vật đang tạm giữ đã xử lý theo biện pháp này",
                help_text="Việc tạm giữ kết thúc cùng ngày; đã trả lại thì ghi ở phần tạm giữ.",
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "item" in cleaned:
            self.instance.item = cleaned["item"]
        return cleaned

    def write(self, *, by: Officer, at: datetime) -> bool:
        self.instance.revision = self.cleaned_data["revision"]
        settles = bool(self.cleaned_data.get("settles_goods"))
        return self.act(note_execution, self.instance, settles_goods=settles, by=by, at=at)


class CloseForm(ActForm):
    """How a case ended; asked in words where a criminal body dealt with it."""

    because = forms.CharField(
        label="Ghi chú khi kết thúc",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TakeBackForm(ActForm):
    """The day a criminal body gave the file back, and by which paper."""

    returned_on = DayField(label="Ngày nhận lại hồ sơ")
    because = forms.CharField(
        label="Văn bản trả hồ sơ, lý do",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Ghi số, ngày văn bản trả hồ sơ và lý do không khởi tố."},
    )


class SignedAboveForm(ActForm):
    """The day on which the competent person above the department signed."""

    signed_on = DayField(label="Ngày ký")

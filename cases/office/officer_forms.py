"""Forms of officers: entering one, what one may for a time, passwords."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth import password_validation

from cases.office.duties import DUTIES_BY_ROLE, Duty
from cases.office.fields import DayField, InstantField
from cases.office.forms import ActForm, RowForm
from cases.office.gather import modules
from cases.office.models import Delegation, Officer, Role

NEEDED = {"required": "Chọn một dòng.", "invalid_choice": "Chọn một dòng trong danh sách."}
NO_TITLE = [("", "Không có thẩm quyền riêng")]


def titles(on: date) -> list[tuple[str, str]]:
    """Titles that sanction on the day, as the rooms above know them."""
    return [each for module in modules("titles") for each in module.titles_on(on)]


class OfficerForm(RowForm[Officer]):
    """Who an officer is in the office; the account's name stays as it was given."""

    class Meta:
        model = Officer
        fields = ["honorific", "full_name", "role", "unit", "position", "title_code", "phone"]
        labels = {"honorific": "Ông, bà"}
        widgets = {
            "honorific": forms.RadioSelect,
            "phone": forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
            "full_name": forms.TextInput(attrs={"autocomplete": "off"}),
        }
        help_texts = {
            "position": "Như in dưới chữ ký, ví dụ: chuyên viên Phòng Sở hữu trí tuệ.",
            "title_code": "Chức danh tự có quyền xử phạt, ký. Cấp phó: ghi văn bản giao quyền.",
        }
        error_messages = {
            "full_name": {"required": "Nhập họ và tên."},
            "role": {"required": "Chọn vai trò."},
            "unit": {"required": "Chọn đơn vị."},
            "position": {"required": "Nhập chức vụ."},
        }

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", "Chọn vai trò"), *Role.choices]  # type: ignore[attr-defined]
        self.fields["unit"].empty_label = "Chọn đơn vị"  # type: ignore[attr-defined]
        self.fields["title_code"] = forms.ChoiceField(
            label="Chức danh có thẩm quyền",
            choices=NO_TITLE + titles(on),
            required=False,
            help_text=self.fields["title_code"].help_text,
        )


def _password(label: str, autocomplete: str = "new-password", hint: str = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    sentences = {"required": f"Nhập {label.lower()}."}
    return forms.CharField(
        label=label, strip=False, widget=widget, help_text=hint, error_messages=sentences
    )


def _check_passwords(form: forms.BaseForm, who: Officer) -> None:
    """Both alike, and strong enough for this account."""
    password, again = (form.cleaned_data.get(name) for name in ("password", "password_again"))
    if password and again and password != again:
        form.add_error("password_again", "Hai lần nhập khác nhau. Nhập lại cả hai.")
    elif password:
        try:
            password_validation.validate_password(password, who)
        except forms.ValidationError as error:
            form.add_error("password", error)


class TakeOnForm(OfficerForm):
    """A new officer with a first password, which the officer changes at the first login."""

    password = _password("Mật khẩu ban đầu", hint="Ít nhất 10 ký tự; lần đầu vào phải đổi.")
    password_again = _password("Nhập lại mật khẩu")

    class Meta(OfficerForm.Meta):
        fields = ["username", *OfficerForm.Meta.fields]
        help_texts = OfficerForm.Meta.help_texts | {
            "username": "Chữ thường không dấu, ví dụ: quan.taminh."
        }
        error_messages = OfficerForm.Meta.error_messages | {
            "username": {
                "required": "Nhập tên đăng nhập.",
                "unique": "Tên đăng nhập này đã có. Thêm chữ hoặc số để khác đi.",
                "invalid": "Tên đăng nhập chỉ gồm chữ, số, dấu chấm, gạch nối. Bỏ dấu cách.",
            }
        }
        widgets = OfficerForm.Meta.widgets | {
            "username": forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
        }

    def clean(self) -> dict[str, Any]:
        super().clean()
        _check_passwords(self, self.instance)
        return self.cleaned_data


class PasswordForm(ActForm):
    """Another password for an account."""

    password = _password("Mật khẩu mới", hint="Ít nhất 10 ký tự, không toàn chữ số.")
    password_again = _password("Nhập lại mật khẩu mới")

    def __init__(self, *args: Any, who: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.who = who

    def clean(self) -> dict[str, Any]:
        super().clean()
        _check_passwords(self, self.who)
        return self.cleaned_data


class OwnPasswordForm(PasswordForm):
    """Another password of one's own: the present one is asked for."""

    old_password = _password("Mật khẩu đang dùng", "current-password")
    field_order = ["old_password"]

    def clean_old_password(self) -> str:
        typed: str = self.cleaned_data["old_password"]
        if not self.who.check_password(typed):
            raise forms.ValidationError("Mật khẩu đang dùng chưa đúng. Kiểm tra bộ gõ, Caps Lock.")
        return typed

    def clean(self) -> dict[str, Any]:
        super().clean()
        old, new = (self.cleaned_data.get(name) for name in ("old_password", "password"))
        if old and old == new:
            self.add_error("password", "Mật khẩu mới phải khác mật khẩu đang dùng.")
        return self.cleaned_data


class DelegationForm(ActForm, forms.ModelForm[Delegation]):
    """A written delegation, as its paper says it."""

    starts_at = InstantField(label="Từ")
    ends_at = InstantField(label="Đến trước")
    signed_on = DayField(label="Ngày ký văn bản")

    class Meta:
        model = Delegation
        fields = ["giver", "duty", "scope", "starts_at", "ends_at", "number", "signed_on"]
        help_texts = {"number": "Ví dụ: 12/QĐ-SKHCN.", "scope": ""}
        error_messages = {"number": {"required": "Nhập số văn bản giao quyền."}}

    def __init__(self, *args: Any, receiver: Officer, on: date, **kwargs: Any) -> None:
        super().__init__(*args, instance=Delegation(receiver=receiver), **kwargs)
        self.receiver, self.on = receiver, on
        others = Officer.objects.working().exclude(pk=receiver.pk)
        self.fields["giver"] = forms.ModelChoiceField(
            others, label="Người giao", empty_label="Chọn người giao", error_messages=NEEDED
        )
        self.fields["duty"] = forms.ChoiceField(
            choices=[("", "Chọn quyền"), *delegable()],
            label="Quyền được giao",
            error_messages=NEEDED,
        )
        self.fields["scope"].empty_label = "Toàn Sở"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        super().clean()
        told = self.cleaned_data
        if not self.receiver.is_active:
            self.add_error(None, f"{self.receiver} không còn làm việc. Chọn người khác để giao.")
        if told.get("signed_on") and told["signed_on"] > self.on:
            self.add_error("signed_on", "Ngày ký chưa đến. Kiểm tra lại ngày, tháng, năm.")
        if told.get("starts_at") and told.get("ends_at") and told["ends_at"] <= told["starts_at"]:
            self.add_error("ends_at", "Thời điểm kết thúc phải sau thời điểm bắt đầu.")
        return told


def delegable() -> list[tuple[str, str]]:
    """Duties that some role holds and not everybody."""
    held = [set(duties) for duties in DUTIES_BY_ROLE.values()]
    by_all = set.intersection(*held)
    return [(duty.value, duty.label) for duty in Duty if duty in set.union(*held) - by_all]

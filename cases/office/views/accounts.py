"""Accounts: ending one, opening it again, passwords."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponseBase
from django.shortcuts import redirect, render

from cases.office import services
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.forms import ActForm
from cases.office.models import Officer
from cases.office.officer_forms import OwnPasswordForm, PasswordForm

DEACTIVATION = {
    "title": "Ngừng tài khoản",
    "verb": "Ngừng tài khoản",
    "warning": "Ngay từ lần bấm tiếp theo, mọi trang đang mở của người này đều đóng; nội dung đang "
    "nhập còn giữ trên máy của họ. Hồ sơ, chữ ký, nhật ký giữ nguyên.",
    "done": "Đã ngừng tài khoản của {officer}.",
}
REACTIVATION = {
    "title": "Mở lại tài khoản",
    "verb": "Mở lại tài khoản",
    "warning": "Người này đăng nhập lại được bằng mật khẩu cũ, với vai trò và đơn vị hiện ghi.",
    "done": "Đã mở lại tài khoản của {officer}.",
}


@requires(Duty.KEEP_OFFICERS)
def officer_deactivate(request: OfficerRequest, pk: int) -> HttpResponseBase:
    return _turn(request, pk, services.deactivate, DEACTIVATION)


@requires(Duty.KEEP_OFFICERS)
def officer_reactivate(request: OfficerRequest, pk: int) -> HttpResponseBase:
    return _turn(request, pk, services.reactivate, REACTIVATION)


def _turn(
    request: OfficerRequest, pk: int, service: Callable[..., Any], words: dict[str, str]
) -> HttpResponseBase:
    found = fetch(request, Officer.objects, pk=pk)
    form = ActForm(request.POST or None)
    if form.is_valid() and form.act(service, found, by=request.user, at=request.at):
        messages.success(request, words["done"].format(officer=found))
        return redirect(found)
    return render(request, "office/account_form.html", {"form": form, "officer": found, **words})


@requires(Duty.KEEP_OFFICERS)
def officer_password(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, Officer.objects, pk=pk)
    form = PasswordForm(request.POST or None, who=found)
    if form.is_valid() and form.act(
        services.set_password,
        found,
        form.cleaned_data["password"],
        by=request.user,
        at=request.at,
    ):
        told = f"Đã đặt mật khẩu mới cho {found}. Giao tận tay; đăng nhập xong phải đổi ngay."
        messages.success(request, told)
        return redirect(found)
    context = {"form": form, "officer_pk": pk, "name": str(found), "verb": "Đặt mật khẩu"}
    return render(request, "office/officer_form.html", context | {"title": "Đặt lại mật khẩu"})


# a duty that everybody holds: the account is one's own
@requires(Duty.LOOK_UP_LAW)
def own_password(request: OfficerRequest) -> HttpResponseBase:
    is_given = request.user.password_is_given
    form = OwnPasswordForm(request.POST or None, who=request.user)
    if form.is_valid() and form.act(
        services.set_password,
        request.user,
        form.cleaned_data["password"],
        by=request.user,
        at=request.at,
    ):
        update_session_auth_hash(request, request.user)
        messages.success(request, "Đã đổi mật khẩu. Các máy khác đang mở phải đăng nhập lại.")
        return redirect("home" if is_given else "own_password")
    return render(request, "office/own_password.html", {"form": form, "is_given": is_given})

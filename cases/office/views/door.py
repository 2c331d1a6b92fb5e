"""Logging in and out."""

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django_htmx.http import HttpResponseClientRefresh


class LoginForm(AuthenticationForm):
    error_messages = {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra bộ gõ tiếng Việt, "
        "phím Caps Lock rồi nhập lại.",
        "inactive": "Tài khoản này đã ngừng sử dụng. Gọi Văn phòng Sở để mở lại.",
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["username"].help_text = "Tên do Văn phòng Sở cấp."
        self.fields["username"].widget.attrs["spellcheck"] = "false"
        for name, what in (("username", "tên đăng nhập"), ("password", "mật khẩu")):
            self.fields[name].label = what.capitalize()
            self.fields[name].error_messages["required"] = f"Nhập {what}."

    def clean_username(self) -> str:
        """A name too long for any account is a wrong name, and no row of failures would hold it."""
        name: str = self.cleaned_data["username"]
        if len(name) > (self.username_field.max_length or 0):
            raise self.get_invalid_login_error()
        return name


class LoginPage(LoginView):
    """Open to strangers; django-axes counts the failures."""

    authentication_form = LoginForm
    template_name = "office/login.html"
    redirect_authenticated_user = True

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        # the session ended under an open page: load it whole, so that it asks for the password
        if request.headers.get("HX-Request"):
            return HttpResponseClientRefresh()
        return super().get(request, *args, **kwargs)


class LogoutPage(LogoutView):
    """The next at this device finds no page of the last; words not yet sent stay in the browser."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Clear-Site-Data"] = '"cache"'
        return response

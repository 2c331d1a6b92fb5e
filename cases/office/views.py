"""Logging in and out."""

from django.contrib.auth.views import LoginView


class LoginPage(LoginView):
    """Open to strangers; django-axes counts the failures."""

    template_name = "office/login.html"
    redirect_authenticated_user = True

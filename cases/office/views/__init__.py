"""The door, the officers and their accounts, choosing a commune."""

from cases.office.views.accounts import (
    officer_deactivate,
    officer_password,
    officer_reactivate,
    own_password,
)
from cases.office.views.choosing import choose_commune
from cases.office.views.door import LoginPage, LogoutPage
from cases.office.views.officers import (
    officer,
    officer_change,
    officer_delegate,
    officer_list,
    officer_take_on,
)

__all__ = [
    "LoginPage",
    "LogoutPage",
    "choose_commune",
    "officer",
    "officer_change",
    "officer_deactivate",
    "officer_delegate",
    "officer_list",
    "officer_password",
    "officer_reactivate",
    "officer_take_on",
    "own_password",
]

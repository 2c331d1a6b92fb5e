"""The administration pages read and never write."""

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.test import RequestFactory

from cases.office.models import Role
from tests.builders import an_officer

OURS = {
    model: view
    for model, view in admin.site._registry.items()
    if apps.get_app_config(model._meta.app_label).name in settings.ROOMS
}


@pytest.mark.django_db
def test_no_row_is_written_there_not_even_by_a_superuser() -> None:
    request = RequestFactory().get("/")
    request.user = an_officer(Role.ADMINISTRATOR, is_superuser=True, is_staff=True)
    for model, view in OURS.items():
        assert not view.has_add_permission(request), model
        assert not view.has_change_permission(request), model
        assert not view.has_delete_permission(request), model
    assert OURS

"""The office as the administrator sees it: to read; acts have pages of their own."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from cases.office.models import Commune, Delegation, JournalEntry, Officer, Unit


class ReadOnlyAdmin(admin.ModelAdmin[models.Model]):
    """Nothing is written past the journal."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Officer)
class OfficerAdmin(ReadOnlyAdmin):
    list_display = ("full_name", "position", "unit", "role", "is_active")
    list_filter = ("unit", "role", "is_active")
    search_fields = ("full_name", "name_key", "username")
    exclude = ("password",)


@admin.register(Delegation)
class DelegationAdmin(ReadOnlyAdmin):
    list_display = ("number", "giver", "receiver", "duty", "starts_at", "ends_at")


@admin.register(JournalEntry)
class JournalEntryAdmin(ReadOnlyAdmin):
    list_display = ("at", "label", "subject", "officer")
    search_fields = ("subject", "verb")


@admin.register(Unit, Commune)
class PlaceAdmin(ReadOnlyAdmin):
    search_fields = ("name",)

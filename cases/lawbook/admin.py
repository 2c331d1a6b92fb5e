"""The law as the administrator sees it: to read, never to write."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from cases.lawbook.models import (
    ActVersion,
    Authority,
    FineRule,
    Form,
    Holiday,
    LawPack,
    Succession,
    Term,
)


class ReadOnlyAdmin(admin.ModelAdmin[models.Model]):
    """Law arrives by `load_law` alone."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(ActVersion)
class ActVersionAdmin(ReadOnlyAdmin):
    list_display = ("version", "name", "in_force_from", "in_force_to", "certainty")
    list_filter = ("pack__is_active", "article", "certainty")
    search_fields = ("version", "wording", "search_key")


@admin.register(Authority)
class AuthorityAdmin(ReadOnlyAdmin):
    list_display = ("title", "individual_maximum", "in_force_from", "in_force_to")
    list_filter = ("pack__is_active", "listed")


@admin.register(LawPack)
class LawPackAdmin(ReadOnlyAdmin):
    list_display = ("digest", "is_active", "loaded_at")
    fields = ("digest", "is_active", "loaded_at")


@admin.register(FineRule, Form, Holiday, Succession, Term)
class RowAdmin(ReadOnlyAdmin):
    list_filter = ("pack__is_active",)

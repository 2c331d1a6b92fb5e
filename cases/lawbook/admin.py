"""The law as the administrator sees it: to read, never to write."""

from django.contrib import admin

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
from cases.office.admin import ReadOnlyAdmin


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

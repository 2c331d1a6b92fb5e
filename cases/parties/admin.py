"""Parties and rights as the administrator sees them: to read."""

from django.contrib import admin

from cases.office.admin import ReadOnlyAdmin
from cases.parties.models import IPRight, Party, PartyVersion, RightAgent, RightPeriod


@admin.register(Party)
class PartyAdmin(ReadOnlyAdmin):
    list_display = ("pk", "kind", "parent")
    list_filter = ("kind",)


@admin.register(PartyVersion)
class PartyVersionAdmin(ReadOnlyAdmin):
    list_display = ("name", "tax_code", "address", "in_force_from", "in_force_to")
    search_fields = ("search_key", "tax_root")


@admin.register(IPRight)
class IPRightAdmin(ReadOnlyAdmin):
    list_display = ("sign", "kind", "number", "classes")
    list_filter = ("kind",)
    search_fields = ("search_key",)


@admin.register(RightPeriod)
class RightPeriodAdmin(ReadOnlyAdmin):
    list_display = ("right", "status", "in_force_from", "in_force_to")
    list_filter = ("status",)


@admin.register(RightAgent)
class RightAgentAdmin(ReadOnlyAdmin):
    list_display = ("right", "power_number", "valid_from", "valid_to")

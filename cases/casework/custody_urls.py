"""Addresses of goods held, below those of their case; part of the room's own."""

from django.urls import path

from cases.casework.views import custody

HELD = "vu-viec/<int:pk>/tam-giu/"
CUSTODY_URLS = [
    path(HELD, custody.seize, name="seize"),
    path(f"{HELD}<int:row_pk>/bien-ban/", custody.seizure_record, name="seizure_record"),
    path(f"{HELD}<int:row_pk>/quyet-dinh/", custody.seizure_decision, name="seizure_decision"),
]

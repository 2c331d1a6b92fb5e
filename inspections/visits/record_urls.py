"""Addresses where papers are begun; their pages are every dossier's. Part of the room's own."""

from django.urls import path

from inspections.visits.views import drafting

urlpatterns = [
    path("kiem-tra/<int:pk>/quyet-dinh/", drafting.decision_draft, name="decision_draft"),
    path("buoi-lam-viec/<int:pk>/bien-ban/", drafting.minutes_draft, name="minutes_draft"),
    path(
        "buoi-lam-viec/<int:pk>/bien-ban-lam-viec/",
        drafting.working_record_draft,
        name="working_record_draft",
    ),
    path("van-ban/<int:pk>/bien-ban-moi/", drafting.record_correct, name="record_correct"),
]

"""Addresses of papers: decisions and records; part of the room's own."""

from django.urls import path

from inspections.visits.views import drafting, records, signing

urlpatterns = [
    path("kiem-tra/<int:pk>/quyet-dinh/", drafting.decision_draft, name="decision_draft"),
    path("buoi-lam-viec/<int:pk>/bien-ban/", drafting.minutes_draft, name="minutes_draft"),
    path(
        "buoi-lam-viec/<int:pk>/bien-ban-lam-viec/",
        drafting.working_record_draft,
        name="working_record_draft",
    ),
    path("van-ban/<int:pk>/", records.document, name="document"),
    path("van-ban/<int:pk>/pdf/", records.document_pdf, name="document_pdf"),
    path("van-ban/<int:pk>/sua/", records.document_edit, name="document_edit"),
    path("van-ban/<int:pk>/tra-loi/", records.document_answer, name="document_answer"),
    path("van-ban/<int:pk>/bo/", records.document_discard, name="document_discard"),
    path("van-ban/<int:pk>/mo-lai/", records.document_reopen, name="document_reopen"),
    path("van-ban/<int:pk>/ban-chup/", records.scan_add, name="scan_add"),
    path("van-ban/<int:pk>/bien-ban-moi/", records.record_correct, name="record_correct"),
    path("van-ban/<int:pk>/chot/", signing.document_ready, name="document_ready"),
    path("van-ban/<int:pk>/ky/", signing.decision_sign, name="decision_sign"),
    path("van-ban/<int:pk>/vao-so/", signing.decision_issue, name="decision_issue"),
    path("van-ban/<int:pk>/chu-ky/", signing.signatures, name="signatures"),
    path(
        "van-ban/<int:pk>/chu-ky/<int:signature_pk>/ky/",
        signing.signature_sign,
        name="signature_sign",
    ),
    path(
        "van-ban/<int:pk>/chu-ky/<int:signature_pk>/khong-ky/",
        signing.signature_refuse,
        name="signature_refuse",
    ),
    path(
        "van-ban/<int:pk>/chu-ky/<int:signature_pk>/gach/",
        signing.signature_strike,
        name="signature_strike",
    ),
    path("van-ban/<int:pk>/hoan-tat/", signing.record_finish, name="record_finish"),
]

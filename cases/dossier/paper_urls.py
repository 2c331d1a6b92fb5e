"""Addresses of papers, whatever they are about; part of the room's own."""

from django.urls import path

from cases.dossier.views import numbering, papers, signing

urlpatterns = [
    path("van-ban/<int:pk>/", papers.document, name="document"),
    path("van-ban/<int:pk>/pdf/", papers.document_pdf, name="document_pdf"),
    path("van-ban/<int:pk>/word/", papers.document_word, name="document_word"),
    path("van-ban/<int:pk>/sua/", papers.document_edit, name="document_edit"),
    path("van-ban/<int:pk>/tra-loi/", papers.document_answer, name="document_answer"),
    path("van-ban/<int:pk>/bo/", papers.document_discard, name="document_discard"),
    path("van-ban/<int:pk>/mo-lai/", papers.document_reopen, name="document_reopen"),
    path("van-ban/<int:pk>/ban-chup/", papers.scan_add, name="scan_add"),
    path("van-ban/<int:pk>/chot/", signing.document_ready, name="document_ready"),
    path("van-ban/<int:pk>/ky/", signing.document_sign, name="document_sign"),
    path("van-ban/<int:pk>/vao-so/", numbering.document_issue, name="document_issue"),
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
    path("van-ban/<int:pk>/hoan-tat/", signing.document_finish, name="document_finish"),
]

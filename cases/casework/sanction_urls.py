"""Addresses of proposal, decision, money and the end of a case; part of the room's own."""

from django.urls import path

from cases.casework.views import deciding, money, sanctions

SANCTION_URLS = [
    path("vu-viec/<int:pk>/hanh-vi/<int:row_pk>/de-xuat/", sanctions.propose, name="propose"),
    path("vu-viec/<int:pk>/nop-phat/", money.payment_add, name="payment_add"),
    path("vu-viec/<int:pk>/nop-phat/<int:row_pk>/huy/", money.payment_void, name="payment_void"),
    path("vu-viec/<int:pk>/bien-phap/<int:row_pk>/", money.measure, name="measure"),
    path("vu-viec/<int:pk>/hoan-tat/", money.close, name="close"),
    path("vu-viec/<int:pk>/quyet-dinh-xu-phat/", deciding.sanction_draft, name="sanction_draft"),
    path("vu-viec/<int:pk>/khac-phuc/", deciding.remedies_draft, name="remedies_draft"),
    path("vu-viec/<int:pk>/chuyen-to-tung/", deciding.transfer_draft, name="transfer_draft"),
    path("vu-viec/<int:pk>/nhan-lai/", deciding.take_back, name="take_back"),
    path(
        "vu-viec/<int:pk>/van-ban/<int:document_pk>/da-ky/",
        deciding.signed_above,
        name="signed_above",
    ),
]

"""Addresses of proposal, decision, money and the end of a case; part of the room's own."""

from django.urls import path

from cases.casework.views import money, sanctions

SANCTION_URLS = [
    path("vu-viec/<int:pk>/hanh-vi/<int:row_pk>/de-xuat/", sanctions.propose, name="propose"),
    path("vu-viec/<int:pk>/nop-phat/", money.payment_add, name="payment_add"),
    path("vu-viec/<int:pk>/nop-phat/<int:row_pk>/huy/", money.payment_void, name="payment_void"),
    path("vu-viec/<int:pk>/bien-phap/<int:row_pk>/", money.measure, name="measure"),
    path("vu-viec/<int:pk>/hoan-tat/", money.close, name="close"),
]

"""Addresses of goods held, of asking the right holder; part of the room's own."""

from django.urls import path

from cases.casework.views import confirmations, custody, keeping, seals

HELD = "vu-viec/<int:pk>/tam-giu/"
ROW = f"{HELD}<int:row_pk>/"
CUSTODY_URLS = [
    path(HELD, custody.seize, name="seize"),
    path(f"{ROW}bien-ban/", custody.seizure_record, name="seizure_record"),
    path(f"{ROW}quyet-dinh/", custody.seizure_decision, name="seizure_decision"),
    path(f"{ROW}niem-phong/", seals.seal, name="seal"),
    path(f"{ROW}mo-niem-phong/", seals.unseal, name="unseal"),
    path(f"{ROW}kiem-dem/", seals.count, name="count"),
    path(f"{ROW}kiem-dem/<int:sack_pk>/xong/", seals.finish_sack, name="finish_sack"),
    path(f"{ROW}kiem-dem-lai/", seals.recount, name="recount"),
    path(f"{ROW}keo-dai/", keeping.extend, name="custody_extend"),
    path(f"{ROW}tra-lai/", keeping.give_back, name="give_back"),
    path("vu-viec/<int:pk>/xac-nhan/", confirmations.ask, name="confirmation_ask"),
    path(
        "vu-viec/<int:pk>/xac-nhan/<int:row_pk>/tra-loi/",
        confirmations.reply,
        name="confirmation_reply",
    ),
    path(f"{ROW}tra-lai/<int:return_pk>/da-tra/", keeping.hand_over, name="hand_over"),
]

"""Addresses of the violation record, of what it rests on, and of the explanation after it."""

from django.urls import path

from cases.casework.views import explanations, proofs, records

CASE = "vu-viec/<int:pk>"
RECORD_URLS = [
    path(f"{CASE}/chung-cu/", proofs.proof_list, name="proofs"),
    path(f"{CASE}/nguoi/them/", proofs.person_add, name="person_add"),
    path(f"{CASE}/nguoi/<int:row_pk>/", proofs.person, name="person"),
    path(f"{CASE}/nguoi/<int:row_pk>/bo/", proofs.person_remove, name="person_remove"),
    path(f"{CASE}/chung-cu/them/", proofs.evidence_add, name="evidence_add"),
    path(f"{CASE}/chung-cu/<int:row_pk>/", proofs.evidence, name="evidence"),
    path(f"{CASE}/chung-cu/<int:row_pk>/bo/", proofs.evidence_remove, name="evidence_remove"),
    path(f"{CASE}/bien-ban-vi-pham/", records.record_draft, name="record_draft"),
    path("buoi-lap-bien-ban/<int:pk>/", records.record_session, name="record_session"),
    path(f"{CASE}/giai-trinh/", explanations.explanation_list, name="explanations"),
    path(f"{CASE}/giai-trinh/van-ban/", explanations.written, name="explanation_written"),
    path(f"{CASE}/khong-giai-trinh/", explanations.waiver, name="explanation_waived"),
    path(f"{CASE}/giai-trinh-truc-tiep/", explanations.to_speak, name="explanation_to_speak"),
    path(f"{CASE}/gia-han-giai-trinh/", explanations.more_time_asked, name="more_time_asked"),
    path(f"{CASE}/het-han-giai-trinh/", explanations.ended, name="explanation_ended"),
    path(
        f"{CASE}/giai-trinh/<int:row_pk>/phien/", explanations.session, name="explanation_session"
    ),
    path(f"{CASE}/giai-trinh/<int:row_pk>/ket-qua/", explanations.heard, name="explanation_heard"),
    path(
        f"{CASE}/giai-trinh/<int:row_pk>/gia-han/",
        explanations.more_time_granted,
        name="more_time_granted",
    ),
    path(
        f"{CASE}/giai-trinh/<int:row_pk>/khong-gia-han/",
        explanations.more_time_refused,
        name="more_time_refused",
    ),
    path(f"{CASE}/giai-trinh/<int:row_pk>/xem-xet/", explanations.weigh, name="explanation_weigh"),
]

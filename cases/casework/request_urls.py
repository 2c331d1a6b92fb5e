"""Addresses of what comes in."""

from django.urls import path

from cases.casework.views import request_acts, requests

REQUEST_URLS = [
    path("tiep-nhan/", requests.request_list, name="request_list"),
    path("tiep-nhan/them/<slug:kind>/", requests.request_receive, name="request_receive"),
    path("tiep-nhan/<int:pk>/", requests.request_detail, name="request"),
    path("tiep-nhan/<int:pk>/sua/", requests.request_change, name="request_change"),
    path("tiep-nhan/<int:pk>/giay-to/", request_acts.request_papers, name="request_papers"),
    path(
        "tiep-nhan/<int:pk>/giay-to/<int:row_pk>/tep/",
        request_acts.request_paper_file,
        name="request_paper_file",
    ),
    path("tiep-nhan/<int:pk>/yeu-cau-bo-sung/", request_acts.request_ask, name="request_ask"),
    path("tiep-nhan/<int:pk>/bo-sung/", request_acts.request_supplement, name="request_supplement"),
    path("tiep-nhan/<int:pk>/thu-ly/", request_acts.request_accept, name="request_accept"),
    path("tiep-nhan/<int:pk>/tu-choi/", request_acts.request_refuse, name="request_refuse"),
    path("tiep-nhan/<int:pk>/chuyen/", request_acts.request_refer, name="request_refer"),
    path("tiep-nhan/<int:pk>/rut-don/", request_acts.request_withdraw, name="request_withdraw"),
    path("tiep-nhan/<int:pk>/dung/", request_acts.request_stop, name="request_stop"),
    path("tiep-nhan/<int:pk>/ket-thuc/", request_acts.request_settle, name="request_settle"),
    path(
        "tiep-nhan/<int:pk>/tra-loi/<slug:about>/",
        request_acts.request_answer,
        name="request_answer",
    ),
    path("tiep-nhan/<int:pk>/vu-viec/", request_acts.request_case, name="request_case"),
]

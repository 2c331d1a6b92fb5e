from django.urls import include, path

from inspections.visits.views import (
    casing,
    course,
    exceptions,
    inspections,
    parties,
    requested,
    subjects,
    team,
)

app_name = "visits"
urlpatterns = [
    path("kiem-tra/", inspections.inspection_list, name="inspection_list"),
    path("kiem-tra/mo/", inspections.inspection_open, name="inspection_open"),
    path("kiem-tra/luot-doi-tuong/", subjects.subject_list, name="subject_list"),
    path("kiem-tra/<int:pk>/", inspections.inspection, name="inspection"),
    path("kiem-tra/<int:pk>/sua/", inspections.inspection_change, name="inspection_change"),
    path("kiem-tra/<int:pk>/doi-tuong/", team.subject_add, name="subject_add"),
    path(
        "kiem-tra/<int:pk>/doi-tuong/<int:subject_pk>/bo/",
        team.subject_remove,
        name="subject_remove",
    ),
    path("kiem-tra/<int:pk>/lien-quan/", parties.related_add, name="related_add"),
    path(
        "kiem-tra/<int:pk>/lien-quan/<int:party_pk>/thoi/", parties.related_end, name="related_end"
    ),
    path(
        "kiem-tra/<int:pk>/ban-da-sua/<int:party_pk>/",
        parties.correction_use,
        name="correction_use",
    ),
    path("kiem-tra/<int:pk>/doan/", team.team, name="team"),
    path("kiem-tra/<int:pk>/doan/<int:seat_pk>/rut/", team.seat_end, name="seat_end"),
    path("kiem-tra/<int:pk>/khai-bao/", team.interest, name="interest"),
    path("kiem-tra/<int:pk>/cong-bo/", course.announce, name="announce"),
    path("kiem-tra/<int:pk>/gia-han/", course.extend, name="extend"),
    path("kiem-tra/<int:pk>/ket-thuc/", course.finish, name="finish"),
    path("kiem-tra/<int:pk>/dung/", course.stop, name="stop"),
    path("kiem-tra/<int:pk>/vu-viec/", casing.case_open, name="case_open"),
    path("kiem-tra/<int:pk>/ngoai-le/", exceptions.exception_propose, name="exception_propose"),
    path("kiem-tra/<int:pk>/ngoai-le/<int:row_pk>/", exceptions.exception, name="exception"),
    path(
        "kiem-tra/<int:pk>/ngoai-le/<int:row_pk>/khong/",
        exceptions.exception_refuse,
        name="exception_refuse",
    ),
    path("tiep-nhan/<int:pk>/kiem-tra/", requested.request_inspect, name="request_inspect"),
    path("", include("inspections.visits.record_urls")),
    path("", include("inspections.visits.field_urls")),
]

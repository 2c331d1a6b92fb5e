"""Every address of the program, room by room."""

from django.urls import include, path

urlpatterns = [
    path("", include("inspections.desk.urls")),
    path("", include("inspections.planning.urls")),
    path("", include("inspections.visits.urls")),
    path("", include("cases.casework.urls")),
    path("", include("cases.dossier.urls")),
    path("tra-cuu/", include("cases.parties.urls")),
    path("tra-cuu/", include("cases.lawbook.urls")),
    path("", include("cases.office.urls")),
]

handler400 = "inspections.desk.errors.bad_request"
handler403 = "inspections.desk.errors.permission_denied"
handler404 = "inspections.desk.errors.page_not_found"
handler500 = "inspections.desk.errors.server_error"

from django.urls import path

from cases.dossier.views import dossiers, files, journal

app_name = "dossier"
urlpatterns = [
    path("tep/<int:pk>/", files.shown_copy, name="file"),
    path("tep/<int:pk>/nho/", files.thumbnail, name="thumbnail"),
    path("tep/<int:pk>/goc/", files.original, name="original"),
    path("ho-so/<int:pk>/", dossiers.dossier, name="dossier"),
    path("ho-so/<int:pk>/nhat-ky/", journal.journal, name="journal"),
    path("kiem-tra-so-sach/", journal.record_check, name="record_check"),
]

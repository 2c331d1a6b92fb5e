from django.urls import include, path

from cases.dossier.views import approvals, dossiers, files, journal, registers

app_name = "dossier"
urlpatterns = [
    path("tep/<int:pk>/", files.shown_copy, name="file"),
    path("tep/<int:pk>/nho/", files.thumbnail, name="thumbnail"),
    path("tep/<int:pk>/goc/", files.original, name="original"),
    path("ho-so/<int:pk>/", dossiers.dossier, name="dossier"),
    path("ho-so/<int:pk>/nhat-ky/", journal.journal, name="journal"),
    path("trinh-ky/", approvals.queue, name="approvals"),
    path("trinh-ky/<int:pk>/phieu/", approvals.slip, name="slip"),
    path("trinh-ky/<int:pk>/trinh/", approvals.submit, name="submit"),
    path("trinh-ky/<int:pk>/duyet/", approvals.approve, name="approve"),
    path("trinh-ky/<int:pk>/tra-lai/", approvals.send_back, name="send_back"),
    path("trinh-ky/<int:pk>/rut-lai/", approvals.recall, name="recall"),
    path("trinh-ky/<int:pk>/dong-y-sua/", approvals.confirm_change, name="confirm_change"),
    path("van-ban/", registers.papers, name="papers"),
    path("van-ban/cho-vao-so/", registers.to_number, name="to_number"),
    path("van-ban/cho-giao/", registers.to_deliver, name="to_deliver"),
    path("van-ban/da-ban-hanh/", registers.issued_list, name="issued_list"),
    path("van-ban/so/", registers.series_list, name="series_list"),
    path("van-ban/so/nam-<int:year>/", registers.series_list, name="series_of_year"),
    path("van-ban/so/<int:pk>/<int:year>/", registers.book, name="book"),
    path("kiem-tra-so-sach/", journal.record_check, name="record_check"),
    path("", include("cases.dossier.paper_urls")),
]

from django.urls import path

from cases.dossier import views

app_name = "dossier"
urlpatterns = [
    path("tep/<int:pk>/", views.shown_copy, name="file"),
    path("tep/<int:pk>/nho/", views.thumbnail, name="thumbnail"),
    path("tep/<int:pk>/goc/", views.original, name="original"),
]

from django.urls import path

from cases.parties import views

app_name = "parties"
urlpatterns = [
    path("chon/doi-tuong/", views.choose_party, name="choose_party"),
    path("chon/quyen/", views.choose_right, name="choose_right"),
]

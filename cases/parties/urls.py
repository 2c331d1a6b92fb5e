from django.urls import path

from cases.parties import views

app_name = "parties"
urlpatterns = [
    path("chon/doi-tuong/", views.choose_party, name="choose_party"),
    path("chon/quyen/", views.choose_right, name="choose_right"),
    path("doi-tuong/", views.party_list, name="party_list"),
    path("doi-tuong/nhap/", views.party_enter, name="party_enter"),
    path("doi-tuong/nhap/<slug:slug>/", views.party_enter, name="party_enter"),
    path("doi-tuong/<int:pk>/", views.party, name="party"),
    path("doi-tuong/<int:pk>/cap-nhat/", views.party_change, name="party_change"),
    path("doi-tuong/<int:pk>/ban/<int:version_pk>/sua/", views.party_correct, name="party_correct"),
    path("quyen/", views.right_list, name="right_list"),
    path("quyen/nhap/", views.right_enter, name="right_enter"),
    path("quyen/<int:pk>/", views.right, name="right"),
    path("quyen/<int:pk>/sua/", views.right_edit, name="right_edit"),
    path("quyen/<int:pk>/doi/", views.right_change, name="right_change"),
    path("quyen/<int:pk>/thoi-ky/<int:period_pk>/sua/", views.right_correct, name="right_correct"),
    path("quyen/<int:pk>/dai-dien/", views.agent_appoint, name="agent_appoint"),
]

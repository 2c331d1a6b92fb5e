from django.urls import path

from cases.lawbook import views

app_name = "lawbook"
urlpatterns = [
    path("muc-phat/", views.fine, name="fine"),
    path("muc-phat/hanh-vi-khop/", views.matches, name="matches"),
    path("hanh-vi/", views.act_list, name="acts"),
    path("chon/hanh-vi/", views.choose_act, name="choose_act"),
    path("hanh-vi/<path:code>/", views.act_detail, name="act"),
    path("can-cu/", views.citation, name="citation"),
]

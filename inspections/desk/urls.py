from django.urls import path

from inspections.desk import components
from inspections.desk.figures import views as figures
from inspections.desk.views import handing_over, searching, today, week

urlpatterns = [
    path("", today.home, name="home"),
    path("lap-bien-ban/", today.record_choice, name="record_choice"),
    path("tuan/", week.week, name="week"),
    path("ban-giao/", handing_over.handing_over, name="hand_over"),
    path("tim/", searching.found, name="search"),
    path("thong-ke/", figures.figure_list, name="figure_list"),
    path("thong-ke/<slug:name>/", figures.figure, name="figure"),
    path("thanh-phan/", components.components, name="components"),
]

from django.urls import path

from inspections.desk import components, views
from inspections.desk.figures import views as figures

urlpatterns = [
    path("", views.home, name="home"),
    path("tim/", views.found, name="search"),
    path("thong-ke/", figures.figure_list, name="figure_list"),
    path("thong-ke/<slug:name>/", figures.figure, name="figure"),
    path("thanh-phan/", components.components, name="components"),
]

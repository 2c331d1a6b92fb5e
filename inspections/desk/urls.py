from django.urls import path

from inspections.desk import components, views

urlpatterns = [
    path("", views.home, name="home"),
    path("tim/", views.found, name="search"),
    path("thanh-phan/", components.components, name="components"),
]

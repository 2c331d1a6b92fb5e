from django.urls import path

from inspections.desk import components, views

urlpatterns = [
    path("", views.home, name="home"),
    path("thanh-phan/", components.components, name="components"),
]

from django.urls import path

from inspections.desk import views

urlpatterns = [
    path("", views.home, name="home"),
]

from django.contrib.auth import views as auth
from django.urls import path

from cases.office.views import LoginPage, choose_commune

urlpatterns = [
    path("dang-nhap/", LoginPage.as_view(), name="login"),
    path("dang-xuat/", auth.LogoutView.as_view(), name="logout"),
    path("tra-cuu/chon/phuong-xa/", choose_commune, name="choose_commune"),
]

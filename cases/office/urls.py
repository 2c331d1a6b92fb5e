from django.urls import path

from cases.office import views

urlpatterns = [
    path("dang-nhap/", views.LoginPage.as_view(), name="login"),
    path("dang-xuat/", views.LogoutPage.as_view(), name="logout"),
    path("mat-khau/", views.own_password, name="own_password"),
    path("tra-cuu/chon/phuong-xa/", views.choose_commune, name="choose_commune"),
    path("cong-chuc/", views.officer_list, name="officer_list"),
    path("cong-chuc/nhap/", views.officer_take_on, name="officer_take_on"),
    path("cong-chuc/<int:pk>/", views.officer, name="officer"),
    path("cong-chuc/<int:pk>/sua/", views.officer_change, name="officer_change"),
    path("cong-chuc/<int:pk>/giao-quyen/", views.officer_delegate, name="officer_delegate"),
    path("cong-chuc/<int:pk>/mat-khau/", views.officer_password, name="officer_password"),
    path("cong-chuc/<int:pk>/ngung/", views.officer_deactivate, name="officer_deactivate"),
    path("cong-chuc/<int:pk>/mo-lai/", views.officer_reactivate, name="officer_reactivate"),
]

"""Addresses of signing in and out, and of one's own login."""

from django.urls import path

from nennep.accounts import views

app_name = "accounts"
urlpatterns = [
    path("dang-nhap/", views.SignIn.as_view(), name="sign_in"),
    path("dang-nhap/ma/", views.set_password, name="set_password"),
    path("dang-xuat/", views.SignOut.as_view(), name="sign_out"),
    path("tai-khoan/", views.own_login, name="own_login"),
]

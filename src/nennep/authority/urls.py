"""Addresses of logins, and of confirming what the office entered."""

from django.urls import path

from nennep.authority import views

app_name = "authority"
urlpatterns = [
    path("to-chuc/<uuid:organisation_id>/tai-khoan/", views.logins, name="logins"),
    path("to-chuc/<uuid:organisation_id>/xac-nhan-chuc-vu/", views.duties, name="duties"),
]

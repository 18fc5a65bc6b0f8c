"""Addresses of logins."""

from django.urls import path

from nennep.authority import views

app_name = "authority"
urlpatterns = [
    path("to-chuc/<uuid:organisation_id>/tai-khoan/", views.logins, name="logins"),
]

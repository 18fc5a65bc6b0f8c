"""Addresses of the shell."""

from django.urls import path

from nennep.web import views

app_name = "web"
urlpatterns = [
    path("", views.home, name="home"),
    path("to-chuc/<uuid:organisation_id>/", views.organisation, name="organisation"),
    path("to-chuc/<uuid:organisation_id>/danh-sach/", views.roll, name="roll"),
    path("to-chuc/<uuid:organisation_id>/thang/<str:year_month>/", views.month, name="month"),
]

"""Addresses of rolls."""

from django.urls import path

from nennep.membership import views

app_name = "membership"
urlpatterns = [
    path("to-chuc/<uuid:organisation_id>/danh-sach/", views.roll, name="roll"),
    path(
        "to-chuc/<uuid:organisation_id>/danh-sach/<uuid:person_id>/dien-thoai/",
        views.telephone,
        name="telephone",
    ),
]

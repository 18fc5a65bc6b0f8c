"""Addresses of documents and their numbers."""

from django.urls import path

from nennep.records import views

app_name = "records"
urlpatterns = [
    path("to-chuc/<uuid:organisation_id>/so-van-ban/", views.numbers, name="numbers"),
]

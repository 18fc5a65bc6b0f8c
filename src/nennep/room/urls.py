"""Addresses of the meeting's pages."""

from django.urls import path

from nennep.room import views_room

app_name = "room"
urlpatterns = [
    path("buoi/<uuid:meeting_id>/hop/", views_room.room, name="room"),
    path("buoi/<uuid:meeting_id>/goi.json", views_room.package, name="package"),
    path("buoi/<uuid:meeting_id>/chu/", views_room.text, name="text"),
]

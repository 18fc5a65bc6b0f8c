"""Addresses of resolutions and tasks."""

from django.urls import path

from nennep.resolutions import views

app_name = "resolutions"
urlpatterns = [
    path("to-chuc/<uuid:organisation_id>/nghi-quyet/", views.resolutions, name="resolutions"),
    path("to-chuc/<uuid:organisation_id>/nhiem-vu/", views.tasks, name="tasks"),
    path("nghi-quyet/<uuid:resolution_id>/", views.resolution, name="resolution"),
    path("nhiem-vu/", views.own_tasks, name="own_tasks"),
]

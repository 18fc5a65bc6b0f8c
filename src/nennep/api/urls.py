"""Addresses of the HTTP door."""

from django.urls import path

from nennep.api import views, views_reads

app_name = "api"
urlpatterns = [
    path("api/", views.browse, name="browse"),
    path("api/openapi.json", views.openapi, name="openapi"),
    path("api/acts/<str:name>", views.perform, name="perform"),
    path("api/reads/<str:name>", views_reads.answer, name="read"),
]

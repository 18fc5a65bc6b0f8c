"""Addresses of the HTTP door."""

from django.urls import path

from nennep.api.views import acts, description, reads

app_name = "api"
urlpatterns = [
    path("api/", description.browse, name="browse"),
    path("api/openapi.json", description.openapi, name="openapi"),
    path("api/acts/<str:name>", acts.perform, name="perform"),
    path("api/reads/<str:name>", reads.answer, name="read"),
]

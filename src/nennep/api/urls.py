"""Addresses of the HTTP door."""

from django.urls import path

from nennep.api.views import acts, reads

app_name = "api"
urlpatterns = [
    path("api/", acts.browse, name="browse"),
    path("api/openapi.json", acts.openapi, name="openapi"),
    path("api/acts/<str:name>", acts.perform, name="perform"),
    path("api/reads/<str:name>", reads.answer, name="read"),
]

"""Acts over HTTP."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Acts over HTTP."""

    name = "nennep.api"

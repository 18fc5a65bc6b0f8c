"""Acts and reads over HTTP."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Acts and reads over HTTP."""

    name = "nennep.api"

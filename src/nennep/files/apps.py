"""Content-addressed files."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Content-addressed files."""

    name = "nennep.files"

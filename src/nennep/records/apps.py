"""Văn bản: number series and issued records."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Văn bản: number series and issued records."""

    name = "nennep.records"

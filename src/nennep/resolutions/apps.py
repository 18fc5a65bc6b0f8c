"""Nghị quyết and phân công."""

from django.apps import AppConfig


class ResolutionsConfig(AppConfig):
    """Nghị quyết and phân công."""

    name = "nennep.resolutions"

"""Lưu ý: what the facts show, and the reasons given for it."""

from django.apps import AppConfig


class FindingsConfig(AppConfig):
    """Lưu ý: what the facts show, and the reasons given for it."""

    name = "nennep.findings"

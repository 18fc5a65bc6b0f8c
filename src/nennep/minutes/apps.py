"""Biên bản: composing, free sections, late words, documents."""

from django.apps import AppConfig


class MinutesConfig(AppConfig):
    """Biên bản: composing, free sections, late words, documents."""

    name = "nennep.minutes"

"""ui: base templates, components, form fields and renderer, the one stylesheet. No field words, no models."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Holds templates, static files and the Vietnamese sentences for what Django itself says."""

    name = "nennep.ui"

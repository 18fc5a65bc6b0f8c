"""delivery: who was told what, by which channel, and whether it was opened."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """Attempts to tell one person one thing; that a thing was opened; never what was answered."""

    name = "nennep.delivery"

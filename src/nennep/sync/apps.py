"""Phones that were without a signal: their devices, their key's second lock, and files that a phone gave out."""

from django.apps import AppConfig


class SyncConfig(AppConfig):
    """Devices and device files."""

    name = "nennep.sync"

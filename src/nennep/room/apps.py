"""The meeting room: preparation, the phone's package, minutes, score, closing."""

from django.apps import AppConfig


class RoomConfig(AppConfig):
    """The meeting room: preparation, the phone's package, minutes, score, closing."""

    name = "nennep.room"

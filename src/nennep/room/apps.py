"""The meeting room: the one list of parts; page, package and script; adopting, correcting, scoring."""

from django.apps import AppConfig


class RoomConfig(AppConfig):
    """The meeting room: the one list of parts; page, package and script; adopting, correcting, scoring."""

    name = "nennep.room"

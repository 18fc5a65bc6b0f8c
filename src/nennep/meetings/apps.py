"""Sinh hoạt: calendar, notice, agenda, roll, attendance, discussion, ballots; facts only."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Sinh hoạt: calendar, notice, agenda, roll, attendance, discussion, ballots; facts only."""

    name = "nennep.meetings"

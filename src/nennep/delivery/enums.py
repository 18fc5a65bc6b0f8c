"""How a person is told something, and how an attempt ended."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """The ways in which people are told; villages use the loud voice and the chat group more than any program."""

    SCREEN = "screen", _("On the screen")
    PASTE = "paste", _("Text pasted into a chat group")
    VOICE = "voice", _("Told by voice")
    PHONE = "phone", _("By telephone")
    PAPER = "paper", _("On paper")
    EMAIL = "email", _("By e-mail")
    PUSH = "push", _("Notification on the phone")


class Outcome(models.TextChoices):
    """How an attempt ended; a text in a chat group ends unknown until the person opens or answers."""

    DONE = "done", _("Told")
    FAILED = "failed", _("Not reached")
    UNKNOWN = "unknown", _("Not known")

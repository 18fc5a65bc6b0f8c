"""Outcomes of words that came late."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LateTextOutcome(TextChoices):
    """What became of words that came after the lock, or from somebody without the right to write."""

    TAKEN = "taken", _("taken into the minutes")
    NOTED = "noted", _("noted; the minutes stay as they are")
    REFUSED = "refused", _("not accepted")

"""Ids that phones without signal made for what the server already had."""

from __future__ import annotations

from django.db import models

from nennep.core.models import Entity
from nennep.meetings.models.calendar import Meeting
from nennep.meetings.models.preparation import AgendaItem


class OtherId(Entity):
    """Mã khác của buổi, của nội dung: the id under which a phone knows a meeting, or one of its items.

    Made when a meeting that was opened without signal turns out to be one that somebody prepared meanwhile.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="other_ids")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="+", null=True)

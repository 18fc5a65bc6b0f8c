"""What was put right after the lock."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from nennep.core.models import Entity
from nennep.meetings.models import Meeting
from nennep.records.models import Revision


class Correction(Entity):
    """Đính chính after the lock: what, the right value, why; it made the next revision of the minutes.

    `what`, `was` and `right_value` are printed sentences. A corrected free section keeps its adopted text, which its
    digest seals: the corrected text is stored here, under the text's `key`, and shown in its place.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=300)
    was = models.TextField(blank=True)
    right_value = models.TextField(blank=True)
    why = models.CharField(max_length=300)
    key = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()

    class Meta(Entity.Meta):
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["meeting", "made_at"], name="minutes_corrections_of")
        ]

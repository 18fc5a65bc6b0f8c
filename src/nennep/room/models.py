"""What the room adds to the facts: scores, corrections, acknowledged findings."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from nennep.core.models import Entity
from nennep.meetings.models import Meeting
from nennep.records.models import Revision


class Score(Entity):
    """Phiếu chấm điểm chất lượng sinh hoạt of one meeting, agreed by it; the sheet is the rulebook's data."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="+")
    sheet = models.CharField(max_length=60)  # code of the sheet in the rulebook
    points = models.DecimalField(max_digits=5, decimal_places=1)
    out_of = models.DecimalField(max_digits=5, decimal_places=1)
    grade = models.CharField(max_length=40)
    agreed_at = models.DateTimeField()


class ScoreLine(Entity):
    """One criterion: what the facts suggested and why, and what the chair settled on; both are kept."""

    score = models.ForeignKey(Score, on_delete=models.CASCADE, related_name="lines")
    criterion = models.CharField(max_length=60)
    suggested = models.DecimalField(max_digits=5, decimal_places=1, null=True)  # unknown is not zero
    because = models.CharField(max_length=300, blank=True)
    points = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    out_of = models.DecimalField(max_digits=5, decimal_places=1)

    class Meta(Entity.Meta):
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["score", "criterion"], name="room_score_criterion")
        ]


class Correction(Entity):
    """Đính chính after the lock: what, the right value, why; it made the next revision of the minutes."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=300)
    was = models.CharField(max_length=500)
    right_value = models.CharField(max_length=500)
    why = models.CharField(max_length=500)
    made_at = models.DateTimeField()


class Acknowledgement(Entity):
    """A finding read and explained by the cell; findings themselves are computed and never stored."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    finding = models.CharField(max_length=60)
    reason = models.CharField(max_length=500)
    acknowledged_at = models.DateTimeField()

    class Meta(Entity.Meta):
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["meeting", "finding"], name="room_acknowledged_once")
        ]

"""What the room adds to the facts: scores, corrections, acknowledged findings."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from nennep.core.models import Entity
from nennep.meetings.models import Meeting
from nennep.organisation.models import Organisation
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
    because = models.CharField(max_length=500, blank=True)
    points = models.DecimalField(max_digits=5, decimal_places=1)
    out_of = models.DecimalField(max_digits=5, decimal_places=1)

    class Meta(Entity.Meta):
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["score", "criterion"], name="room_score_criterion")
        ]


class Correction(Entity):
    """Đính chính after the lock: what, the right value, why; it made the next revision of the minutes.

    `what`, `was` and `right_value` are printed sentences. A corrected free section keeps its adopted text, which its
    digest seals: the right text stands here, under the text's `key`, and is read in its place.
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
            models.Index(fields=["meeting", "made_at"], name="room_corrections_of")
        ]


class Acknowledgement(Entity):
    """A finding read and explained; findings themselves are computed and never stored.

    `about` says which one of its kind: a meeting's or a thing's id, "2026-11", "2026-Q4", or nothing.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+", null=True)
    finding = models.CharField(max_length=60)
    about = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=300)
    acknowledged_at = models.DateTimeField()

    class Meta(Entity.Meta):
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["organisation", "finding", "about"], name="room_acknowledged_once"
            )
        ]

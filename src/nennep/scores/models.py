"""The score that a meeting agreed on."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from nennep.core.models import Entity
from nennep.meetings.models import Meeting


class Score(Entity):
    """Phiếu chấm điểm chất lượng sinh hoạt of one meeting, agreed by it; the scheme is the rulebook's data."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="+")
    scheme = models.CharField(max_length=60)  # code of the scoring scheme in the rulebook
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
            models.UniqueConstraint(fields=["score", "criterion"], name="scores_criterion")
        ]

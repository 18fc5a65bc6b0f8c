"""Findings that were read and explained."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from nennep.core.models import Entity
from nennep.meetings.models import Meeting
from nennep.organisation.models import Organisation


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
                fields=["organisation", "finding", "about"], name="findings_acknowledged_once"
            )
        ]

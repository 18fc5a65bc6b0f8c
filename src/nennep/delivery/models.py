"""Delivered and opened: two facts of three. The third, the answer, belongs to what was told (meetings)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from nennep.core.models import Entity
from nennep.delivery.enums import Channel, Outcome


class Delivery(Entity):
    """One attempt to tell one person one thing by one channel. Several may follow each other."""

    recipient_id = models.UUIDField()
    about_kind = models.CharField(max_length=40)
    about_id = models.UUIDField()
    channel = models.CharField(max_length=10, choices=Channel.choices)
    attempted_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    by_user_id = models.UUIDField()
    note = models.CharField(max_length=300, default="", blank=True)

    class Meta(Entity.Meta):
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["about_kind", "about_id", "recipient_id"], name="delivery_about"),
            models.Index(fields=["recipient_id", "attempted_at"], name="delivery_recipient"),
        ]


class Opened(Entity):
    """That a person opened a thing, and when for the first time; later openings are not counted."""

    not_told = "a trace: no act"

    recipient_id = models.UUIDField()
    about_kind = models.CharField(max_length=40)
    about_id = models.UUIDField()
    first_opened_at = models.DateTimeField()

    class Meta(Entity.Meta):
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["about_kind", "about_id", "recipient_id"], name="delivery_opened_once"
            )
        ]

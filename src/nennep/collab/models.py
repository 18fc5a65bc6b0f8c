"""Texts that merge, the updates they are made of, and what came after the lock."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from nennep.core.models import Entity


class CollabText(Entity):
    """One free section of some minutes, under a key that only its owner understands ("minutes/<uuid>/gist").

    `state` is the merged Yjs state after update number `seq`, `text` what it reads as, cleaned. Both are drawn from
    the updates, which stay: the state is compact, the updates say who wrote.
    """

    not_told = "written by updates, between acts; checked against these"

    key = models.CharField(max_length=200, unique=True)
    state = models.BinaryField(default=bytes)
    text = models.TextField(default="", blank=True)
    seq = models.PositiveIntegerField(default=0)
    locked_at = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=64, default="", blank=True)


class CollabUpdate(Entity):
    """What one person's device added to a text at one time. Append-only (triggers)."""

    not_told = "no act: what a device wrote, append-only; checked against its text"

    text = models.ForeignKey(CollabText, on_delete=models.PROTECT, related_name="updates")
    seq = models.PositiveIntegerField()
    author_id = models.UUIDField()
    device_id = models.UUIDField(null=True)
    written_at = models.DateTimeField(null=True)  # as the device told
    received_at = models.DateTimeField()
    update = models.BinaryField()

    class Meta(Entity.Meta):
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["text", "seq"], name="collab_update_position")
        ]


class CollabProposal(Entity):
    """What a device sent after the lock, or after its owner's right had ended: kept for a person to settle.

    One row a text, author and device, which grows: a phone sends again what the server did not take in.
    """

    not_told = "no act brings it; what settles it states how"

    text = models.ForeignKey(CollabText, on_delete=models.PROTECT, related_name="proposals")
    author_id = models.UUIDField()
    device_id = models.UUIDField(null=True)
    written_at = models.DateTimeField(null=True)  # as the device told, of the last of it
    received_at = models.DateTimeField()
    update = models.BinaryField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by_id = models.UUIDField(null=True, blank=True)
    outcome = models.CharField(
        max_length=20, blank=True, default=""
    )  # what the person who settled it decided
    reason = models.CharField(max_length=300, blank=True, default="")

"""Devices that keep acts before the server has them, and files that such a device gave out."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from nennep.core.models import Entity


class Device(Entity):
    """One store on one device: one login in one browser. Its id is made by the device, with its key.

    `key_digest` is sha256 of the raw key that seals the store, as hexadecimal: a file that this key opens
    holds what this login kept on this device. `waiting` of its acts and texts were not sent when it last told so, the
    first of them since `waiting_since`; 0 when it told that all has gone, or never told anything.
    `written_off_at`: somebody recorded that it can send no more; it holds until the device is heard again.
    """

    not_told = "what a device tells of itself; that it can send no more stands in the act"

    user_id = models.UUIDField(db_index=True)
    key_digest = models.CharField(max_length=64)
    label = models.CharField(max_length=120, blank=True)
    registered_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    waiting = models.PositiveIntegerField(default=0)
    waiting_since = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    written_off_at = models.DateTimeField(null=True, db_index=True)
    written_off_why = models.CharField(max_length=200, blank=True, default="")


class DeviceFile(Entity):
    """A file that a device gave out, kept as it came so that nothing is uploaded twice. Its rows stay sealed.

    `left_out` holds what a person decided not to take in: `[{"id", "name", "code"}]`.
    """

    not_told = "no act: kept as it came, sealed by its device"

    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="files")
    uploaded_by = models.UUIDField()
    uploaded_at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    content = models.BinaryField()
    imported_at = models.DateTimeField(null=True)
    imported_by = models.UUIDField(null=True)
    left_out = models.JSONField(default=list)
    taken_in = models.PositiveIntegerField(default=0)

    class Meta(Entity.Meta):
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["uploaded_by", "digest"], name="sync_devicefile_once_each")
        ]

"""Reading devices and device files: one's own."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from nennep.core.actor import Actor
from nennep.core.refusals import NotFound
from nennep.sync.models import Device, DeviceFile


def devices_of(actor: Actor) -> QuerySet[Device]:
    """The devices of the actor's login, the last used first."""
    return Device.rows.filter(user_id=actor.user_id).order_by("-last_seen_at", "id")


def files_of(actor: Actor) -> QuerySet[DeviceFile]:
    """The files that the actor uploaded, without their contents, the newest first."""
    return DeviceFile.rows.filter(uploaded_by=actor.user_id).defer("content").order_by("-uploaded_at", "id")


def device_file(actor: Actor, file_id: UUID) -> DeviceFile:
    """A file that the actor uploaded, with its device. Raises NotFound."""
    found = DeviceFile.rows.select_related("device").filter(pk=file_id, uploaded_by=actor.user_id).first()
    if found is None:
        raise NotFound
    return found

"""Reading devices and device files: one's own."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from nennep.accounts.models import User
from nennep.authority.permissions import MANAGE
from nennep.authority.selectors import organisations_with
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.refusals import NotFound
from nennep.membership.models import Membership, Position
from nennep.sync.models import Device, DeviceFile
from nennep.sync.writing_off import WRITTEN_OFF


def devices_of(actor: Actor) -> QuerySet[Device]:
    """The devices of the actor's login, the last used first."""
    return Device.rows.filter(user_id=actor.user_id).order_by("-last_seen_at", "id")


def devices_with_waiting_work(actor: Actor) -> QuerySet[Device]:
    """Phones that told of work not sent yet, of people with a membership or a position in the actor's own tree.

    The actor keeps the rolls there. The one that waits longest comes first.
    """
    today = clock.today()
    own = organisations_with(actor, MANAGE, today).values("pk")
    members = Membership.rows.as_of(today).filter(cell_id__in=own).values("person_id")
    holders = Position.rows.as_of(today).filter(body__organisation_id__in=own).values("person_id")
    people = User.rows.filter(Q(person_id__in=members) | Q(person_id__in=holders)).values("pk")
    waiting = Device.rows.filter(waiting__gt=0, user_id__in=people).exclude(WRITTEN_OFF)
    return waiting.order_by("waiting_since", "id")


def files_of(actor: Actor) -> QuerySet[DeviceFile]:
    """The files that the actor uploaded, without their contents, the newest first."""
    return DeviceFile.rows.filter(uploaded_by=actor.user_id).defer("content").order_by("-uploaded_at", "id")


def device_file(actor: Actor, file_id: UUID) -> DeviceFile:
    """A file that the actor uploaded, with its device. Raises NotFound."""
    found = DeviceFile.rows.select_related("device").filter(pk=file_id, uploaded_by=actor.user_id).first()
    if found is None:
        raise NotFound
    return found

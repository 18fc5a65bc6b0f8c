"""The type of a request that knows who asks."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from nennep.accounts.models import User
from nennep.ui.acting import ActingRequest


class ActorRequest(ActingRequest):
    """A request of somebody signed in, after accounts' middleware; views of signed-in pages take it."""

    user: User


def is_meant(request: HttpRequest) -> bool:
    """Whether the signed-in user is the one whose work a device hands in, where it says whose (`Nennep-User`).

    One phone may serve several people: what one of them did is never taken in as another's.
    """
    whose = request.headers.get("Nennep-User")
    return whose is None or whose == str(request.user.pk)


def device_of(request: HttpRequest) -> UUID | None:
    """The device that asks, where it says which (`Nennep-Device`) in a way that reads."""
    try:
        return UUID(request.headers["Nennep-Device"]) if "Nennep-Device" in request.headers else None
    except ValueError:
        return None

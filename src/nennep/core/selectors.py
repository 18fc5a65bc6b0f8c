"""Reading the record of acts, limited to what the actor may see."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts import all_acts
from nennep.core.authorise import access_to
from nennep.core.models import ActRecord


def acts_about(actor: Actor, kind: str, object_id: UUID) -> QuerySet[ActRecord]:
    """The acts that were about a thing, as they were received; nothing where the actor sees none of its organisations.

    An act that tells by itself what only some may read (`known_with`) is shown to those who hold that right.
    """
    about = ActRecord.rows.filter(subjects__kind=kind, subjects__object_id=object_id)
    shown = Q(pk__in=[])
    for organisation_id in about.values_list("organisation_id", flat=True).distinct():
        access = access_to(actor, organisation_id, clock.today())
        if access.sees:
            hidden = [
                each.name for each in all_acts() if each.known_with and each.known_with not in access.rights
            ]
            shown |= Q(organisation_id=organisation_id) & ~Q(act__in=hidden)
    return about.filter(shown).order_by("received_at", "organisation_id", "seq")

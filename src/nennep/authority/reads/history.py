"""What happened to a thing: the acts that were about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from nennep.core.actor import OPERATOR_ID, Actor
from nennep.core.acts import act_label
from nennep.core.models import ActRecord
from nennep.core.pages import Listing
from nennep.core.reads import read
from nennep.core.selectors import acts_about
from nennep.membership.selectors import names_of


@dataclass(frozen=True, slots=True)
class Happened:
    """An act that was done: which, by whom, when it was captured and received. Never its contents."""

    act: str
    label: str
    by: str
    person: UUID | None
    by_operator: bool
    organisation: UUID
    captured_at: datetime
    received_at: datetime
    from_device: bool

    @property
    def came_later(self) -> bool:
        """Whether it reached the server minutes after it was done: its two clocks are both worth telling."""
        return abs(self.received_at - self.captured_at) >= timedelta(minutes=1)


@read("authority.history", label=_("What happened to this thing"))
def history(
    actor: Actor, *, kind: Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,40}$")], id: UUID
) -> Listing[Happened]:
    """Việc đã ghi sổ: the acts about one thing (a meeting, a person, a resolution …), oldest first; no contents.

    For those who see the organisation that the act was recorded for. Acts that tell by themselves what only some may
    read (a reserved opinion, an answer to a notice) are shown to those alone.
    """
    return Listing(acts_about(actor, kind, id), happened)


def happened(records: list[ActRecord]) -> list[Happened]:
    """Records of the chain as people are told of them; one query for all names."""
    names = names_of(each.person_id for each in records if each.person_id is not None)
    return [
        Happened(
            act=each.act,
            label=act_label(each.act),
            by="" if each.person_id is None else names.get(each.person_id, ""),
            person=each.person_id,
            by_operator=each.actor_id == OPERATOR_ID,
            organisation=each.organisation_id,
            captured_at=each.captured_at,
            received_at=each.received_at,
            from_device=each.device_id is not None,
        )
        for each in records
    ]

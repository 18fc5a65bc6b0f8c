"""One evening for the devices: Pá Kìm, its meeting with an agenda, the people who write."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from nennep.collab import merging
from nennep.collab.models import CollabProposal, CollabText
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.models import ActRecord
from nennep.meetings.actions.session import appoint_minute_taker, open_meeting
from nennep.meetings.enums import MeetingState
from nennep.meetings.models import Meeting
from tests.factories import Cell, World
from tests.running import databases

EVENING = databases.THAT_NIGHT


@dataclass
class Evening:
    """A cell and its meeting of today."""

    cell: Cell
    meeting: UUID

    @property
    def actors(self) -> dict[str, Actor]:
        """The device -> who holds it: the secretary with two phones, and the member who takes the minutes."""
        return {"A": self.cell.secretary, "B": self.cell.member, "C": self.cell.secretary}

    def records(self) -> list[ActRecord]:
        """What devices did, in the order of the chain."""
        return list(
            ActRecord.rows.filter(organisation_id=self.cell.id, device_id__isnull=False).order_by("seq")
        )

    def is_adopted(self) -> bool:
        """Whether the minutes are adopted and locked."""
        return Meeting.rows.get(pk=self.meeting).state == MeetingState.ADOPTED

    def proposals(self) -> set[tuple[str, str]]:
        """(device, "<item>/<section>") of what came after the lock and is kept for a person to settle."""
        prefix = f"meeting/{self.meeting}/"
        found = CollabProposal.rows.filter(text__key__startswith=prefix).values_list("device_id", "text__key")
        return {(str(device), key.removeprefix(prefix)) for device, key in found}

    def texts(self) -> dict[str, str]:
        """ "<item>/<section>" -> what the server reads there."""
        prefix = f"meeting/{self.meeting}/"
        found = CollabText.rows.filter(key__startswith=prefix).values_list("key", "state")
        return {key.removeprefix(prefix): merging.opened(bytes(state)).raw for key, state in found}


def evening(world: World, *, opened: bool) -> Evening:
    """Pá Kìm's meeting of that night, before it or opened; the third member takes the minutes."""
    cell, meeting = world.cells["pa_kim"], world.names["buổi tối nay"]
    with clock.at(EVENING):
        appoint_minute_taker(cell.secretary, meeting=meeting, person=cell.members[2])
        if opened:
            open_meeting(cell.secretary, meeting=meeting, chair=cell.members[0])
    return Evening(cell, meeting)

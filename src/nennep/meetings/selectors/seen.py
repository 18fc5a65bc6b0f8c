"""One meeting as it exists for an actor: with the rights held over it, and whether the actor is summoned to it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.authority.permissions import HEAR, MANAGE, PREPARE, PROPOSE, TAKE_PART
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.database.composed import ByKey
from nennep.core.refusals import Forbidden, NotFound
from nennep.core.rights import known_rights
from nennep.meetings.access import is_summoned, rights_over
from nennep.meetings.models import Meeting
from nennep.meetings.opening.other_ids import meeting_named
from nennep.organisation.enums import Kind

_SEEN = ByKey(lambda: Meeting.rows.select_related("body__organisation", "joint_session", "sits_with"))


@dataclass(frozen=True, slots=True)
class Seen:
    """A meeting, what the actor may do with it, and whether the actor must attend it."""

    meeting: Meeting
    rights: frozenset[str]
    summoned: bool

    @property
    def prepares(self) -> bool:
        """Whether the actor prepares this meeting."""
        return PREPARE in self.rights

    @property
    def keeps_calendar(self) -> bool:
        """Whether the actor may move it, or record that it is not held."""
        return bool(self.rights & {PREPARE, MANAGE})

    @property
    def proposes(self) -> bool:
        """Whether the actor may propose items and remark on the draft."""
        return PROPOSE in self.rights

    @property
    def reads_members(self) -> bool:
        """Whether the actor reads what members sent: topics, notes of requests to speak, reasons of absence.

        A cell's are read by who prepares its meetings and hears: a post that the office entered prepares at once.
        """
        return self.prepares and self._hears_or_is_above

    @property
    def reads_papers(self) -> bool:
        """Papers are for those who attend, prepare, or have charge of the cell; not for everybody above.

        Those of a cell for who hears there: the office can enter a member, or give a member's login away.
        """
        within = self.summoned or bool(self.rights & {PREPARE, TAKE_PART, HEAR})
        return within and self._hears_or_is_above

    @property
    def _hears_or_is_above(self) -> bool:
        return HEAR in self.rights or self.meeting.body.organisation.kind != Kind.CELL


def see_meeting(actor: Actor, meeting_id: UUID) -> Seen:
    """The meeting, if it exists for the actor, as `access_meeting` says. Raises NotFound."""
    meeting = meeting_named(_SEEN, meeting_id)
    if meeting is None:
        raise NotFound
    if actor.is_operator:
        return Seen(meeting, known_rights(), summoned=False)
    rights = rights_over(actor, meeting, clock.today())
    return Seen(meeting, rights, actor.person_id is not None and is_summoned(meeting, actor.person_id))


def see_preparation(actor: Actor, meeting_id: UUID) -> Seen:
    """The meeting with its draft, for those who prepare it or may propose. Raises NotFound, Forbidden."""
    seen = see_meeting(actor, meeting_id)
    if not (seen.prepares or seen.proposes or seen.keeps_calendar):
        raise Forbidden(_("A draft is read by those who prepare the meeting or have charge of the cell."))
    return seen

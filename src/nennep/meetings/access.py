"""Who may read what of one meeting; the matrix stands in docs/reading-matrix.md."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from nennep.authority.permissions import CHAIR, HEAR, MANAGE, MINUTE, PREPARE, PROPOSE, READ, TAKE_PART
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.authorise import access_as_known, access_to
from nennep.core.database.composed import ByKey
from nennep.core.refusals import NotFound
from nennep.core.rights import known_rights
from nennep.meetings.enums import MeetingState
from nennep.meetings.models import Meeting
from nennep.meetings.opening.other_ids import meeting_named
from nennep.meetings.proxy_entries import LENT, enters_by_proxy
from nennep.meetings.roll_call.expected import is_expected
from nennep.meetings.states import BEFORE_SESSION
from nennep.organisation.enums import Kind

_BARE = ByKey(lambda: Meeting.rows.select_related("body"))
_WHOLE = ByKey(
    lambda: Meeting.rows.select_related("body__organisation", "chair", "minute_taker", "joint_session")
)


@dataclass(frozen=True, slots=True)
class MeetingAccess:
    """A meeting that exists for an actor, with the rights held over it today."""

    meeting: Meeting
    actor: Actor
    rights: frozenset[str]

    enters_by_proxy: bool = False
    """The actor enters it for the cell from paper: reads what is typed, not what members sent before."""

    @property
    def hears(self) -> bool:
        """Whether the actor may read what was said: in the cell, in charge of it, or in its direct committee."""
        return HEAR in self.rights

    @property
    def hears_members(self) -> bool:
        """Whether the actor may read what members sent before the meeting. A clerk who enters it may not."""
        return self.hears and not self.enters_by_proxy

    @property
    def records(self) -> bool:
        """Whether the actor may take the roll and the minutes."""
        return MINUTE in self.rights

    @property
    def agenda(self) -> bool:
        """Whether the actor may read the agenda. Before the notice only those who prepare it or may propose."""
        told = self.meeting.state not in (MeetingState.DRAFT, MeetingState.PREPARED)
        return told or bool(self.rights & {PREPARE, PROPOSE, MINUTE, MANAGE})

    @property
    def chairs(self) -> bool:
        """Whether the actor may open the meeting and have its minutes adopted."""
        return CHAIR in self.rights


def access_meeting(
    actor: Actor,
    meeting_id: UUID,
    *,
    on: date | None = None,
    known_at: datetime | None = None,
    bare: bool = False,
) -> MeetingAccess:
    """The meeting, if it exists for the actor. Two queries for a person, two more for an id that a phone made.

    Raises NotFound. Rights are those of `rights_over`; a clerk who enters it for the cell reads and writes it too
    (one query more for those who manage the cell). `on` differs from today only for texts that come late: the rights
    of the day on which they were written count; with `known_at` those, too, whose end was entered later. `bare` loads
    no related rows, at a third of the cost: for screens that do not show them.
    """
    meeting = meeting_named(_BARE if bare else _WHOLE, meeting_id)
    if meeting is None:
        raise NotFound
    if actor.is_operator:
        return MeetingAccess(meeting, actor, known_rights())
    rights = rights_over(actor, meeting, on or clock.today(), known_at)
    lent = actor.confirmed and enters_by_proxy(meeting.pk, actor.person_id, rights)
    return MeetingAccess(meeting, actor, rights | LENT if lent else rights, lent)


def rights_over(actor: Actor, meeting: Meeting, on: date, known_at: datetime | None = None) -> frozenset[str]:
    """The rights that a person holds over one meeting on a day. Raises NotFound where it does not exist for them.

    Beside positions: the appointed minute-taker reads and writes this one meeting, whatever their position; those on
    its roll who hold no position there (the briefing of secretaries) read it and take part, while they belong to it.
    """
    organisation, person = meeting.body.organisation_id, actor.person_id
    if known_at is None:
        rights = access_to(actor, organisation, on).rights
    else:
        rights = access_as_known(actor, organisation, on, known_at).rights
    if takes_minutes(meeting, actor, on) or (READ in rights and is_minute_taker(meeting, actor)):
        rights |= {READ, HEAR, MINUTE}
    if READ not in rights and person is not None and _is_summoned_on(meeting, person, on):
        rights |= {READ, TAKE_PART}
    if READ not in rights:
        raise NotFound
    return rights


def takes_minutes(meeting: Meeting, actor: Actor, on: date) -> bool:
    """Whether the actor is the appointed minute-taker, and on that day still one of those who meet.

    The task ends with the membership or the office for which it was given: who left the cell reads nothing of it.
    """
    if actor.person_id is None or not is_minute_taker(meeting, actor):
        return False
    if READ in access_to(actor, meeting.body.organisation_id, on).rights:
        return True
    return is_expected(meeting.body, on, actor.person_id)


def is_minute_taker(meeting: Meeting, actor: Actor) -> bool:
    """Whether the actor was appointed, with a login that is known to be in its owner's hands."""
    return actor.person_id is not None and meeting.minute_taker_id == actor.person_id and actor.confirmed


def is_summoned(meeting: Meeting, person_id: UUID) -> bool:
    """Whether the person stands on the roll expected for the meeting's day."""
    return is_expected(meeting.body, clock.legal_day(meeting.starts_at), person_id)


def _is_summoned_on(meeting: Meeting, person_id: UUID, on: date) -> bool:
    """Whether somebody is summoned, and has not left the body since: what was their right ends with it."""
    held = clock.legal_day(meeting.starts_at) < on
    return is_summoned(meeting, person_id) and (not held or is_expected(meeting.body, on, person_id))


def hear_meeting(actor: Actor, meeting_id: UUID) -> MeetingAccess:
    """The meeting, if the actor may read what was said. Raises NotFound: for others its minutes do not exist."""
    access = access_meeting(actor, meeting_id)
    if not access.hears:
        raise NotFound
    return access


def may_be_entered(access: MeetingAccess) -> bool:
    """Whether the office may begin to enter the meeting for its cell: its day has come, nobody has opened it."""
    meeting = access.meeting
    return (
        MANAGE in access.rights
        and CHAIR not in access.rights
        and meeting.state in BEFORE_SESSION
        and meeting.sits_with_id is None
        and meeting.body.organisation.kind == Kind.CELL
        and clock.legal_day(meeting.starts_at) <= clock.today()
    )

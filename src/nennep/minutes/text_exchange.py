"""The exchange of one free section: its meeting, whether it may be written, and what the device gets back.

Used by the room for phones, and by `sync` for device files.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext as _

from nennep.authority.permissions import MINUTE
from nennep.collab.merging import NOTHING
from nennep.collab.texts import Exchange, exchange
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts.captured import CLOCK_SLACK, believable
from nennep.core.acts.given import was_given
from nennep.core.authorise import access_to
from nennep.core.refusals import Conflict, NotFound
from nennep.meetings.access import MeetingAccess, access_meeting
from nennep.meetings.enums import MeetingState
from nennep.meetings.leading.ways import to_meeting
from nennep.meetings.models import Meeting
from nennep.meetings.opening.given import things_of
from nennep.meetings.opening.other_ids import known_as
from nennep.meetings.states import BEFORE_SESSION
from nennep.minutes.texts import TextKey, kinds_of, parse_key
from nennep.rulebook.item_kinds import has_text


def exchange_section(
    key: str,
    access: MeetingAccess,
    items: dict[UUID, str],
    *,
    update: bytes | None,
    state_vector: bytes | None = None,
    author: UUID,
    device: UUID | None,
    written_at: datetime | None = None,
) -> Exchange:
    """Take in what a device wrote of one section and give back what it lacks; `items` are those of `kinds_of`.

    The key may name the meeting and the item by ids that a phone made. Raises NotFound for a key that is not of this
    meeting, Conflict before the opening, and what `collab` refuses.
    """
    found = _ours(parse_key(key), access, items)
    if update is not None:
        _must_be_open(access)
    return exchange(
        str(found),
        update=update,
        state_vector=state_vector,
        author=author,
        device=device,
        written_at=written_at,
        allowed=access.records,
    )


@dataclass
class TextDoor:
    """One request of a device: the sections of one meeting, each by the rights of the day on which it was written.

    A minute-taker without signal, whose office ended before there was signal again, may still send
    what was written, but reads nothing any more. It is merged where the server had given the device the meeting by
    then; else it is kept for a person to settle. Raises NotFound for actors who see nothing here.
    """

    actor: Actor
    meeting_id: UUID
    device: UUID | None

    written: set[datetime]
    """When something of it was written, by what the device tells."""
    vouched_by: Actor | None = None
    """Who looked at it and takes it in, where it came in a file."""
    _open: dict[tuple[date, datetime | None], MeetingAccess | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self._reads_today and not any(
            self._on(day_of(each)) or self._as_known(each) for each in self.written
        ):
            raise NotFound

    def exchanged(
        self, key: str, *, update: bytes | None, state_vector: bytes | None, written_at: datetime | None
    ) -> Exchange:
        """`exchange_section` for this request. Raises as it does."""
        access = self._access_for(update, written_at)
        answer = exchange_section(
            key,
            access,
            self._items,
            update=update,
            state_vector=state_vector,
            author=self.actor.person_id or self.actor.user_id,
            device=self.device,
            written_at=written_at,
        )
        return answer if self._reads_today else replace(answer, missing=NOTHING, text="")

    def _access_for(self, update: bytes | None, written_at: datetime | None) -> MeetingAccess:
        today = self._on(clock.today())
        if update is not None and written_at is not None and not (today and today.records):
            by = believable(written_at, clock.now())
            then, known = self._on(day_of(written_at)), None
            if then is None or not then.records:
                then = known = self._as_known(written_at)
            if then is not None and then.records:
                borne_out = self._borne_out(then.meeting, by if known is None else by - CLOCK_SLACK)
                return then if borne_out else _not_recording(then)
        if today is None or not today.hears:
            raise NotFound
        return today

    def _borne_out(self, meeting: Meeting, by: datetime) -> bool:
        if was_given(self.actor, self.device, things_of(meeting, self.device), by):
            return True
        if self.vouched_by is None:
            return False
        today = access_to(self.vouched_by, meeting.body.organisation_id, clock.today())
        return MINUTE in today.rights

    @property
    def _reads_today(self) -> bool:
        today = self._on(clock.today())
        return today is not None and today.hears

    @cached_property
    def _items(self) -> dict[UUID, str]:
        return next(kinds_of(each.meeting) for each in self._open.values() if each is not None)

    def _on(self, day: date, known_at: datetime | None = None) -> MeetingAccess | None:
        """The meeting as it was open to the actor on a day, None when it was not."""
        if (day, known_at) not in self._open:
            try:
                self._open[day, known_at] = access_meeting(
                    self.actor, self.meeting_id, on=day, known_at=known_at, bare=True
                )
            except NotFound:
                self._open[day, known_at] = None
        return self._open[day, known_at]

    def _as_known(self, written_at: datetime) -> MeetingAccess | None:
        """The same by what had been entered when something was written: an office may be ended for a past day."""
        return self._on(day_of(written_at), believable(written_at, clock.now()))


def _not_recording(access: MeetingAccess) -> MeetingAccess:
    return replace(access, rights=access.rights - {MINUTE})


def day_of(written_at: datetime) -> date:
    """The legal day of a writing; today when the device's clock cannot be true."""
    return clock.legal_day(believable(written_at, clock.now()))


def _ours(key: TextKey, access: MeetingAccess, items: dict[UUID, str]) -> TextKey:
    """The key in the server's own ids. Raises NotFound for a section that this meeting does not have."""
    if key.meeting_id != access.meeting.pk or (key.item_id is not None and key.item_id not in items):
        called = known_as(access.meeting)
        item = None if key.item_id is None else called.get(key.item_id, key.item_id)
        key = TextKey(called.get(key.meeting_id, key.meeting_id), item, key.section)
    if key.meeting_id != access.meeting.pk:
        raise NotFound
    if key.item_id is not None and (key.item_id not in items or not has_text(items[key.item_id])):
        raise NotFound
    return key


def _must_be_open(access: MeetingAccess) -> None:
    state = MeetingState(access.meeting.state)
    if state in BEFORE_SESSION or state is MeetingState.CANCELLED:
        raise Conflict(
            _("The minutes can be written once the meeting has been opened."),
            code="wrong_state",
            way=to_meeting(access.meeting.pk),
        )

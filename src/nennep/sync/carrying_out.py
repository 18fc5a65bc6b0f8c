"""Doing what the rows of a device file say, in the order of their making, in the name of the device's owner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext as _

from nennep.collab.selectors import holds
from nennep.core.actor import Actor
from nennep.core.acts import Envelope, act_named
from nennep.core.acts.captured import NOT_BELIEVED
from nennep.core.refusals import Invalid, NotFound, Refused
from nennep.meetings.models import Meeting
from nennep.meetings.opening.other_ids import known_as, meeting_called
from nennep.minutes.text_exchange import TextDoor, day_of
from nennep.minutes.texts import WHOLE
from nennep.sync.device_file.rows import KeptAct, KeptText, Row, queues
from nennep.sync.enums import OPEN, Outcome

MEETING = "meeting"
"""The kind of a subject that is a meeting."""
TEXTS_BEFORE = "room.adopt_minutes"
"""The act that locks the texts of its queue: what was written before it must be there."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row and what became of it. `organisation` is the one whose chain the act went to, where it was done."""

    row: Row
    outcome: Outcome
    code: str = ""
    reason: str = ""
    organisation: UUID | None = None


def carry_out(
    rows: list[Row],
    *,
    owner: Actor,
    device: UUID,
    brought_by: Actor | None = None,
    left_out: frozenset[str] = frozenset(),
) -> list[Line]:
    """Do every row as `owner` on `device`, queue by queue; a refused one holds nothing back here.

    Where the owner's right has ended, what nothing else bears out is done if `brought_by` holds it today.
    A row of `left_out` is tried as the others are: what can be taken in by now is taken in.
    Acts keep their keys, so what the phone sends itself, before or after, is answered and not done twice. The caller
    holds the transaction, and takes all of it back when too much was refused.
    """
    placed = (row for _subject, of_queue in queues(rows) for row in _with_texts_in_place(of_queue))
    found = [_line(row, owner, device, brought_by) for row in placed]
    return [
        replace(line, outcome=Outcome.LEFT_OUT) if line.outcome in OPEN and line.row.id in left_out else line
        for line in found
    ]


def _with_texts_in_place(rows: list[Row]) -> Iterable[Row]:
    """The acts of a queue in their order, its texts just before the minutes are adopted, else at the end."""
    acts = [row for row in rows if not isinstance(row, KeptText)]
    texts = [row for row in rows if isinstance(row, KeptText)]
    place = next(
        (at for at, row in enumerate(acts) if isinstance(row, KeptAct) and row.name == TEXTS_BEFORE),
        len(acts),
    )
    return [*acts[:place], *texts, *acts[place:]]


def _line(row: Row, owner: Actor, device: UUID, brought_by: Actor | None) -> Line:
    try:
        if isinstance(row, KeptAct):
            return _act(row, owner, device, brought_by)
        if isinstance(row, KeptText):
            return _text(row, owner, device, brought_by)
    except Refused as refused:
        return Line(row, Outcome.REFUSED, refused.code, str(refused))
    return Line(row, Outcome.UNREADABLE, "damaged", _("This row is damaged and cannot be read."))


def _act(row: KeptAct, owner: Actor, device: UUID, brought_by: Actor | None) -> Line:
    act = act_named(row.name)
    if act.offline is None:
        raise Invalid(_("This is not done from a device that keeps it for later."), code="not_offline")
    envelope = Envelope(
        key=row.key,
        device_id=device,
        device_seq=row.seq,
        captured_at=row.at,
        clock_offset_ms=row.offset_ms,
        vouched_by=brought_by,
    )
    done = act.perform(owner, payload=row.payload, envelope=envelope, version=row.version)
    outcome = Outcome.RECEIVED if done.replayed else Outcome.DONE
    reason = ""
    if done.result.get(NOT_BELIEVED):
        reason = _("Too long ago, or the phone's clock was wrong: it goes by the server's time.")
    return Line(row, outcome, reason=reason, organisation=done.organisation_id)


def _text(row: KeptText, owner: Actor, device: UUID, brought_by: Actor | None) -> Line:
    meeting = meeting_of(row.subject)
    if meeting is None:
        raise NotFound
    door = TextDoor(owner, meeting.pk, device, {day_of(row.at)}, vouched_by=brought_by)
    organisation = meeting.body.organisation_id
    key = _key(row, meeting)
    if holds(key, row.state):
        return Line(row, Outcome.RECEIVED, organisation=organisation)
    answer = door.exchanged(key, update=row.state, state_vector=None, written_at=row.at)
    outcome = Outcome.PROPOSED if answer.proposal else Outcome.DONE
    return Line(row, outcome, organisation=organisation)


def meeting_of(subject: str) -> Meeting | None:
    """The meeting that a queue is of, by the server's id or by one that a device made. Asks for no right."""
    kind, _slash, called_id = subject.partition("/")
    try:
        called = UUID(called_id if kind == MEETING else "")
    except ValueError:
        return None
    rows = Meeting.rows.select_related("body")
    return rows.filter(pk=called).first() or rows.filter(pk=meeting_called(called) or called).first()


def _key(row: KeptText, meeting: Meeting) -> str:
    """The server's key of the section: the phone may have made the ids of the meeting and of its items itself."""
    place, _slash, section = row.section.partition("/")
    if place != WHOLE:
        try:
            item = UUID(place)
        except ValueError as error:
            raise NotFound from error
        place = str(known_as(meeting).get(item, item))
    return f"meeting/{meeting.pk}/{place}/{section}"

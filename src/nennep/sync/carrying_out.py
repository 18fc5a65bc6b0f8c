"""Doing what the rows of a device file say, in the order of their making, in the name of the device's owner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nennep.collab.selectors import holds
from nennep.core.actor import Actor
from nennep.core.acts import Envelope, act_named
from nennep.core.acts.captured import NOT_BELIEVED
from nennep.core.acts.context import PUT_RIGHT
from nennep.core.refusals import Invalid, NotFound, Refused
from nennep.meetings.models import Meeting
from nennep.meetings.opening.other_ids import known_as, meeting_called
from nennep.meetings.roll_call.officers import NOT_ON_ROLL
from nennep.minutes.text_exchange import TextDoor
from nennep.minutes.texts import WHOLE
from nennep.organisation.models import Body
from nennep.sync.device_file.rows import KeptAct, KeptText, Row, Wrong, queues
from nennep.sync.enums import OPEN, Outcome

MEETING = "meeting"
"""The kind of a subject that is a meeting."""
TEXTS_BEFORE = "room.adopt_minutes"
"""The act that locks the texts of its queue: what was written before it must be there."""


WHY_NOT = {
    Wrong.DAMAGED: gettext_lazy("This row is damaged and cannot be read."),
    Wrong.MISSING: gettext_lazy("The phone put this row into the file, and it was taken out on the way."),
    Wrong.STRANGE: gettext_lazy("The phone did not put this row into this file: it comes from an older one."),
}

SAID_OF_IT = {
    NOT_BELIEVED: gettext_lazy("Too long ago, or the phone's clock was wrong: it goes by the server's time."),
    PUT_RIGHT: gettext_lazy(
        "With another comrade in the chair than the phone said, chosen when it was taken in."
    ),
}
"""By what the result of an act says beside its ids."""

Chairs = tuple[tuple[str, str], ...]
"""Ids and names."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row and what became of it. `organisation` is the one whose chain the act went to, or was meant for;
    `chairs` who may have the chair, where the one whom it names is not on the roll.
    """

    row: Row
    outcome: Outcome
    code: str = ""
    reason: str = ""
    organisation: UUID | None = None
    chairs: Chairs = ()


@dataclass(frozen=True, slots=True)
class _Bringing:
    """Whose rows on which device, who brings them, and whom they put in the chair."""

    owner: Actor
    device: UUID
    by: Actor | None
    chairs: Mapping[str, str]


def carry_out(
    rows: list[Row],
    *,
    owner: Actor,
    device: UUID,
    brought_by: Actor | None = None,
    left_out: frozenset[str] = frozenset(),
    chairs: Mapping[str, str] | None = None,
) -> list[Line]:
    """Do every row as `owner` on `device`, queue by queue; a refused one holds nothing back here.

    Where the owner's right has ended, what nothing else bears out is done if `brought_by` holds it today.
    A row of `left_out` is tried as the others are: what can be taken in by now is taken in. `chairs`: row → who had the
    chair instead, where a meeting cannot be opened with the one whom the phone named; only one whom the refusal offers.
    Acts keep their keys, so what the phone sends itself, before or after, is answered and not done twice. The caller
    holds the transaction, and takes all of it back when too much was refused.
    """
    placed = (row for _subject, of_queue in queues(rows) for row in _with_texts_in_place(of_queue))
    found = [_line(row, _Bringing(owner, device, brought_by, chairs or {})) for row in placed]
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


def _line(row: Row, bringing: _Bringing) -> Line:
    try:
        if isinstance(row, KeptAct):
            return _act(row, bringing)
        if isinstance(row, KeptText):
            return _text(row, bringing)
    except Refused as refused:
        meant_for = _meant_for(row)
        return Line(row, Outcome.REFUSED, refused.code, str(refused), meant_for, _offered(refused))
    return Line(row, Outcome.UNREADABLE, row.wrong, str(WHY_NOT[row.wrong]))


def _meant_for(row: Row) -> UUID | None:
    """The organisation of a meeting that a refused act would have begun: the meeting itself is not here."""
    if not isinstance(row, KeptAct):
        return None
    try:
        body = UUID(row.payload["body"])
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return Body.rows.filter(pk=body).values_list("organisation_id", flat=True).first()


def _offered(refused: Refused) -> Chairs:
    """Who may have the chair instead, where a meeting was opened with somebody who is not on its roll."""
    if refused.code != NOT_ON_ROLL:
        return ()
    roll = cast(list[dict[str, str]], refused.facts.get("roll", []))
    return tuple((each["person"], each["name"]) for each in roll)


def _act(row: KeptAct, bringing: _Bringing) -> Line:
    act = act_named(row.name)
    if act.offline is None:
        raise Invalid(_("This is not done from a device that keeps it for later."), code="not_offline")
    envelope = Envelope(
        key=row.key,
        device_id=bringing.device,
        device_seq=row.seq,
        captured_at=row.at,
        clock_offset_ms=row.offset_ms,
        vouched_by=bringing.by,
    )
    sent: dict[str, Any] = {"payload": row.payload, "version": row.version}
    chairs: Chairs = ()
    try:
        done = act.perform(bringing.owner, envelope=envelope, **sent)
    except Refused as refused:
        chairs, chair = _offered(refused), bringing.chairs.get(row.id)
        if chair not in dict(chairs):
            raise
        done = act.perform(bringing.owner, envelope=replace(envelope, put_right={"chair": chair}), **sent)
    outcome = Outcome.RECEIVED if done.replayed else Outcome.DONE
    reasons = [str(words) for name, words in SAID_OF_IT.items() if done.result.get(name)]
    return Line(row, outcome, "", " ".join(reasons), done.organisation_id, chairs)


def _text(row: KeptText, bringing: _Bringing) -> Line:
    meeting = meeting_of(row.subject)
    if meeting is None:
        raise NotFound
    door = TextDoor(bringing.owner, meeting.pk, bringing.device, {row.at}, vouched_by=bringing.by)
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

"""The meetings that home may show somebody, read once: those of bodies of their organisations, of briefings they are
called to, and those that they enter for a cell. Home, its meetings of today and the next steps choose among them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from nennep.authority.permissions import PREPARE
from nennep.authority.selectors import own_organisations_with
from nennep.authority.standing import CHARGE, MEMBER, POSITION, Standing, standing_of
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.database.statements import Columns, asked, statement, valid
from nennep.meetings.enums import MeetingState, ProxyEntryState
from nennep.meetings.models import Answer, Meeting, ProxyEntry
from nennep.meetings.states import BEFORE_SESSION, LOCKED
from nennep.membership.enums import PositionKind, Status
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body, Descent
from nennep.records.enums import DocumentType
from nennep.records.models import Record, Revision

AHEAD = timedelta(days=40)
"""How long before a meeting somebody is asked to prepare it."""

_MEETING, _BODY = Columns(Meeting), Columns(Body)

_ABOVE = statement(
    "SELECT line.ancestor_id FROM {descent} line WHERE line.descendant_id IN %(led)s AND {line_on}",
    descent=Descent,
    line_on=valid("line"),
)
# Composed by Django this took six statements and 8 ms. A row: the meeting, its body; the person's own answer; whether
# they enter it for its cell, whether anybody does; whether they are called to it as a secretary; when its minutes were
# signed.
_NEAR = statement(
    """
    SELECT {meeting_columns}, {body_columns}, mine.coming, entry.person_id = %(person)s, entry.id IS NOT NULL,
           body.kind = '{secretaries}' AND body.organisation_id IN ({above}),
           (SELECT revision.signed_on FROM {revision} revision JOIN {record} record ON record.id = revision.record_id
             WHERE record.about_kind = 'meeting' AND record.about_id = meeting.id AND record.document_type = '{minutes}'
             ORDER BY revision.revision DESC LIMIT 1)
      FROM {meeting} meeting
      JOIN {body} body ON body.id = meeting.body_id
      LEFT JOIN {answer} mine ON mine.meeting_id = meeting.id AND mine.person_id = %(person)s
      LEFT JOIN {entry} entry ON entry.meeting_id = meeting.id AND entry.state = '{waiting}'
     WHERE (meeting.body_id IN (
               SELECT place.id FROM {body} place WHERE place.organisation_id IN %(organisations)s
                UNION SELECT place.id FROM {body} place
                       WHERE place.kind = '{secretaries}' AND place.organisation_id IN ({above}))
            OR meeting.id IN (SELECT own.meeting_id FROM {entry} own
                               WHERE own.person_id = %(person)s AND own.state = '{waiting}'))
       AND meeting.sits_with_id IS NULL AND meeting.state NOT IN %(over)s
       AND (meeting.state IN %(before)s AND (meeting.starts_at <= %(ahead)s OR meeting.state = '{notified}')
            OR meeting.state = '{in_session}'
            OR meeting.state IN %(locked)s AND body.organisation_id IN %(prepared)s
            OR entry.person_id = %(person)s)
     ORDER BY meeting.starts_at, meeting.id
    """,
    meeting=Meeting,
    body=Body,
    answer=Answer,
    entry=ProxyEntry,
    record=Record,
    revision=Revision,
    meeting_columns=_MEETING.of("meeting"),
    body_columns=_BODY.of("body"),
    above=_ABOVE,
    secretaries=BodyKind.SECRETARIES.value,
    minutes=DocumentType.MINUTES.value,
    waiting=ProxyEntryState.WAITING.value,
    notified=MeetingState.NOTIFIED.value,
    in_session=MeetingState.IN_SESSION.value,
)


@dataclass(frozen=True, slots=True)
class Near:
    """One of them. `coming`: what the person answered; `enters`: the person enters it for its cell; `entered`: somebody
    does; `sits_in`: the person belongs to those who meet, or is in charge of the cell; `signed`: so are its newest
    minutes.
    """

    meeting: Meeting
    coming: bool | None
    enters: bool
    entered: bool
    sits_in: bool
    signed: bool


def near_meetings(actor: Actor, today: date) -> list[Near]:
    """The meetings that the actor may have to do with, the earliest first; once in a request that only asks.

    Not those issued or called off, none that sits with another, and none of cells that the actor only manages.
    """
    if actor.person_id is None:
        return []
    return actor.once(("near meetings", today), lambda: _near(actor, today))


def own_cells(actor: Actor, today: date) -> list[UUID]:
    """The cells whose notices a person receives: where they are a member, and not exempt from meetings."""
    members = standing_of(actor, today).by(MEMBER)
    return [each.organisation_id for each in members if each.status != Status.EXEMPT]


def cells_in_charge(actor: Actor, today: date) -> list[UUID]:
    """The cells that a person is in charge of."""
    return [each.organisation_id for each in standing_of(actor, today).by(CHARGE)]


def _near(actor: Actor, today: date) -> list[Near]:
    standing = standing_of(actor, today)
    values = {
        "person": actor.person_id,
        "on": today,
        "organisations": _unique(each.organisation_id for each in standing.reasons),
        "prepared": own_organisations_with(actor, PREPARE, today),
        "led": _led(standing),
        "before": [each.value for each in BEFORE_SESSION],
        "locked": [each.value for each in LOCKED],
        "over": [MeetingState.ISSUED.value, MeetingState.CANCELLED.value],
        "ahead": clock.now() + AHEAD,
    }
    cells, charged = own_cells(actor, today), cells_in_charge(actor, today)
    posts = {each.body_id for each in standing.by(POSITION)}
    split = len(_MEETING)
    found = []
    for row in asked(_NEAR, values):
        meeting, body = _MEETING.row(row[:split]), _BODY.row(row[split : split + len(_BODY)])
        meeting.body = body
        coming, enters, entered, called, signed_on = row[split + len(_BODY) :]
        of_cell = body.kind == BodyKind.CELL and body.organisation_id in {*cells, *charged}
        found.append(
            Near(
                meeting,
                None if coming is None else bool(coming),
                bool(enters),
                bool(entered),
                bool(called) or of_cell or body.pk in posts,
                signed_on is not None,
            )
        )
    return found


def _led(standing: Standing) -> list[UUID]:
    """The cells whose secretary the person is."""
    return _unique(
        each.organisation_id
        for each in standing.by(POSITION)
        if each.kind == PositionKind.SECRETARY and each.body_kind in (BodyKind.CELL, BodyKind.CELL_COMMITTEE)
    )


def _unique(ids: Iterable[UUID]) -> list[UUID]:
    return list(dict.fromkeys(ids))

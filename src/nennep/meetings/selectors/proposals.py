"""Proposed topics and requests to speak: those of one person, and all of a meeting for those who prepare it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models.functions import Coalesce

from nennep.accounts.selectors import with_login
from nennep.core.database.statements import Columns, asked, statement
from nennep.delivery.models import Opened
from nennep.meetings.enums import Phase
from nennep.meetings.models import AgendaItem, Meeting, ProposedTopic, SpeakingRequest
from nennep.meetings.selectors.seen import Seen
from nennep.organisation.enums import Kind
from nennep.organisation.models import Body, Organisation
from nennep.rulebook.enums import ItemKind

TOPIC = "topic"
"""What the opening of an answered topic is noted about (delivery)."""
TOPIC_WAITS = statement(
    """NOT proposed.withdrawn AND (proposed.answered_at IS NULL OR EXISTS (
       SELECT 1 FROM {item} item WHERE item.id = proposed.item_id AND item.dropped))""",
    item=AgendaItem,
)
"""WAITING of a row `proposed`, for statements written as SQL."""

_MEETING, _BODY = Columns(Meeting), Columns(Body)
# Home asks this each time it is opened while a topic waits; composed by Django it took a fifth of the page.
_WAITING = statement(
    """
    SELECT {meeting_columns}, {body_columns}, proposed.title
      FROM {proposed} proposed
      JOIN {meeting} meeting ON meeting.id = proposed.meeting_id
      JOIN {body} body ON body.id = meeting.body_id
      JOIN {organisation} place ON place.id = body.organisation_id
     WHERE body.organisation_id IN %(prepared)s AND meeting.starts_at >= %(since)s AND {topic_waits}
       AND (place.kind <> '{cell}' OR body.organisation_id IN %(heard)s)
     ORDER BY meeting.starts_at, proposed.proposed_at
    """,
    proposed=ProposedTopic,
    meeting=Meeting,
    body=Body,
    meeting_columns=_MEETING.of("meeting"),
    body_columns=_BODY.of("body"),
    organisation=Organisation,
    cell=Kind.CELL.value,
    topic_waits=TOPIC_WAITS,
)


def topics_to_prepare(seen: Seen) -> list[ProposedTopic]:
    """All topics of a meeting in the order in which they came, for those who prepare it; nobody else reads them."""
    if not seen.reads_members:
        return []
    rows = ProposedTopic.rows.filter(meeting=seen.meeting, withdrawn=False)
    return list(rows.select_related("person", "entered_by", "item").order_by("proposed_at", "pk"))


def topics_waiting(
    prepared: Collection[UUID], heard: Collection[UUID], *, since: datetime
) -> dict[Meeting, list[str]]:
    """Meetings of `prepared` organisations -> titles of topics that nobody has answered, also after they were held.

    Of cells only those that are `heard`.
    """
    waiting: dict[Meeting, list[str]] = {}
    for row in asked(_WAITING, {"prepared": prepared, "heard": heard, "since": since}):
        meeting, split = _MEETING.row(row[: len(_MEETING)]), len(_MEETING) + len(_BODY)
        meeting.body = _BODY.row(row[len(_MEETING) : split])
        waiting.setdefault(meeting, []).append(row[split])
    return waiting


def topics_of(meeting: Meeting, person_id: UUID) -> list[ProposedTopic]:
    """What one person proposed for a meeting."""
    rows = ProposedTopic.rows.filter(meeting=meeting, person_id=person_id, withdrawn=False)
    return list(rows.select_related("entered_by", "item").order_by("proposed_at", "pk"))


def requests_of(meeting: Meeting) -> list[SpeakingRequest]:
    """Who asks to speak on items that stand on the agenda, in the order of asking."""
    rows = SpeakingRequest.rows.filter(meeting=meeting, withdrawn=False, item__dropped=False)
    return list(rows.select_related("person", "entered_by", "item").order_by("asked_at", "pk"))


def own_requests(meeting: Meeting, person_id: UUID) -> list[SpeakingRequest]:
    """On which items one person asks to speak, also on one that has left the agenda since."""
    rows = SpeakingRequest.rows.filter(meeting=meeting, person_id=person_id, withdrawn=False)
    return list(rows.select_related("item").order_by("item__position", "pk"))


def items_to_speak_on(meeting: Meeting) -> list[AgendaItem]:
    """The contents of the agenda, which is open to those who were told."""
    rows = AgendaItem.rows.filter(meeting=meeting, dropped=False, phase=Phase.BODY)
    return list(rows.exclude(kind=ItemKind.PAPER_ONLY).order_by("position"))


def without_login(topics: list[ProposedTopic]) -> set[UUID]:
    """Who of the proposers has no login, and so reads no answer: somebody tells them."""
    persons = {each.person_id for each in topics}
    return persons - with_login(persons)


def unread_answers(person_id: UUID, *, since: datetime) -> list[ProposedTopic]:
    """Topics of a person that were taken up or answered, and that they have not opened after that."""
    read = Opened.rows.filter(recipient_id=person_id, about_kind=TOPIC).values("about_id")
    rows = ProposedTopic.rows.filter(person_id=person_id, withdrawn=False, answered_at__gte=since)
    told_as = rows.annotate(seen_as=Coalesce("item_id", "pk"))  # ProposedTopic.told_as
    found = told_as.exclude(seen_as__in=read).exclude(answered_by_id=person_id)
    return list(found.select_related("meeting__body", "item").order_by("answered_at"))

"""Whether what seldom asks for something does so now: one statement, since home asks it each time it is opened."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from nennep.core.database.statements import asked, statement
from nennep.delivery.models import Opened
from nennep.meetings.enums import MeetingState
from nennep.meetings.models import JointInvitation, Meeting, ProposedTopic
from nennep.meetings.selectors.proposals import TOPIC, TOPIC_WAITS
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body


class Asks(StrEnum):
    """What may ask: a month without a plan, an invitation, a proposed topic; the answer to a topic of one's own."""

    MONTH = "month"
    INVITATION = "invitation"
    TOPIC = "topic"
    ANSWER = "answer"


_ASKS = statement(
    """
    SELECT '{month}' WHERE EXISTS (
        SELECT 1 FROM {body} body WHERE body.organisation_id IN %(prepared)s AND body.kind = '{cell}'
           AND NOT EXISTS (SELECT 1 FROM {meeting} planned WHERE planned.body_id = body.id
                              AND planned.month >= %(month)s AND planned.state <> '{cancelled}'))
    UNION ALL
    SELECT '{invitation}' WHERE EXISTS (
        SELECT 1 FROM {invited} invited WHERE invited.organisation_id IN %(prepared)s AND NOT invited.declined
           AND NOT EXISTS (SELECT 1 FROM {meeting} own JOIN {body} body ON body.id = own.body_id
                            WHERE own.joint_session_id = invited.joint_session_id
                              AND body.organisation_id = invited.organisation_id))
    UNION ALL
    SELECT '{topic}' WHERE EXISTS (
        SELECT 1 FROM {proposed} proposed
          JOIN {meeting} meeting ON meeting.id = proposed.meeting_id JOIN {body} body ON body.id = meeting.body_id
         WHERE body.organisation_id IN %(prepared)s AND meeting.starts_at >= %(since)s
           AND {topic_waits})
    UNION ALL
    SELECT '{answer}' WHERE EXISTS (
        SELECT 1 FROM {proposed} proposed
         WHERE proposed.person_id = %(person)s AND proposed.answered_at >= %(since)s AND NOT proposed.withdrawn
           AND NOT EXISTS (SELECT 1 FROM {opened} opened WHERE opened.recipient_id = %(person)s
                              AND opened.about_kind = '{about}'
                              AND opened.about_id = COALESCE(proposed.item_id, proposed.id)))
    """,
    body=Body,
    meeting=Meeting,
    invited=JointInvitation,
    proposed=ProposedTopic,
    opened=Opened,
    topic_waits=TOPIC_WAITS,
    cell=BodyKind.CELL.value,
    cancelled=MeetingState.CANCELLED.value,
    about=TOPIC,
    **{each.name.lower(): each.value for each in Asks},
)


def what_asks(person_id: UUID, prepared: Collection[UUID], *, month: date, since: datetime) -> set[Asks]:
    """What asks who prepares meetings of some organisations, or who proposed a topic; each is looked up then.

    `month`: from when on a plan is missed; `since`: how far back topics are asked about.
    """
    values = {"person": person_id, "prepared": prepared, "month": month, "since": since}
    return {Asks(kind) for (kind,) in asked(_ASKS, values)}

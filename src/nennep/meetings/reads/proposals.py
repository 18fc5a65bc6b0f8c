"""Topics that members propose and items on which they ask to speak, as reads tell them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nennep.meetings.models import ProposedTopic, SpeakingRequest


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic that a member proposed; `item` where it stands on the agenda, `answer` where it does not."""

    id: UUID
    person: UUID
    title: str
    proposed_at: datetime
    item: UUID | None
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class RequestRow:
    """Somebody asks to speak on an item."""

    person: UUID
    item: UUID
    title: str
    note: str


def topic_rows(topics: Iterable[ProposedTopic]) -> tuple[TopicRow, ...]:
    """Topics as data."""
    return tuple(
        TopicRow(
            each.pk,
            each.person_id,
            each.title,
            each.proposed_at,
            each.item_id if each.stands else None,
            each.answer,
            each.answered_at,
        )
        for each in topics
    )


def request_rows(requests: Iterable[SpeakingRequest]) -> tuple[RequestRow, ...]:
    """Requests to speak as data."""
    return tuple(RequestRow(each.person_id, each.item_id, each.item.title, each.note) for each in requests)

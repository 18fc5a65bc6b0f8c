"""Reading of merging texts. Who may read is asked before: keys belong to rows of higher apps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nennep.collab import merging
from nennep.collab.models import CollabProposal, CollabText, CollabUpdate


@dataclass(frozen=True, slots=True)
class Proposal:
    """What came too late or without right: how the text would read with it, beside how it reads."""

    id: UUID
    key: str
    author_id: UUID
    received_at: datetime
    text: str
    would_read: str


def read_text(key: str) -> str:
    """What a text reads as; "" when nobody wrote."""
    return read_texts([key])[key]


def read_texts(keys: Iterable[str]) -> dict[str, str]:
    """What each text reads as, "" where nobody wrote; one query."""
    wanted = list(keys)
    written = dict(CollabText.rows.filter(key__in=wanted).values_list("key", "text"))
    return {key: written.get(key, "") for key in wanted}


def holds(key: str, update: bytes) -> bool:
    """Whether a text already has all that an update brings. Raises as `merging.merged`."""
    state = bytes(CollabText.rows.filter(key=key).values_list("state", flat=True).first() or b"")
    return merging.merged(state, update).state == state


def authors(keys: Iterable[str]) -> dict[str, list[UUID]]:
    """Who wrote each text, by their first contribution: the persons whom a revision names."""
    found: dict[str, list[UUID]] = {key: [] for key in keys}
    rows = CollabUpdate.rows.filter(text__key__in=found).order_by("text_id", "seq")
    for key, author in rows.values_list("text__key", "author_id"):
        if author not in found[key]:
            found[key].append(author)
    return found


def open_proposals(keys: Iterable[str]) -> list[Proposal]:
    """What still has to be settled of these texts, oldest first."""
    rows = CollabProposal.rows.filter(text__key__in=list(keys), settled_at=None).select_related("text")
    return [
        Proposal(
            id=row.id,
            key=row.text.key,
            author_id=row.author_id,
            received_at=row.received_at,
            text=row.text.text,
            would_read=merging.merged(bytes(row.text.state), bytes(row.update)).text,
        )
        for row in rows.order_by("received_at", "id")
    ]

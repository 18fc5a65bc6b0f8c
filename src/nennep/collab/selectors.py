"""Reading of merging texts. Who may read is asked before: keys belong to rows of higher apps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from nennep.collab import merging
from nennep.collab.models import CollabProposal, CollabText, CollabUpdate
from nennep.core.database.statements import asked, statement

_LATE = statement(
    """
    SELECT 1 FROM {late} late
     WHERE late.settled_at IS NULL OR late.author_id = %(author)s AND late.settled_at >= %(since)s LIMIT 1
    """,
    late=CollabProposal,
)
PAUSE = timedelta(minutes=5)
"""What is written after a rest of this length counts as another version."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What came too late or without right: how the text would read with it, beside how it reads."""

    id: UUID
    key: str
    author_id: UUID
    device_id: UUID | None
    written_at: datetime | None
    received_at: datetime
    text: str
    would_read: str
    settled_at: datetime | None = None
    outcome: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """What a text read as when its writer stopped: number of the last update, who, when by both clocks."""

    seq: int
    author_id: UUID
    device_id: UUID | None
    written_at: datetime | None
    received_at: datetime
    text: str


def read_text(key: str) -> str:
    """What a text reads as; "" when nobody wrote."""
    return read_texts([key])[key]


def read_texts(keys: Iterable[str]) -> dict[str, str]:
    """What each text reads as, "" where nobody wrote; one query."""
    wanted = list(keys)
    written = dict(CollabText.rows.filter(key__in=wanted).values_list("key", "text"))
    return {key: written.get(key, "") for key in wanted}


def holds(key: str, update: bytes) -> bool:
    """Whether the server has all that an update brings: in the text, or in what was kept aside of it.

    Raises as `merging.merged`.
    """
    state = bytes(CollabText.rows.filter(key=key).values_list("state", flat=True).first() or b"")
    aside = CollabProposal.rows.filter(text__key=key).order_by("id").values_list("update", flat=True)
    for each in aside:
        state = merging.merged(state, bytes(each)).state
    return merging.merged(state, update).state == state


def authors(keys: Iterable[str]) -> dict[str, list[UUID]]:
    """Who wrote each text, by their first contribution: the persons whom a revision names."""
    found: dict[str, list[UUID]] = {key: [] for key in keys}
    rows = CollabUpdate.rows.filter(text__key__in=found).order_by("text_id", "seq")
    for key, author in rows.values_list("text__key", "author_id"):
        if author not in found[key]:
            found[key].append(author)
    return found


def proposals(keys: Iterable[str]) -> list[Proposal]:
    """Everything that came too late or without right of these texts, settled or not, oldest first. One query."""
    rows = CollabProposal.rows.filter(text__key__in=list(keys)).select_related("text")
    return [
        Proposal(
            id=row.id,
            key=row.text.key,
            author_id=row.author_id,
            device_id=row.device_id,
            written_at=row.written_at,
            received_at=row.received_at,
            text=row.text.text,
            would_read=merging.merged(bytes(row.text.state), bytes(row.update)).text,
            settled_at=row.settled_at,
            outcome=row.outcome,
            reason=row.reason,
        )
        for row in rows.order_by("received_at", "id")
    ]


@dataclass(frozen=True, slots=True)
class Proposed:
    """What became of one thing that somebody sent too late or without right; `outcome` is "" while it waits.

    `typed` is what its author typed, without the words of others around it.
    """

    id: UUID
    key: str
    received_at: datetime
    outcome: str
    reason: str
    typed: str


def proposed_by(author: UUID, *, settled_since: datetime) -> list[Proposed]:
    """What came late of one author and waits, or was settled since then, oldest first. One query."""
    waits_or_new = Q(settled_at=None) | Q(settled_at__gte=settled_since)
    rows = CollabProposal.rows.filter(waits_or_new, author_id=author).select_related("text")
    return [
        Proposed(
            row.pk,
            row.text.key,
            row.received_at,
            row.outcome,
            row.reason,
            merging.typed(bytes(row.text.state), bytes(row.update)),
        )
        for row in rows.order_by("received_at", "id")
    ]


def proposal_keys(prefix: str, *, open_only: bool = True) -> list[str]:
    """The keys that begin so and under which something came late (and still has to be settled); each once."""
    rows = CollabProposal.rows.filter(text__key__startswith=prefix)
    if open_only:
        rows = rows.filter(settled_at=None)
    return list(rows.values_list("text__key", flat=True).distinct().order_by("text__key"))


def any_late(author: UUID, *, settled_since: datetime) -> bool:
    """Whether anything that came late waits, of anybody, or of one author was settled since then; home asks this."""
    return bool(asked(_LATE, {"author": author, "since": settled_since}))


def waiting_keys() -> set[str]:
    """All keys under which something came late and has to be settled."""
    return set(CollabProposal.rows.filter(settled_at=None).values_list("text__key", flat=True))


def written(keys: Iterable[str]) -> set[str]:
    """Those of the keys under which anybody ever wrote; one query."""
    return set(CollabText.rows.filter(key__in=list(keys), seq__gt=0).values_list("key", flat=True))


def any_written(prefix: str) -> bool:
    """Whether anybody ever wrote under a key that begins so."""
    return CollabText.rows.filter(key__startswith=prefix, seq__gt=0).exists()


def versions(key: str, *, pause: timedelta = PAUSE) -> list[Version]:
    """What a text read as each time its writer changed or rested for `pause`, newest first.

    Two hours of typing are some thousands of updates; they are played once through one document.
    """
    rows = list(CollabUpdate.rows.filter(text__key=key).order_by("seq"))
    read = merging.read_along(bytes(row.update) for row in rows)
    found: list[Version] = []
    for place, (row, text) in enumerate(zip(rows, read, strict=True)):
        after = rows[place + 1] if place + 1 < len(rows) else None
        if after is not None and _goes_on(row, after, pause):
            continue
        found.append(Version(row.seq, row.author_id, row.device_id, row.written_at, row.received_at, text()))
    return [each for place, each in enumerate(found) if not place or each.text != found[place - 1].text][::-1]


def _goes_on(one: CollabUpdate, after: CollabUpdate, pause: timedelta) -> bool:
    """Whether an update belongs to the same piece of writing as the one before."""
    same = (one.author_id, one.device_id) == (after.author_id, after.device_id)
    return same and (after.written_at or after.received_at) - (one.written_at or one.received_at) < pause

"""Writing of merging texts: the one place where updates come in, and where a text is locked (design §4.4).

Neither acts nor traces: the second kind of writing. Rights are asked by the caller at every exchange, because they may
end between two of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from nennep.collab import merging
from nennep.collab.models import CollabProposal, CollabText, CollabUpdate
from nennep.collab.stored import digest_of, locked_rows, updates_of
from nennep.core import clock
from nennep.core.ids import new_id
from nennep.core.refusals import Conflict, NotFound

MOST_DEVICES = 6
"""On how many devices one person writes a section: what waits from more of them is nobody's writing."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """The answer to a device: the update that it lacks, the server's state vector, what the text reads as.

    `proposal` says that the device's update was kept aside for a person to settle, and not merged.
    """

    missing: bytes
    state_vector: bytes
    text: str
    locked: bool
    proposal: bool


@dataclass(frozen=True, slots=True)
class Authorship:
    """Who wrote, on which device, when by its own account."""

    author: UUID
    device: UUID | None
    written_at: datetime | None


def exchange(
    key: str,
    *,
    update: bytes | None,
    state_vector: bytes | None,
    author: UUID,
    device: UUID | None = None,
    written_at: datetime | None = None,
    allowed: bool,
) -> Exchange:
    """Take in what a device wrote and give back what it lacks. An update may come twice, and in any order.

    `author` is a person's id; `written_at` what the device says of the time; `allowed` whether they may write. Their
    reading right is the caller's matter. Raises Invalid for a malformed or too large text, Conflict "collab_gap" when
    earlier updates are missing, "collab_many" for one device more than anybody writes on; a refused update leaves
    nothing behind, and the device still has it.
    """
    if not update or update == merging.NOTHING:
        return _answer(CollabText.rows.filter(key=key).first() or CollabText(key=key), state_vector)
    with transaction.atomic():
        text = locked_rows([key])[key]
        proposal = bool(text.locked_at) or not allowed
        if proposal:
            _propose(text, update, Authorship(author, device, written_at))
        else:
            _append(text, update, Authorship(author, device, written_at))
        return _answer(text, state_vector, proposal=proposal)


def lock(key: str) -> str:
    """Lock one text: see `lock_all`."""
    return lock_all([key])[key]


def lock_all(keys: Iterable[str]) -> dict[str, str]:
    """Lock texts against writing and give the digest of each (sha256 as hexadecimal), for the adopting act's record.

    Texts that nobody wrote are locked empty. A locked text keeps its first digest.
    """
    with transaction.atomic():
        texts = locked_rows(list(dict.fromkeys(keys)))
        fresh = [text for text in texts.values() if text.locked_at is None]
        updates = updates_of(fresh)
        for text in fresh:
            text.locked_at = clock.now()
            text.digest = digest_of(text, updates.get(text.id, []))
        # The rows are locked already, so this only updates; bulk_update's CASE for each row takes three times as long.
        CollabText.rows.bulk_create(
            fresh, update_conflicts=True, unique_fields=["key"], update_fields=["locked_at", "digest"]
        )
    return {key: text.digest for key, text in texts.items()}


def verify(key: str) -> bool:
    """Whether a locked text still is what its digest says, and its state what its updates make."""
    text = CollabText.rows.get(key=key)
    updates = updates_of([text]).get(text.id, [])
    rebuilt = b""
    for update in updates:
        rebuilt = merging.merged(rebuilt, update).state
    return text.digest == digest_of(text, updates) and merging.opened(rebuilt).text == text.text


def restore(key: str, text: str, *, author: UUID) -> str:
    """Write `text` over the present content as an update of the server's, in the name of `author`.

    Never to start a text: two phones that begin from the same programmed start would merge it into a double.
    """
    with transaction.atomic():
        stored = locked_rows([key])[key]
        if stored.seq == 0:
            raise NotFound
        _append(stored, merging.rewritten(bytes(stored.state), text), Authorship(author, None, None))
        return stored.text


def take_in(proposal_id: UUID) -> None:
    """Merge a proposal into its text, as if it had come in time and by right, in its author's name.

    Only for a text that is not locked; the caller settles the proposal. Raises NotFound.
    """
    with transaction.atomic():
        found = CollabProposal.rows.select_related("text").filter(id=proposal_id).first()
        if found is None:
            raise NotFound
        text = locked_rows([found.text.key])[found.text.key]
        if text.locked_at is not None:
            raise NotFound
        _append(text, bytes(found.update), Authorship(found.author_id, found.device_id, found.written_at))


def settle_proposal(proposal_id: UUID, *, by: UUID, outcome: str = "", reason: str = "") -> bool:
    """Put a proposal aside as dealt with; it stays readable. What is to be kept of it, a person writes.

    Whether it was still open.
    """
    still_open = CollabProposal.rows.filter(id=proposal_id, settled_at=None)
    return bool(still_open.update(settled_at=clock.now(), settled_by_id=by, outcome=outcome, reason=reason))


def _append(text: CollabText, update: bytes, authorship: Authorship) -> None:
    """Merge an update and keep it; one that brings nothing new leaves no row."""
    result = merging.merged(bytes(text.state), update)
    if result.state == bytes(text.state):
        return
    text.state, text.text, text.seq = result.state, result.text, text.seq + 1
    CollabText.rows.filter(pk=text.pk).update(state=text.state, text=text.text, seq=text.seq)
    CollabUpdate.rows.create(
        id=new_id(),
        text=text,
        seq=text.seq,
        author_id=authorship.author,
        device_id=authorship.device,
        written_at=authorship.written_at,
        received_at=clock.now(),
        update=update,
    )


def _propose(text: CollabText, update: bytes, authorship: Authorship) -> None:
    """Keep what the update adds to the text, joined with what the same device proposed before."""
    state = bytes(text.state)
    vector = merging.opened(state).vector
    whose = {"text": text, "author_id": authorship.author, "device_id": authorship.device}
    mine = CollabProposal.rows.filter(**whose, settled_at=None).first()
    before = merging.merged(state, bytes(mine.update)).state if mine else state
    after = merging.merged(before, update)
    if after.state == before:
        return
    settled = CollabProposal.rows.filter(**whose).exclude(settled_at=None)
    if any(_brings_nothing(after.state, state, bytes(each.update)) for each in settled):
        return  # a phone that missed the answer sends again what a person has settled
    if mine is None:
        _must_not_be_too_many(text, authorship.author)
    proposal = mine or CollabProposal(id=new_id(), **whose)
    proposal.written_at = authorship.written_at or proposal.written_at
    proposal.update = merging.lacking(after.state, vector)
    proposal.received_at = clock.now()
    proposal.save()


def _must_not_be_too_many(text: CollabText, author: UUID) -> None:
    """Raise Conflict: a device is whatever calls itself one, and each would keep a proposal of its own."""
    if CollabProposal.rows.filter(text=text, author_id=author, settled_at=None).count() >= MOST_DEVICES:
        raise Conflict(
            _(
                "Words of yours from %(count)s devices wait to be settled for this section already. These stay on the "
                "device until a person has settled those."
            )
            % {"count": MOST_DEVICES},
            code="collab_many",
        )


def _brings_nothing(wanted: bytes, state: bytes, settled: bytes) -> bool:
    """Whether `wanted` holds nothing that the text and a settled proposal do not."""
    return (
        merging.merged(merging.merged(state, settled).state, wanted).state
        == merging.merged(state, settled).state
    )


def _answer(text: CollabText, state_vector: bytes | None, *, proposal: bool = False) -> Exchange:
    missing, vector = merging.brought_up(bytes(text.state), state_vector or merging.BLANK)
    return Exchange(
        missing=missing,
        state_vector=vector,
        text=text.text,
        locked=text.locked_at is not None,
        proposal=proposal,
    )

"""Texts checked against the updates that they are made of, and locked ones against their digest.

The updates themselves no act states: they are written between acts. Once minutes are adopted, these hold what was read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from nennep.collab import merging
from nennep.collab.models import CollabText, CollabUpdate
from nennep.collab.stored import digest_of
from nennep.core.audit.stated import Difference, Stated

ACTS: frozenset[str] = frozenset()
TABLE = CollabText._meta.label


def differences(acts: Iterable[Stated]) -> Iterator[Difference]:
    """Texts that read otherwise than their updates make them."""
    written: defaultdict[UUID, list[tuple[int, bytes]]] = defaultdict(list)
    rows = CollabUpdate.rows.order_by("seq").values_list("text_id", "seq", "update")
    for text_id, seq, update in rows.iterator():
        written[text_id].append((seq, bytes(update)))
    for text in CollabText.rows.order_by("pk").iterator():
        where = _parting(text, written[text.pk])
        if where:
            yield Difference(TABLE, text.pk, "other", where)


def _parting(text: CollabText, written: list[tuple[int, bytes]]) -> str:
    """The first column that is not as the updates say."""
    updates = [update for _seq, update in written]
    if [seq for seq, _update in written] != list(range(1, text.seq + 1)):
        return "seq"
    try:
        made = list(merging.read_along(updates))
        read = made[-1]() if made else ""
        stored = merging.opened(bytes(text.state)).text
    except ValueError:
        return "updates"
    if read != text.text:
        return "text"
    if stored != text.text:
        return "state"
    return "digest" if text.locked_at is not None and text.digest != digest_of(text, updates) else ""

"""What became of words that came late, checked against the acts that settled them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nennep.collab.models import CollabProposal
from nennep.core.audit.stated import Difference, Rows, Stated

ACTS = frozenset({"minutes.settle_late_text"})


def differences(acts: Iterable[Stated]) -> Iterator[Difference]:
    """What is settled otherwise than its act says, or by no act; the words themselves no act brought."""
    settled = Rows(CollabProposal)
    for act in acts:
        said = act.payload
        settled.made(
            act,
            said["proposal"],
            outcome=said["outcome"],
            reason=said["reason"],
            settled_by_id=act.person_id or act.user_id,
        )
    yield from settled.differences(all_by_acts=False)
    for row in CollabProposal.rows.exclude(settled_at=None).exclude(pk__in=settled.stated).order_by("pk"):
        yield Difference(CollabProposal._meta.label, row.pk, "strange", "settled_at")

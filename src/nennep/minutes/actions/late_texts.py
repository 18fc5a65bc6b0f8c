"""What becomes of words that came after the lock, or from somebody without the right to write."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.collab.selectors import Proposal, proposal_keys, proposals
from nennep.collab.texts import settle_proposal, take_in
from nennep.core.acts import ActContext, act
from nennep.core.payload.types import Line
from nennep.core.refusals import Conflict, Invalid, NotFound
from nennep.meetings.leading.ways import to_correction, to_late_texts
from nennep.meetings.loading import take_meeting
from nennep.meetings.models import Meeting
from nennep.meetings.states import LOCKED
from nennep.minutes.enums import LateTextOutcome
from nennep.minutes.models import Correction


@act(
    "minutes.settle_late_text",
    right="decide",
    or_right="minute",
    label=_("Settle words that came too late"),
    known_with="hear",
)
def settle_late_text(
    ctx: ActContext, *, meeting: UUID, proposal: UUID, outcome: LateTextOutcome, reason: Line = ""
) -> None:
    """Giải quyết phần ghi đến muộn: taken into the minutes, noted, or refused with a reason; it stays to be read.

    While the meeting sits, what is taken is merged into the text; after the lock only a correction brings it into the
    minutes, which must have been made first.
    """
    loaded = take_meeting(ctx, meeting)
    found = _proposal(loaded, proposal)
    if outcome is not LateTextOutcome.TAKEN and not reason:
        raise Invalid(_("Say why it is not taken into the minutes."), field="reason")
    if outcome is LateTextOutcome.TAKEN:
        _take(loaded, found)
    by = ctx.actor.person_id or ctx.actor.user_id
    if not settle_proposal(found.id, by=by, outcome=outcome, reason=reason):
        raise Conflict(
            _("This was settled already. Reload the page to see it."),
            code="settled",
            way=to_late_texts(loaded.pk),
        )
    ctx.about("person", found.author_id)
    ctx.result["proposal"] = str(found.id)


def _take(meeting: Meeting, found: Proposal) -> None:
    if meeting.state not in LOCKED:
        take_in(found.id)
    elif not Correction.rows.filter(meeting=meeting, key=found.key, made_at__gte=found.received_at).exists():
        raise Conflict(
            _("The minutes are locked: what belongs in them is brought in with a Correction first."),
            code="locked",
            way=to_correction(meeting.pk),
        )


def _proposal(meeting: Meeting, proposal_id: UUID) -> Proposal:
    keys = proposal_keys(f"meeting/{meeting.pk}/", open_only=False)
    found = next((each for each in proposals(keys) if each.id == proposal_id), None)
    if found is None:
        raise NotFound
    return found

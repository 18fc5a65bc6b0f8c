"""The next steps of many meetings at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from nennep.authority.permissions import MANAGE, PREPARE, READ
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.authorise import access_to
from nennep.meetings.access import MeetingAccess
from nennep.meetings.enums import MeetingState, ProxyEntryState
from nennep.meetings.leading.steps import Step, next_step
from nennep.meetings.models import Answer, Meeting, ProxyEntry
from nennep.meetings.proxy_entries import LENT
from nennep.meetings.states import LOCKED
from nennep.records.enums import DocumentType
from nennep.records.models import Revision


def next_steps(actor: Actor, meetings: Sequence[Meeting]) -> dict[UUID, Step]:
    """Meeting -> its next step for the actor, where there is one. Three queries, and one for each organisation."""
    return steps_of(actor, meetings, waiting_entries(meetings), _signed(meetings))


def steps_of(
    actor: Actor, meetings: Sequence[Meeting], entries: Mapping[UUID, ProxyEntry], signed: Collection[UUID]
) -> dict[UUID, Step]:
    """The same where it is known which of them the office enters, and which have their minutes signed on paper."""
    rights = {
        each: access_to(actor, each, clock.today()).rights
        for each in {meeting.body.organisation_id for meeting in meetings}
    }
    answers = own_answers(
        actor, [each for each in meetings if PREPARE not in rights[each.body.organisation_id]]
    )
    found = {}
    for meeting in meetings:
        entry, own_rights = entries.get(meeting.pk), rights[meeting.body.organisation_id]
        if READ not in own_rights:
            continue
        lent = entry is not None and entry.person_id == actor.person_id and MANAGE in own_rights
        access = MeetingAccess(meeting, actor, own_rights | LENT if lent else own_rights, lent)
        step = next_step(access, entry, signed=meeting.pk in signed, coming=answers.get(meeting.pk))
        if step is not None:
            found[meeting.pk] = step
    return found


def own_answers(actor: Actor, meetings: Sequence[Meeting]) -> dict[UUID, bool]:
    """Meeting -> whether the actor said to come, of those of which notice was given and that are not begun.

    Who prepares a meeting has another step than to answer, so nothing is asked for them.
    """
    told = [each.pk for each in meetings if each.state == MeetingState.NOTIFIED]
    if not told or actor.person_id is None:
        return {}
    rows = Answer.rows.filter(person_id=actor.person_id, meeting__in=told)
    return dict(rows.values_list("meeting_id", "coming"))


def waiting_entries(meetings: Sequence[Meeting]) -> dict[UUID, ProxyEntry]:
    """The meetings that the office enters for their cells, until the cell has settled it."""
    if not meetings:
        return {}
    rows = ProxyEntry.rows.filter(meeting__in=meetings, state=ProxyEntryState.WAITING)
    return {each.meeting_id: each for each in rows.select_related("person").order_by("begun_at")}


def _signed(meetings: Sequence[Meeting]) -> set[UUID]:
    """The meetings whose newest minutes are signed on paper."""
    locked = [each.pk for each in meetings if each.state in LOCKED]
    rows = Revision.rows.filter(
        record__about_kind="meeting", record__about_id__in=locked, record__document_type=DocumentType.MINUTES
    )
    newest = dict(rows.order_by("revision").values_list("record__about_id", "signed_on"))
    return {meeting_id for meeting_id, signed_on in newest.items() if signed_on is not None}

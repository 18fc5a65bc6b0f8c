"""What a meeting sees of the others held together with it while it is prepared: who, when, where; nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nennep.core import clock
from nennep.meetings.models import JointInvitation, Meeting
from nennep.organisation.selectors import names_on


@dataclass(frozen=True, slots=True)
class Side:
    """Another side of a joint session. Without a time it was asked and has not agreed yet."""

    name: str
    starts_at: datetime | None
    place: str
    declined: bool
    apart: bool  # its time or place is another than ours: somebody moved one side only


def sides_of(meeting: Meeting) -> list[Side]:
    """The other sides of the joint session of a meeting, those that agreed first; empty when it is not tied."""
    if meeting.joint_session_id is None:
        return []
    tied = list(
        Meeting.rows.filter(joint_session_id=meeting.joint_session_id)
        .exclude(pk=meeting.pk)
        .select_related("body")
        .order_by("pk")
    )
    agreed = {each.body.organisation_id for each in tied} | {meeting.body.organisation_id}
    asked = list(
        JointInvitation.rows.filter(joint_session_id=meeting.joint_session_id)
        .exclude(organisation_id__in=agreed)
        .order_by("invited_at", "pk")
    )
    ids: set[UUID] = agreed | {each.organisation_id for each in asked}
    names = names_on(ids, clock.today())

    def name(organisation_id: UUID) -> str:
        found = names.get(organisation_id)
        return found.name if found else ""

    return [
        Side(
            name=name(each.body.organisation_id),
            starts_at=each.starts_at,
            place=each.place,
            declined=False,
            apart=(each.starts_at, each.place) != (meeting.starts_at, meeting.place),
        )
        for each in tied
    ] + [
        Side(name=name(each.organisation_id), starts_at=None, place="", declined=each.declined, apart=False)
        for each in asked
    ]

"""Meetings held together: two bodies' joint session, and a regular and a thematic one in one sitting.

How another cell agrees: a person who prepares on both sides ties both meetings in one act. Else the first side ties
its own meeting and names the other by its organisation's code; the other side agrees by tying a meeting of its own.
"""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

from nennep.core.acts import ActContext, act
from nennep.core.acts.taking import must_be_new
from nennep.core.clock import legal_day
from nennep.core.ids import NewId
from nennep.core.payload.types import MANY, Line, RequiredLine
from nennep.core.refusals import Conflict, Invalid, NotFound
from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.meetings.leading.ways import to_preparation
from nennep.meetings.loading import take_meeting
from nennep.meetings.models import JointInvitation, JointSession, Meeting
from nennep.meetings.sittings import must_lead
from nennep.meetings.states import BEFORE_SESSION
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body, Organisation

ALONE = _("A joint session is of two bodies or more. Name the other side.")


@act(
    "meetings.tie_meetings", right="prepare", or_right="manage", label=_("Tie meetings into a joint session")
)
def tie_meetings(
    ctx: ActContext,
    *,
    id: NewId,
    title: RequiredLine,
    meetings: Annotated[list[UUID], MANY],
    invite: Annotated[list[Line], MANY] | None = None,
) -> None:
    """Sinh hoạt chung: tie meetings that the actor prepares; ask organisations of other branches by their code."""
    must_be_new(JointSession, id)
    if not meetings or len(set(meetings)) < len(meetings):
        raise Invalid(_("Name each meeting once."), field="meetings")
    taken = [take_meeting(ctx, each, states=BEFORE_SESSION) for each in meetings]
    ctx.admit(taken[0].body.organisation_id)
    own = {each.body.organisation_id for each in taken}
    if len(own) < len(taken):
        raise Invalid(_("A joint session is of meetings of different organisations."), field="meetings")
    invited = [_organisation_coded(code) for code in invite or [] if code]
    if own.intersection(invited):
        raise Invalid(_("This organisation takes part already. Name the other side."), field="invite")
    if len(own) + len(set(invited)) < 2:
        raise Invalid(ALONE, field="invite")
    joint = JointSession.rows.create(id=id, title=title, host_id=taken[0].body.organisation_id)
    for each in taken:
        _tie(each, joint)
    JointInvitation.rows.bulk_create(
        JointInvitation(
            id=ctx.derive_id("invitation", organisation),
            joint_session=joint,
            organisation_id=organisation,
            invited_at=ctx.at,
        )
        for organisation in dict.fromkeys(invited)
    )
    for organisation in invited:
        ctx.about("organisation", organisation)
    ctx.result["joint_session"] = str(id)


@act("meetings.join_session", right="prepare", or_right="manage", label=_("Agree to a joint session"))
def join_session(
    ctx: ActContext, *, joint_session: UUID, meeting: UUID | None = None, new_meeting: NewId | None = None
) -> None:
    """Nhận lời sinh hoạt chung: tie a meeting of one's own, or one planned now at the host's time and place."""
    if (meeting is None) == (new_meeting is None):
        raise Invalid(_("Choose one of your meetings, or plan a new one."), field="meeting")
    joint = JointSession.rows.select_for_update().filter(pk=joint_session).first()
    if joint is None:
        raise NotFound
    if meeting is not None:
        loaded = take_meeting(ctx, meeting, states=BEFORE_SESSION)
        invitation = _invitation(joint, loaded.body.organisation_id)
    else:
        assert new_meeting is not None
        must_be_new(Meeting, new_meeting)
        invitation = _invitation_for(ctx, joint)
        loaded = _planned_like_host(joint, invitation.organisation_id, new_meeting)
    tied = Meeting.rows.filter(joint_session=joint, body__organisation_id=invitation.organisation_id).first()
    if tied is not None:
        raise Conflict(
            _("A meeting of this organisation is tied to the joint session already."),
            way=to_preparation(tied.pk, "#sinh-hoat-chung"),
        )
    _tie(loaded, joint)
    JointInvitation.rows.filter(pk=invitation.pk).update(declined=False)
    ctx.about("meeting", loaded.pk)
    ctx.about("joint_session", joint.pk)
    ctx.result["meeting"] = str(loaded.pk)


@act("meetings.decline_session", right="prepare", or_right="manage", label=_("Decline a joint session"))
def decline_session(ctx: ActContext, *, joint_session: UUID) -> None:
    """Không nhận lời sinh hoạt chung."""
    joint = JointSession.rows.filter(pk=joint_session).first()
    if joint is None:
        raise NotFound
    invitation = _invitation_for(ctx, joint)
    tied = Meeting.rows.filter(joint_session=joint, body__organisation_id=invitation.organisation_id).first()
    if tied is not None:
        raise Conflict(
            _("Your meeting is tied to this joint session. Untie it instead."),
            way=to_preparation(tied.pk, "#sinh-hoat-chung"),
        )
    JointInvitation.rows.filter(pk=invitation.pk).update(declined=True)
    ctx.about("joint_session", joint.pk)


@act(
    "meetings.untie_meeting",
    right="prepare",
    or_right="manage",
    label=_("Take a meeting out of a joint session"),
)
def untie_meeting(ctx: ActContext, *, meeting: UUID) -> None:
    """Rút khỏi sinh hoạt chung before the session; the meeting stays in its own calendar."""
    loaded = take_meeting(ctx, meeting, states=BEFORE_SESSION)
    if loaded.joint_session_id is None:
        raise Conflict(
            _("This meeting is not tied to a joint session."),
            way=to_preparation(loaded.pk, "#sinh-hoat-chung"),
        )
    ctx.about("joint_session", loaded.joint_session_id)
    Meeting.rows.filter(pk=loaded.pk).update(joint_session=None)


@act(
    "meetings.hold_together",
    right="prepare",
    or_right="manage",
    label=_("Hold a thematic meeting together with a regular one"),
)
def hold_together(ctx: ActContext, *, thematic: UUID, regular: UUID | None = None) -> None:
    """Kết hợp chuyên đề với thường kỳ trong một buổi, one after the other; without `regular`, separate them."""
    second = take_meeting(ctx, thematic, states=frozenset({MeetingState.DRAFT}))
    if second.kind != MeetingKind.THEMATIC:
        raise Invalid(_("Only a thematic meeting sits together with a regular one."), field="thematic")
    if regular is None:
        Meeting.rows.filter(pk=second.pk).update(sits_with=None)
        return
    first = take_meeting(ctx, regular, states=frozenset({MeetingState.DRAFT}))
    must_lead(first)
    if first.kind != MeetingKind.REGULAR or first.body_id != second.body_id:
        raise Invalid(_("Choose a regular meeting of the same body."), field="regular")
    Meeting.rows.filter(pk=second.pk).update(sits_with=first, starts_at=first.starts_at, place=first.place)


def _tie(meeting: Meeting, joint: JointSession) -> None:
    must_lead(meeting)
    if meeting.joint_session_id not in (None, joint.pk):
        raise Conflict(_("This meeting is tied to another joint session already."), field="meetings")
    if meeting.body.kind != BodyKind.CELL:
        raise Invalid(_("Only cells hold joint sessions to exchange experience."), field="meetings")
    Meeting.rows.filter(pk=meeting.pk).update(joint_session=joint)


def _organisation_coded(code: str) -> UUID:
    found: UUID | None = Organisation.rows.filter(code=code, kind="cell").values_list("pk", flat=True).first()
    if found is None:
        raise Invalid(
            translate(
                "No cell has the code “%(code)s”. Ask its secretary: the code stands in the cell's calendar."
            )
            % {"code": code},
            field="invite",
        )
    return found


def _invitation(joint: JointSession, organisation_id: UUID) -> JointInvitation:
    found = JointInvitation.rows.filter(joint_session=joint, organisation_id=organisation_id).first()
    if found is None:
        raise NotFound
    return found


def _invitation_for(ctx: ActContext, joint: JointSession) -> JointInvitation:
    """The invitation of an organisation that the actor prepares meetings for; NotFound for everybody else."""
    for each in JointInvitation.rows.filter(joint_session=joint).order_by("pk"):
        if ctx.entitled(each.organisation_id):
            ctx.admit(each.organisation_id)
            return each
    raise NotFound


def _planned_like_host(joint: JointSession, organisation_id: UUID, new_id: UUID) -> Meeting:
    host = Meeting.rows.filter(joint_session=joint, body__organisation_id=joint.host_id).first()
    body = Body.rows.filter(organisation_id=organisation_id, kind=BodyKind.CELL).first()
    if host is None or body is None:
        raise Conflict(_("The host's meeting is no longer in the calendar. Ask the host cell."))
    return Meeting.rows.create(
        id=new_id,
        body=body,
        kind=MeetingKind.JOINT,
        month=legal_day(host.starts_at).replace(day=1),
        starts_at=host.starts_at,
        place=host.place,
        theme=host.theme,
    )

"""Việc cần làm: what the signed-in person has to do next, and by when. Home is this list, not a dashboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from nennep.authority.models import Charge
from nennep.authority.permissions import CHAIR, DECIDE, MANAGE, PREPARE
from nennep.authority.selectors import organisations_with
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.text import sort_key
from nennep.meetings.enums import MeetingState, ProxyEntryState
from nennep.meetings.models import Answer, Meeting, ProxyEntry
from nennep.meetings.naming import meeting_title
from nennep.meetings.selectors.calendar import asked, invitations_waiting
from nennep.meetings.states import BEFORE_SESSION
from nennep.membership.models import Membership
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body, Organisation
from nennep.resolutions.enums import AssignmentState
from nennep.resolutions.models import Assignment
from nennep.room.late_texts import meetings_with_late_texts
from nennep.ui.wording import day as shown_day
from nennep.ui.wording import moment as shown_moment
from nennep.web.who import who_is

AHEAD = timedelta(days=40)
"""How far ahead a meeting is somebody's task."""


@dataclass(frozen=True, order=True, slots=True)
class Todo:
    """One thing to do: by when (for the order), what, when in words, why, and the button."""

    by: date
    title: str = field(compare=False)
    when: str = field(compare=False)
    text: str = field(compare=False)
    action: str = field(compare=False)
    url: str = field(compare=False)


def todo_of(actor: Actor, today: date) -> list[Todo]:
    """Everything that the actor has to do, the most pressing first."""
    if actor.person_id is None:
        return []
    found = [
        *_meetings_to_run(actor, today),
        *_months_to_plan(actor, today),
        *_invitations_to_answer(actor, today),
        *_notices_to_answer(actor.person_id, today),
        *_drafts_to_remark_on(actor.person_id, today),
        *_proxy_entries(actor, today),
        *_late_texts(actor, today),
        *_cells_to_ask(actor, today),
    ]
    # what the others of the cell wait for, before one's own tasks, which are reported at the meeting anyhow
    return sorted(found) + sorted(_tasks(actor.person_id, today))


def _meetings_to_run(actor: Actor, today: date) -> Iterator[Todo]:
    """The next step of each meeting that the actor prepares or chairs."""
    meetings = (
        Meeting.rows.filter(
            body__organisation__in=_own(actor, PREPARE, today),
            month__lte=today + AHEAD,
            starts_at__lte=clock.now() + AHEAD,
            sits_with=None,  # what sits with another is prepared, told and held there
        )
        .exclude(state__in=(MeetingState.ISSUED, MeetingState.CANCELLED))
        # what the office enters is confirmed before anything else is done about it (_proxy_entries)
        .exclude(pk__in=ProxyEntry.rows.filter(state=ProxyEntryState.WAITING).values("meeting_id"))
        .select_related("body")
        .order_by("starts_at")
    )
    own_chairs = set(_own(actor, CHAIR, today).values_list("pk", flat=True))
    for each in meetings:
        step = _step(each, today, chairs=each.body.organisation_id in own_chairs)
        if step is not None:
            yield step


def _step(meeting: Meeting, today: date, *, chairs: bool) -> Todo | None:
    """The one next thing to do about a meeting, for whoever prepares it and perhaps chairs it."""
    held_on = clock.legal_day(meeting.starts_at)
    state = MeetingState(meeting.state)
    if state == MeetingState.IN_SESSION:
        return _todo(meeting, today, _("Go on with the meeting"), "", _("Back to the room"), "room:room")
    if state in BEFORE_SESSION and held_on <= today:
        title = _("Meet today") if held_on == today else _("Hold or move the meeting")
        text = _("The program keeps the roll and minutes while you meet.")
        return _todo(meeting, held_on, title, text, _("Go to the meeting"), "room:meeting")
    if state == MeetingState.DRAFT:
        text = _("Draw the agenda, let the committee agree to it.")
        by = held_on - timedelta(days=5)
        return _todo(
            meeting, by, _("Prepare the contents"), text, _("Prepare the contents"), "meetings:prepare"
        )
    if state == MeetingState.PREPARED:
        by = held_on - timedelta(days=1)
        text = _("The agenda is agreed. Tell people before %(day)s.") % {"day": shown_day(by)}
        return _todo(meeting, by, _("Send the notice"), text, _("See and give the notice"), "meetings:notice")
    if state in (MeetingState.ADOPTED, MeetingState.SIGNED) and chairs:
        return _after(meeting, held_on + timedelta(days=2), state)
    return None


def _after(meeting: Meeting, by: date, state: MeetingState) -> Todo:
    """After the minutes are locked: sign on paper, then issue."""
    if state == MeetingState.SIGNED:
        text = _("Signed on paper; the documents are not issued yet.")
        return _todo(meeting, by, _("Issue the documents"), text, _("Issue"), "room:meeting")
    text = _("The minutes are adopted and locked. Print, sign by hand, and write where they are kept.")
    return _todo(meeting, by, _("Sign on paper and issue"), text, _("Sign and issue"), "room:meeting")


def _todo(meeting: Meeting, by: date, title: str, text: str, action: str, address: str) -> Todo:
    named = f"{title}: {meeting_title(meeting)}"
    when = f"{meeting.body.name} · {shown_moment(meeting.starts_at)}"
    return Todo(by, named, when, text, action, reverse(address, args=[meeting.pk]))


def _months_to_plan(actor: Actor, today: date) -> Iterator[Todo]:
    """Cells of one's own without any meeting planned from today on."""
    bodies = Body.rows.filter(organisation__in=_own(actor, PREPARE, today), kind=BodyKind.CELL)
    planned = set(
        Meeting.rows.filter(body__in=bodies, month__gte=today.replace(day=1))
        .exclude(state=MeetingState.CANCELLED)
        .values_list("body_id", flat=True)
    )
    for each in bodies:
        if each.pk not in planned:
            yield Todo(
                today,
                _("Plan this month's meeting"),
                each.name,
                _("No meeting is planned yet."),
                _("Open the calendar"),
                reverse("meetings:calendar", args=[each.organisation_id, today.year]),
            )


def _late_texts(actor: Actor, today: date) -> Iterator[Todo]:
    """Words that came after the minutes were locked, in the cells that one decides for."""
    waiting = meetings_with_late_texts()
    if not waiting:
        return
    meetings = Meeting.rows.filter(pk__in=waiting, body__organisation__in=_own(actor, DECIDE, today))
    for each in meetings.select_related("body").order_by("starts_at"):
        text = _("A phone sent words for the minutes too late. Read them, and say what becomes of them.")
        yield _todo(
            each, today, _("Settle what came late"), text, _("Read what came late"), "room:late_texts"
        )


def _invitations_to_answer(actor: Actor, today: date) -> Iterator[Todo]:
    """Other cells that ask one's own to a joint session."""
    own = _own(actor, PREPARE, today).values_list("pk", flat=True)
    for each in invitations_waiting(own):
        it = asked(each)
        moment = [] if it.starts_at is None else [shown_moment(it.starts_at)]
        yield Todo(
            today if it.starts_at is None else clock.legal_day(it.starts_at) - timedelta(days=5),
            _("%(host)s asks for a joint session") % {"host": it.host},
            " · ".join([it.title, *moment, it.place]),
            _("Agree with a meeting of your own, or decline."),
            _("Answer the invitation"),
            reverse("meetings:joint", args=[each.organisation_id, it.joint_session]),
        )


def _notices_to_answer(person_id: UUID, today: date) -> Iterator[Todo]:
    """Notices of one's own cell that one has not answered."""
    cells = (
        Membership.rows.as_of(today).filter(person_id=person_id).exclude(status="exempt").values("cell_id")
    )
    meetings = (
        Meeting.rows.filter(
            body__organisation__in=cells,
            body__kind=BodyKind.CELL,
            state=MeetingState.NOTIFIED,
            starts_at__gte=clock.now(),
            sits_with=None,
        )
        .exclude(pk__in=Answer.rows.filter(person_id=person_id).values("meeting_id"))
        .select_related("body")
    )
    for each in meetings:
        yield Todo(
            clock.legal_day(each.starts_at),
            _("Answer the notice: %(meeting)s") % {"meeting": meeting_title(each)},
            f"{each.body.name} · {shown_moment(each.starts_at)} · {each.place}",
            _("Say whether you come, or ask to be excused."),
            _("See the notice and answer"),
            reverse("meetings:answer", args=[each.pk]),
        )


def _drafts_to_remark_on(person_id: UUID, today: date) -> Iterator[Todo]:
    """Meetings being prepared in the cells that one is in charge of."""
    cells = Charge.rows.as_of(today).filter(person_id=person_id).values("organisation_id")
    meetings = Meeting.rows.filter(
        body__organisation__in=cells,
        state__in=BEFORE_SESSION,
        starts_at__gte=clock.now(),
        starts_at__lte=clock.now() + timedelta(days=14),
        sits_with=None,
    ).select_related("body")
    for each in meetings:
        yield Todo(
            clock.legal_day(each.starts_at),
            _("Attend: %(meeting)s") % {"meeting": meeting_title(each)},
            f"{each.body.name} · {shown_moment(each.starts_at)} · {each.place}",
            _("You are in charge of this cell. You may propose topics and remark on the draft agenda."),
            _("See the agenda"),
            reverse("meetings:prepare", args=[each.pk]),
        )


def _tasks(person_id: UUID, today: date) -> Iterator[Todo]:
    """Tasks that one was given and that are still open, with a day."""
    tasks = Assignment.rows.filter(
        owner_id=person_id, state=AssignmentState.OPEN, withdrawn=False, meeting__state__in=_LOCKED
    ).select_related("body")
    for each in tasks:
        if each.due_on is not None and each.due_on <= today + AHEAD:
            late = each.due_on < today
            when = _("was due on %(day)s") if late else _("by %(day)s")
            yield Todo(
                each.due_on,
                each.task,
                when % {"day": shown_day(each.due_on)},
                _("Assigned by %(body)s. Report on it at the next meeting.") % {"body": each.body.name},
                _("See the meeting"),
                reverse("room:meeting", args=[each.meeting_id]),
            )


_LOCKED = (MeetingState.ADOPTED, MeetingState.SIGNED, MeetingState.ISSUED)


def _cells_to_ask(actor: Actor, today: date) -> Iterator[Todo]:
    """For the office above: cells whose planned day has passed with nothing recorded this month."""
    late = Meeting.rows.filter(
        body__organisation__in=_own(actor, MANAGE, today),
        body__kind=BodyKind.CELL,
        month=today.replace(day=1),
        starts_at__lt=clock.now() - timedelta(days=1),
        state__in=BEFORE_SESSION,
    ).select_related("body")
    names = sorted({each.body.name for each in late}, key=sort_key)
    who = who_is(actor, today)
    if names and who.above:
        yield Todo(
            today,
            _("Ask the cells whose day has passed"),
            ", ".join(names[:4]) + (" …" if len(names) > 4 else ""),
            _("%(count)s cells have recorded nothing since their planned day.") % {"count": len(names)},
            _("See this month"),
            reverse("web:month", args=[who.above[0].organisation_id, f"{today:%Y-%m}"]),
        )


def _proxy_entries(actor: Actor, today: date) -> Iterator[Todo]:
    """Meetings entered by the office from paper: for the clerk to finish, for the cell's secretary to confirm."""
    if actor.person_id is None:
        return
    standing = ProxyEntry.rows.filter(state=ProxyEntryState.WAITING).select_related("meeting__body", "person")
    mine = Q(person_id=actor.person_id, meeting__body__organisation__in=_own(actor, MANAGE, today))
    for each in standing.filter(mine).exclude(meeting__state__in=_LOCKED):
        text = _("Type it as it stands on the paper, then have the minutes adopted.")
        yield _todo(
            each.meeting, today, _("Go on entering from paper"), text, _("Go on entering"), "room:proxy_entry"
        )
    chaired = Q(meeting__body__organisation__in=_own(actor, CHAIR, today), meeting__state__in=_LOCKED)
    for each in standing.filter(chaired).exclude(person_id=actor.person_id):
        text = _("%(name)s typed it in from: %(source)s. Hold it against the paper.") % {
            "name": each.person.full_name,
            "source": each.source,
        }
        by = clock.legal_day(each.begun_at) + timedelta(days=2)
        title = _("Confirm the meeting that the office entered")
        yield _todo(each.meeting, by, title, text, _("Read and confirm"), "room:proxy_entry")


def _own(actor: Actor, right: str, today: date) -> QuerySet[Organisation]:
    return organisations_with(actor, right, today)

"""What the meetings ask of a person: the next step of each, calendars to keep, notices to answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from nennep.authority.permissions import HEAR, MANAGE, PREPARE
from nennep.authority.selectors import holds_anywhere, organisations_with, own_organisations_with
from nennep.authority.who import who_is
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.addresses import reverse
from nennep.core.text import sort_key
from nennep.meetings.enums import MeetingState
from nennep.meetings.models import Meeting, ProposedTopic
from nennep.meetings.naming import meeting_title
from nennep.meetings.selectors.asking import Asks, what_asks
from nennep.meetings.selectors.calendar import asked, invitations_waiting
from nennep.meetings.selectors.near import AHEAD, Near, cells_in_charge, near_meetings, own_cells
from nennep.meetings.selectors.proposals import topics_waiting, unread_answers
from nennep.meetings.selectors.steps import steps_of, waiting_entries
from nennep.meetings.states import BEFORE_SESSION
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body
from nennep.ui.todos import Todo
from nennep.ui.wording import moment as shown_moment

ASKED_BACK = timedelta(days=92)
"""How long after its day a meeting of which nothing is recorded is asked about."""


def todos(actor: Actor, today: date) -> Iterator[Todo]:
    """All of them; home puts them in order."""
    if actor.person_id is None:
        return
    prepared = own_organisations_with(actor, PREPARE, today)
    near = near_meetings(actor, today)
    asks = what_asks(actor.person_id, prepared, month=today.replace(day=1), since=clock.now() - ASKED_BACK)
    yield from _meetings_to_run(actor, near, prepared, today)
    if Asks.MONTH in asks:
        yield from _months_to_plan(prepared, today)
    if Asks.INVITATION in asks:
        yield from _invitations_to_answer(prepared, today)
    if Asks.TOPIC in asks:
        yield from _topics_to_answer(prepared, own_organisations_with(actor, HEAR, today), today)
    yield from _notices_to_answer(near, own_cells(actor, today))
    if Asks.ANSWER in asks:
        yield from _answers_to_read(actor.person_id, today)
    yield from _of_cells_in_charge(near, cells_in_charge(actor, today), today)
    if holds_anywhere(actor, MANAGE, today):
        yield from _cells_to_ask(actor, today)


def _meetings_to_run(actor: Actor, near: list[Near], prepared: list[UUID], today: date) -> Iterator[Todo]:
    """The next step of each meeting that the actor prepares or chairs, or enters for its cell."""
    run = [each for each in near if each.enters or _is_due(each.meeting, prepared, today)]
    meetings = [each.meeting for each in run]
    entries = waiting_entries([each.meeting for each in run if each.entered])
    steps = steps_of(actor, meetings, entries, {each.meeting.pk for each in run if each.signed})
    for each in meetings:
        step = steps.get(each.pk)
        if step is not None and step.by is not None:
            when = f"{each.body.name} · {shown_moment(each.starts_at)}"
            title = f"{step.title}: {meeting_title(each)}"
            yield Todo(step.by, title, when, step.text, step.action, step.url, meeting=each.pk)


def _is_due(meeting: Meeting, prepared: list[UUID], today: date) -> bool:
    """Whether somebody is asked by now to prepare it."""
    near = meeting.month <= today + AHEAD and meeting.starts_at <= clock.now() + AHEAD
    return near and meeting.body.organisation_id in prepared


def _months_to_plan(prepared: list[UUID], today: date) -> Iterator[Todo]:
    """Cells of one's own without any meeting planned from today on."""
    planned = Meeting.rows.filter(body=OuterRef("pk"), month__gte=today.replace(day=1)).exclude(
        state=MeetingState.CANCELLED
    )
    for each in Body.rows.filter(~Exists(planned), organisation__in=prepared, kind=BodyKind.CELL):
        yield Todo(
            today,
            _("Plan this month's meeting"),
            each.name,
            _("No meeting is planned yet."),
            _("Open the calendar"),
            reverse("meetings:calendar", args=[each.organisation_id, today.year]),
        )


def _invitations_to_answer(prepared: list[UUID], today: date) -> Iterator[Todo]:
    """Other cells that ask one's own to a joint session."""
    for each in invitations_waiting(prepared):
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


def _topics_to_answer(prepared: list[UUID], heard: list[UUID], today: date) -> Iterator[Todo]:
    """Topics that members proposed and nobody has answered: one line a meeting, also after it was held.

    A cell's are read by who hears there (Seen.reads_members).
    """
    for meeting, titles in topics_waiting(prepared, heard, since=clock.now() - ASKED_BACK).items():
        yield Todo(
            min(today, clock.legal_day(meeting.starts_at)),
            _("Answer what members propose: %(meeting)s") % {"meeting": meeting_title(meeting)},
            "; ".join(titles),
            _("Put the topic on the agenda, or answer with a sentence."),
            _("See the topics"),
            reverse("meetings:prepare", args=[meeting.pk]) + "#de-xuat",
        )


def _answers_to_read(person_id: UUID, today: date) -> Iterator[Todo]:
    """What became of topics that one proposed, until one has seen it."""
    for each in unread_answers(person_id, since=clock.now() - ASKED_BACK):
        yield Todo(
            today,
            _("Your topic was answered: %(title)s") % {"title": each.title},
            f"{each.meeting.body.name} · {meeting_title(each.meeting)}",
            _became_of(each),
            _("See the answer"),
            reverse("meetings:answer", args=[each.meeting_id]) + "#de-xuat",
        )


def _became_of(topic: ProposedTopic) -> str:
    if topic.item is None:
        return topic.answer
    return _("It stands on the agenda.") if topic.stands else _("This item has left the agenda.")


def _notices_to_answer(near: list[Near], cells: list[UUID]) -> Iterator[Todo]:
    """Notices of one's own cell that one has not answered."""
    for answered, each in ((it.coming is not None, it.meeting) for it in near):
        ahead = each.state == MeetingState.NOTIFIED and each.starts_at >= clock.now()
        if answered or not ahead or not _of_cell(each, cells):
            continue
        yield Todo(
            clock.legal_day(each.starts_at),
            _("Answer the notice: %(meeting)s") % {"meeting": meeting_title(each)},
            f"{each.body.name} · {shown_moment(each.starts_at)} · {each.place}",
            _("Say whether you come, or ask to be excused."),
            _("Read and answer"),
            reverse("meetings:answer", args=[each.pk]),
            meeting=each.pk,
        )


def _of_cell(meeting: Meeting, cells: list[UUID]) -> bool:
    return meeting.body.kind == BodyKind.CELL and meeting.body.organisation_id in cells


def _of_cells_in_charge(near: list[Near], cells: list[UUID], today: date) -> Iterator[Todo]:
    """Of the cells that one is in charge of: meetings to attend, and those whose day passed with nothing recorded."""
    now = clock.now()
    waits = [
        each.meeting
        for each in near
        if each.meeting.state in BEFORE_SESSION and each.meeting.body.organisation_id in cells
    ]
    for each in waits:
        if not now <= each.starts_at <= now + timedelta(days=14):
            continue
        yield Todo(
            clock.legal_day(each.starts_at),
            _("Attend: %(meeting)s") % {"meeting": meeting_title(each)},
            f"{each.body.name} · {shown_moment(each.starts_at)} · {each.place}",
            _("You are in charge of this cell. You may propose topics and remark on the draft agenda."),
            _("See the agenda"),
            reverse("meetings:prepare", args=[each.pk]),
            meeting=each.pk,
        )
    for each in waits:
        if not _of_cell(each, cells) or not _is_overdue(each, today):
            continue
        yield Todo(
            today,
            _("Day passed, nothing recorded: %(meeting)s") % {"meeting": meeting_title(each)},
            f"{each.body.name} · {shown_moment(each.starts_at)} · {each.place}",
            _("Ask the secretary whether the cell has met, and help it to record, to move or to call off."),
            _("See the meeting"),
            reverse("room:meeting", args=[each.pk]),
        )


def _is_overdue(meeting: Meeting, today: date) -> bool:
    """Whether its planned day has passed, as far back as people can still be asked."""
    now = clock.now()
    return now - ASKED_BACK <= meeting.starts_at < now and clock.legal_day(meeting.starts_at) < today


def _overdue(actor: Actor, today: date) -> list[Meeting]:
    """Meetings of the cells that one manages whose day has passed and that nobody opened, moved or called off; oldest
    first.
    """
    rows = Meeting.rows.filter(
        body__organisation__in=organisations_with(actor, MANAGE, today),
        body__kind=BodyKind.CELL,
        state__in=BEFORE_SESSION,
        sits_with=None,
        starts_at__lt=clock.now(),
        starts_at__gte=clock.now() - ASKED_BACK,
    )
    return [each for each in rows.select_related("body").order_by("starts_at") if _is_overdue(each, today)]


def _cells_to_ask(actor: Actor, today: date) -> Iterator[Todo]:
    """For the office above: cells whose planned day has passed with nothing recorded."""
    late = _overdue(actor, today)
    names = sorted({each.body.name for each in late}, key=sort_key)
    who = who_is(actor, today)
    if names and who.above:
        yield Todo(
            today,
            _("Ask the cells whose day has passed"),
            ", ".join(names[:4]) + (" …" if len(names) > 4 else ""),
            _("%(count)s cells have recorded nothing since their planned day.") % {"count": len(names)},
            _("See the month"),
            reverse("meetings:month", args=[who.above[0].organisation_id, f"{late[0].month:%Y-%m}"]),
        )

"""What the meeting page shows: the stages, the one next thing to do for its reader, facts, documents, history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nennep.authority.permissions import DECIDE, PREPARE, PROPOSE, READ, TAKE_PART
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.refusals import NotFound
from nennep.meetings.enums import MeetingState
from nennep.meetings.models import Meeting, MeetingMove
from nennep.meetings.selectors.seen import see_meeting
from nennep.meetings.states import BEFORE_SESSION, HELD
from nennep.organisation.selectors import name_on
from nennep.records.models import Record, Revision
from nennep.room import words
from nennep.room.gathered import Gathered
from nennep.room.package_joint import joint
from nennep.room.reading import Reading, read_meeting
from nennep.ui.parts import Pair, Stage, stages
from nennep.ui.wording import day, hour, percent, weekday

STAGES = (
    gettext_lazy("Prepare"),
    gettext_lazy("Give notice"),
    gettext_lazy("Meet"),
    gettext_lazy("Adopt"),
    gettext_lazy("Sign on paper"),
    gettext_lazy("Issue"),
)
_REACHED = {
    MeetingState.DRAFT: 0,
    MeetingState.PREPARED: 1,
    MeetingState.NOTIFIED: 2,
    MeetingState.IN_SESSION: 2,
    MeetingState.ADOPTED: 4,
    MeetingState.SIGNED: 5,
    MeetingState.ISSUED: 6,
}


@dataclass(frozen=True, slots=True)
class Step:
    """The one thing to do next, in words, with its button."""

    title: str
    text: str
    action: str
    url: str
    symbol: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document with its revisions, newest first."""

    record: Record
    name: str
    revisions: list[Revision]

    @property
    def newest(self) -> Revision:
        """The revision that counts."""
        return self.revisions[0]

    @property
    def correction(self) -> int:
        """How many times it was corrected."""
        return sum(each.is_correction for each in self.revisions)


def reading_of(actor: Actor, meeting_id: Any) -> Reading:
    """The meeting for its page: for whoever reads it, and for those on its roll. Raises NotFound."""
    try:
        return read_meeting(actor, meeting_id)
    except NotFound:
        seen = see_meeting(actor, meeting_id)
        related = ("body__organisation", "chair", "minute_taker", "joint_session")
        meeting = Meeting.rows.select_related(*related).get(pk=seen.meeting.pk)
        return Reading(meeting, seen.rights | {READ, TAKE_PART})


def partner_of(actor: Actor, meeting_id: Any) -> dict[str, Any]:
    """What a cell sees of the other meeting of a joint session: headcount, guests, common items. Raises NotFound."""
    other = Meeting.rows.filter(pk=meeting_id, joint_session__isnull=False).select_related("body").first()
    if other is None:
        raise NotFound
    for own in Meeting.rows.filter(joint_session_id=other.joint_session_id).exclude(pk=other.pk):
        try:
            reading = reading_of(actor, own.pk)
        except NotFound:
            continue
        shown = joint(reading.meeting) or {"others": []}
        name = _name_in(shown, other)
        if name is not None:
            return {"partner": name, "own": own, "meeting": other, "title": shown["title"]}
    raise NotFound


def stage_list(meeting: Meeting) -> list[Stage]:
    """Prepare, give notice, meet, adopt, sign on paper, issue; nothing for a meeting that is not held."""
    if meeting.state == MeetingState.CANCELLED:
        return []
    reached = _REACHED[MeetingState(meeting.state)]
    if meeting.state == MeetingState.IN_SESSION and meeting.closed_at is not None:
        reached = 3
    return stages(list(STAGES), reached)


def next_step(reading: Reading, newest: Revision | None) -> Step | None:
    """What this reader can do next for the meeting; None when there is nothing."""
    meeting = reading.meeting
    if meeting.sits_with_id is not None or meeting.state == MeetingState.CANCELLED:
        return None
    if meeting.state in BEFORE_SESSION:
        return _before(reading)
    if meeting.state == MeetingState.IN_SESSION:
        return _in_session(reading)
    return _after(reading, newest)


def _before(reading: Reading) -> Step | None:
    meeting, rights = reading.meeting, reading.rights
    at = [meeting.pk]
    today = clock.legal_day(meeting.starts_at) <= clock.today()
    if today and reading.chairs:
        return Step(
            _("Open the meeting"),
            _("The day has come. Roll, minutes and votes are taken in the meeting room."),
            _("Open the meeting room"),
            reverse("room:room", args=at),
            "meeting",
        )
    if meeting.state == MeetingState.DRAFT and PREPARE in rights:
        return Step(
            _("Draw up the agenda"),
            _("Draw it from the template, add what your cell needs, and have the committee agree to it."),
            _("Prepare"),
            reverse("meetings:prepare", args=at),
            "pen",
        )
    if meeting.state == MeetingState.DRAFT and PROPOSE in rights:
        return Step(
            _("Read the draft"),
            _("You may propose topics and remark on the draft agenda."),
            _("Read and remark"),
            reverse("meetings:prepare", args=at),
            "speech",
        )
    return _of_notice(reading)


def _of_notice(reading: Reading) -> Step | None:
    at = [reading.meeting.pk]
    if reading.meeting.state == MeetingState.PREPARED and PREPARE in reading.rights:
        return Step(
            _("Give notice"),
            _("Tell every member, and the committee member in charge, of time, place, contents and papers."),
            _("Give notice"),
            reverse("meetings:notice", args=at),
            "bell",
        )
    if reading.meeting.state != MeetingState.NOTIFIED:
        return None
    if PREPARE in reading.rights:
        return Step(
            _("See who is coming"),
            _("Who was told, who opened the notice, who answered."),
            _("See the answers"),
            reverse("meetings:notice", args=at),
            "people",
        )
    if TAKE_PART in reading.rights:
        return Step(
            _("Answer the notice"),
            _("Say whether you attend, or ask to be excused."),
            _("Answer"),
            reverse("meetings:answer", args=at),
            "hand",
        )
    return None


def _in_session(reading: Reading) -> Step | None:
    at = [reading.meeting.pk]
    minutes = reverse("room:minutes", args=at)
    if reading.meeting.closed_at is not None and reading.chairs:
        return Step(
            _("Read back and adopt the minutes"),
            _("Read them aloud as they will be printed; mend what is not right; then have them adopted."),
            _("Read the minutes"),
            minutes,
            "book",
        )
    if reading.records:
        return Step(
            _("The meeting is in session"),
            _("Roll, minutes, votes and tasks are taken in the meeting room."),
            _("Go to the meeting room"),
            reverse("room:room", args=at),
            "meeting",
        )
    if reading.hears:
        return Step(_("The meeting is in session"), "", _("Read the minutes so far"), minutes, "book")
    return None


def _after(reading: Reading, newest: Revision | None) -> Step | None:
    at = [reading.meeting.pk]
    if newest is not None and newest.signed_on is None and reading.records:
        return Step(
            _("Sign on paper"),
            _(
                "Print the minutes or copy them into the book, have them signed by hand, then note book and page."
            ),
            _("Note the signing"),
            reverse("room:sign", args=at),
            "pen",
        )
    if reading.meeting.state != MeetingState.ISSUED and DECIDE in reading.rights:
        return Step(
            _("Issue the documents"),
            _("Give the documents their numbers and send them within the days that the rule allows."),
            _("Issue"),
            reverse("room:issue", args=at),
            "send",
        )
    if reading.hears:
        return Step(
            _("The minutes are adopted and locked"),
            _("Everybody who may hear the meeting may read them."),
            _("Read the minutes"),
            reverse("room:minutes", args=at),
            "book",
        )
    return None


def pairs_of(reading: Reading, gathered: Gathered) -> list[Pair]:
    """Time, place, people and figures; no names of absent people and no words of anybody."""
    meeting = reading.meeting
    starts = meeting.opened_at or meeting.starts_at
    pairs = [
        Pair(_("Time"), f"{hour(starts)}, {weekday(starts)} {day(starts)}"),
        Pair(_("Place"), meeting.place or "–"),
    ]
    if meeting.state in HELD and meeting.chair is not None:
        pairs.append(Pair(_("Chair"), meeting.chair.full_name))
    if meeting.minute_taker is not None:
        pairs.append(Pair(_("Minute-taker"), meeting.minute_taker.full_name))
    counted = gathered.counted
    if meeting.state in HELD and counted.members:
        rate = percent(counted.attended / counted.must_attend) if counted.must_attend else "–"
        pairs.append(Pair(_("Present"), f"{counted.attended}/{counted.must_attend} ({rate})"))
    if gathered.guests:
        pairs.append(Pair(_("Guests"), str(len(gathered.guests))))
    if gathered.minutes_long is not None:
        pairs.append(Pair(_("Length"), _("%(minutes)d minutes") % {"minutes": gathered.minutes_long}))
    if gathered.score is not None:
        score = gathered.score
        text = f"{words.points(score.points)}/{words.points(score.out_of)}, {score.grade}"
        pairs.append(Pair(_("Score"), text))
    return pairs


def document_rows(records: list[Record]) -> list[DocumentRow]:
    """The documents with their revisions, two queries whatever their number."""
    found: dict[Any, list[Revision]] = {each.pk: [] for each in records}
    for each in Revision.rows.filter(record__in=records).select_related("pdf").order_by("-revision"):
        found[each.record_id].append(each)
    return [DocumentRow(each, str(each.get_document_type_display()), found[each.pk]) for each in records]


def moves_of(meeting: Meeting) -> list[MeetingMove]:
    """When and why the meeting was moved."""
    return list(MeetingMove.rows.filter(meeting=meeting).order_by("moved_at"))


def when(meeting: Meeting) -> date:
    """The legal day of the meeting, as opened or as planned."""
    return clock.legal_day(meeting.opened_at or meeting.starts_at)


def _name_in(shown: dict[str, Any], other: Meeting) -> dict[str, Any] | None:
    name = name_on(other.body.organisation_id, clock.legal_day(other.starts_at))
    return next((each for each in shown["others"] if each["organisation"] == name), None)

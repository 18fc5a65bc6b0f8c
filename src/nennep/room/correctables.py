"""What of adopted minutes can be put right: each thing with how it reads now, for the screen Đính chính."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from nennep.meetings.enums import Mark
from nennep.meetings.in_meeting.agenda import ITEMS
from nennep.meetings.in_meeting.attendance import ATTENDANCE
from nennep.meetings.in_meeting.ballots import BALLOTS, tally
from nennep.meetings.in_meeting.entries import ENTRIES
from nennep.meetings.in_meeting.guests import GUESTS
from nennep.meetings.in_meeting.roll import ROLL
from nennep.meetings.part import MeetingRecord
from nennep.meetings.printed import words
from nennep.resolutions.in_meeting.carried import CARRIED
from nennep.resolutions.in_meeting.resolutions import RESOLUTIONS
from nennep.resolutions.in_meeting.tasks import TASKS
from nennep.resolutions.printed import outcome
from nennep.resolutions.selectors import line_of
from nennep.room.in_meeting.score import SCORE, sheet_of
from nennep.room.in_meeting.texts import TEXTS
from nennep.room.texts import CONCLUSION, GIST, WHOLE
from nennep.rulebook.item_kinds import has_text
from nennep.ui.wording import day, hour


@dataclass(frozen=True, slots=True)
class Correctable:
    """One thing: `key` names it in the address ("attendance:<person>"), `now` is how it reads."""

    key: str
    label: str
    now: str


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one kind under one heading."""

    title: str
    things: list[Correctable]


def correctables(record: MeetingRecord) -> list[Group]:
    """Everything that can be corrected in these minutes, by kind; empty kinds are left out."""
    groups = [
        Group(_("Time, place, people"), _head(record)),
        Group(_("Roll call"), [_person(record, each.person_id) for each in record[ROLL].entries]),
        Group(_("Guests"), _guests(record)),
        Group(
            _("Votes"),
            [Correctable(f"tally:{each.pk}", each.question, tally(each)) for each in record[BALLOTS]],
        ),
        Group(_("Tasks"), _tasks(record)),
        Group(_("What was said"), _entries(record)),
        Group(_("Course and conclusions"), _texts(record)),
        Group(_("Score"), _score(record)),
        Group(_("Resolutions"), _resolutions(record)),
    ]
    return [each for each in groups if each.things]


def _head(record: MeetingRecord) -> list[Correctable]:
    meeting, unknown = record.meeting, "–"
    people = [
        record[ROLL].names.get(each, unknown) if each else unknown
        for each in (meeting.chair_id, meeting.minute_taker_id)
    ]
    return [
        Correctable(
            "times",
            _("Start and end"),
            f"{hour(meeting.opened_at)} – {hour(meeting.closed_at)}, {day(record.on)}",
        ),
        Correctable("place", _("Place"), meeting.place),
        Correctable("officers", _("Chair and minute-taker"), "; ".join(people)),
    ]


def _person(record: MeetingRecord, person_id: object) -> Correctable:
    entry = next(each for each in record[ROLL].entries if each.person_id == person_id)
    found = record[ATTENDANCE].marks.get(entry.person_id)
    now = (
        "–"
        if found is None
        else words.MARKS[Mark(found.mark)] + (f" ({found.reason})" if found.reason else "")
    )
    return Correctable(f"attendance:{entry.person_id}", entry.name, now)


def _guests(record: MeetingRecord) -> list[Correctable]:
    return [
        Correctable(
            f"guest:{each.pk}",
            f"{each.name}{', ' + each.title if each.title else ''}",
            _("came") if each.present else _("did not come"),
        )
        for each in record[GUESTS]
    ]


def _tasks(record: MeetingRecord) -> list[Correctable]:
    new = [Correctable(f"task:{each.pk}", _("Task assigned"), line_of(each)) for each in record[TASKS]]
    heard = [
        Correctable(
            f"result:{each.assignment.pk}",
            each.heard.line,
            outcome(each.heard.state, each.heard.result),
        )
        for each in record[CARRIED]
        if each.heard is not None
    ]
    return [*new, *heard]


def _entries(record: MeetingRecord) -> list[Correctable]:
    order = {each.pk: each.position for each in record[ITEMS]}
    found = record[ENTRIES]
    found.sort(key=lambda each: (order.get(each.item_id, 0), each.entered_at))
    return [Correctable(f"entry:{each.pk}", each.speaker_name or "–", each.gist) for each in found]


def _texts(record: MeetingRecord) -> list[Correctable]:
    labels = {GIST: _("Course"), CONCLUSION: _("Conclusion")}
    found = [
        Correctable(
            f"text:{WHOLE}/{section}",
            _("%(section)s, whole meeting") % {"section": label},
            record[TEXTS].section(section),
        )
        for section, label in labels.items()
    ]
    for item in record[ITEMS]:
        if not has_text(item.kind):
            continue
        for section, label in labels.items():
            text = record[TEXTS].section(section, item.pk)
            if text:
                found.append(Correctable(f"text:{item.pk}/{section}", f"{label}: {item.title}", text))
    return found


def _score(record: MeetingRecord) -> list[Correctable]:
    sheet = sheet_of(record)
    if record[SCORE].score is None or sheet is None:
        return []
    return [
        Correctable(
            f"score:{each.criterion}", each.text, f"{words.points(each.points)}/{words.points(each.maximum)}"
        )
        for each in sheet.lines
        if each.points is not None
    ]


def _resolutions(record: MeetingRecord) -> list[Correctable]:
    return [
        Correctable(f"resolution:{each.pk}", str(each.get_kind_display()), each.title)
        for each in record[RESOLUTIONS]
    ]

"""What of adopted minutes can be put right: each thing with how it reads now, for the screen Đính chính."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from nennep.meetings.enums import Mark
from nennep.resolutions.selectors import line_of
from nennep.room import words
from nennep.room.gathered import Gathered
from nennep.room.passages import tally
from nennep.room.score import sheet_of
from nennep.room.texts import CONCLUSION, GIST, WHOLE, WITHOUT_TEXT
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


def correctables(gathered: Gathered) -> list[Group]:
    """Everything that can be corrected in these minutes, by kind; empty kinds are left out."""
    groups = [
        Group(_("Time, place, people"), _head(gathered)),
        Group(_("Roll call"), [_person(gathered, each.person_id) for each in gathered.entries_of_roll]),
        Group(_("Guests"), _guests(gathered)),
        Group(
            _("Votes"),
            [Correctable(f"tally:{each.pk}", each.question, tally(each)) for each in gathered.all_ballots],
        ),
        Group(_("Tasks"), _tasks(gathered)),
        Group(_("What was said"), _entries(gathered)),
        Group(_("Course and conclusions"), _texts(gathered)),
        Group(_("Score"), _score(gathered)),
        Group(_("Resolutions"), _resolutions(gathered)),
    ]
    return [each for each in groups if each.things]


def _head(gathered: Gathered) -> list[Correctable]:
    meeting, unknown = gathered.meeting, "–"
    people = [
        gathered.names.get(each, unknown) if each else unknown
        for each in (meeting.chair_id, meeting.minute_taker_id)
    ]
    return [
        Correctable(
            "times",
            _("Start and end"),
            f"{hour(meeting.opened_at)} – {hour(meeting.closed_at)}, {day(gathered.on)}",
        ),
        Correctable("place", _("Place"), meeting.place),
        Correctable("officers", _("Chair and minute-taker"), "; ".join(people)),
    ]


def _person(gathered: Gathered, person_id: object) -> Correctable:
    entry = next(each for each in gathered.entries_of_roll if each.person_id == person_id)
    found = gathered.attendance.get(entry.person_id)
    now = (
        "–"
        if found is None
        else words.MARKS[Mark(found.mark)] + (f" ({found.reason})" if found.reason else "")
    )
    return Correctable(f"attendance:{entry.person_id}", entry.name, now)


def _guests(gathered: Gathered) -> list[Correctable]:
    return [
        Correctable(
            f"guest:{each.pk}",
            f"{each.name}{', ' + each.title if each.title else ''}",
            _("came") if each.present else _("did not come"),
        )
        for each in gathered.guests
    ]


def _tasks(gathered: Gathered) -> list[Correctable]:
    new = [Correctable(f"task:{each.pk}", _("Task assigned"), line_of(each)) for each in gathered.assigned]
    heard = [
        Correctable(
            f"result:{each.assignment.pk}",
            each.heard.line,
            words.STATES[each.heard.state] + (f": {each.heard.result}" if each.heard.result else ""),
        )
        for each in gathered.carried
        if each.heard is not None
    ]
    return [*new, *heard]


def _entries(gathered: Gathered) -> list[Correctable]:
    order = {each.pk: each.position for each in gathered.items}
    found = [entry for entries in gathered.entries.values() for entry in entries]
    found.sort(key=lambda each: (order.get(each.item_id, 0), each.entered_at))
    return [Correctable(f"entry:{each.pk}", each.speaker_name or "–", each.gist) for each in found]


def _texts(gathered: Gathered) -> list[Correctable]:
    labels = {GIST: _("Course"), CONCLUSION: _("Conclusion")}
    found = [
        Correctable(
            f"text:{WHOLE}/{section}",
            _("%(section)s, whole meeting") % {"section": label},
            gathered.text(section),
        )
        for section, label in labels.items()
    ]
    for item in gathered.items:
        if item.kind in WITHOUT_TEXT:
            continue
        for section, label in labels.items():
            text = gathered.text(section, item.pk)
            if text:
                found.append(Correctable(f"text:{item.pk}/{section}", f"{label}: {item.title}", text))
    return found


def _score(gathered: Gathered) -> list[Correctable]:
    sheet = sheet_of(gathered)
    if gathered.score is None or sheet is None:
        return []
    return [
        Correctable(
            f"score:{each.criterion}", each.text, f"{words.points(each.points)}/{words.points(each.maximum)}"
        )
        for each in sheet.lines
        if each.points is not None
    ]


def _resolutions(gathered: Gathered) -> list[Correctable]:
    return [
        Correctable(f"resolution:{each.pk}", str(each.get_kind_display()), each.title)
        for each in gathered.resolutions
    ]

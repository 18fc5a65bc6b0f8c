"""The parts of a meeting package, each one query or a fixed few. Who may read them was asked before."""

from __future__ import annotations

import base64
from datetime import date
from typing import Any
from uuid import UUID

from nennep.collab.models import CollabText
from nennep.meetings.ballots import DISCUSS_FIRST
from nennep.meetings.enums import MeetingKind
from nennep.meetings.models import (
    AgendaItem,
    Answer,
    Attendance,
    Ballot,
    Entry,
    Gift,
    Guest,
    Meeting,
    PaperOnlyNote,
    ReservedOpinion,
    Roll,
    RollEntry,
)
from nennep.meetings.rolls import Expected, current_roll, expected, frozen_rules, proposed_mark
from nennep.membership.enums import Status
from nennep.organisation.enums import BodyKind
from nennep.resolutions.selectors import assigned_at, carried_into, line_of, resolutions_of
from nennep.room.score_facts import MIN_MINUTES, MIN_MINUTES_WITH_THEMATIC
from nennep.room.texts import keys_of
from nennep.rulebook.agendas import fields_of_work
from nennep.rulebook.selectors import rules_for

Json = dict[str, Any]


def roll(meeting: Meeting, on: date) -> Json:
    """The frozen roll (its latest version), or before it is taken the roll as it would be (version 0)."""
    taken = current_roll(meeting)
    if taken is not None:
        rows = [_roll_line(each) for each in _entries_of(taken)]
        return {"version": taken.version, "on": taken.on.isoformat(), "entries": rows, "rules": taken.rules}
    rows = [_roll_line(each) for each in expected(meeting.body, on)]
    rules = frozen_rules(meeting.body.organisation_id, on)
    return {"version": 0, "on": on.isoformat(), "entries": rows, "rules": rules}


def discussion_first(meeting: Meeting, on: date) -> Json | None:
    """Whether discussion is asked for before a vote, by which rule, and whether the rule binds."""
    rule = rules_for([DISCUSS_FIRST], meeting.body.organisation_id, on).get(DISCUSS_FIRST)
    if rule is None or not rule.value:
        return None
    return {"binding": rule.citation.is_confirmed, "citation": rule.citation.sentence()}


def minimum_rule(meeting: Meeting) -> str | None:
    """The code of the rule on the least length of this meeting, among the roll's rules; only cells have one."""
    if meeting.body.kind != BodyKind.CELL or meeting.kind not in (MeetingKind.REGULAR, MeetingKind.THEMATIC):
        return None
    with_thematic = Meeting.rows.filter(sits_with=meeting).exists()
    return MIN_MINUTES_WITH_THEMATIC if with_thematic else MIN_MINUTES


def attendance(meeting: Meeting, with_reasons: bool) -> list[Json]:
    """The latest mark of each person."""
    rows = Attendance.rows.filter(meeting=meeting).order_by("person_id")
    return [
        {"person": str(each.person_id), "mark": each.mark, "reason": each.reason if with_reasons else ""}
        for each in rows
    ]


def answers(meeting: Meeting) -> list[Json]:
    """What members answered to the notice: proposals for their marks."""
    rows = Answer.rows.filter(meeting=meeting).order_by("person_id")
    return [{"person": str(each.person_id), "coming": each.coming, "reason": each.reason} for each in rows]


def guests(meeting: Meeting) -> list[Json]:
    """Guests and observers, invited or come besides."""
    rows = Guest.rows.filter(meeting=meeting, withdrawn=False).order_by("id")
    return [
        {
            "id": str(each.pk),
            "name": each.name,
            "title": each.title,
            "is_observer": each.is_observer,
            "present": each.present,
        }
        for each in rows
    ]


def agenda(items: list[AgendaItem]) -> list[Json]:
    """The items in order, with the hint of their template and their field of work in words."""
    fields = fields_of_work()
    return [
        {
            "id": str(each.pk),
            "phase": each.phase,
            "kind": each.kind,
            "title": each.title,
            "hint": each.hint,
            "field": fields.get(each.field, ""),
            "source": each.source,
            "proposed_by": each.proposed_by.full_name if each.proposed_by else "",
        }
        for each in items
    ]


def carried_tasks(meeting: Meeting) -> list[Json]:
    """Last month's open tasks, with what this meeting heard of them so far."""
    return [
        {
            "id": str(each.assignment.pk),
            "line": each.heard.line if each.heard else line_of(each.assignment),
            "task": each.assignment.task,
            "owner": _id(each.assignment.owner_id),
            "owner_name": each.assignment.owner_name,
            "due_on": _day(each.assignment.due_on),
            "assigned_on": each.assignment.meeting.starts_at.isoformat(),
            "opening_status": each.opening_status,
            "heard": each.heard is not None,
            "result": each.heard.result if each.heard else "",
            "state": each.heard.state if each.heard else each.assignment.state,
        }
        for each in carried_into(meeting)
    ]


def entries(meeting: Meeting) -> list[Json]:
    """What was said; only for whoever hears."""
    rows = Entry.rows.filter(meeting=meeting, withdrawn=False).order_by("entered_at", "id")
    return [
        {
            "id": str(each.pk),
            "item": str(each.item_id),
            "kind": each.kind,
            "speaker": _id(each.speaker_id),
            "speaker_name": each.speaker_name,
            "gist": each.gist,
        }
        for each in rows
    ]


def ballots(meeting: Meeting) -> list[Json]:
    """Tallies as the room was shown them."""
    rows = Ballot.rows.filter(meeting=meeting, withdrawn=False).order_by("held_at", "id")
    names = (
        "roll_version",
        "denominator",
        "threshold",
        "votes_for",
        "votes_against",
        "votes_other",
        "passed",
    )
    return [
        {
            "id": str(each.pk),
            "item": str(each.item_id),
            "question": each.question,
            "form": each.form,
            "rule": each.rule,
            **{name: getattr(each, name) for name in names},
        }
        for each in rows
    ]


def opinions(meeting: Meeting) -> list[Json]:
    """Reserved opinions; only for whoever hears."""
    rows = ReservedOpinion.rows.filter(meeting=meeting, withdrawn=False).order_by("id")
    return [
        {"id": str(each.pk), "ballot": _id(each.ballot_id), "person": str(each.person_id), "text": each.text}
        for each in rows
    ]


def notes(meeting: Meeting) -> list[Json]:
    """Where the paper book keeps what no machine does."""
    rows = PaperOnlyNote.rows.filter(meeting=meeting, withdrawn=False).order_by("id")
    names = ("book", "page", "votes_for", "votes_against", "votes_other")
    return [
        {"id": str(each.pk), "item": str(each.item_id), **{name: getattr(each, name) for name in names}}
        for each in rows
    ]


def resolutions(meeting: Meeting) -> list[Json]:
    """Resolutions and conclusions, drafts until the minutes are adopted."""
    names = ("kind", "title", "text", "theme")
    return [
        {"id": str(each.pk), "ballot": _id(each.ballot_id), **{name: getattr(each, name) for name in names}}
        for each in resolutions_of(meeting)
    ]


def tasks(meeting: Meeting) -> list[Json]:
    """The tasks that this meeting assigned."""
    return [
        {
            "id": str(each.pk),
            "task": each.task,
            "owner": _id(each.owner_id),
            "owner_name": each.owner_name,
            "due_on": _day(each.due_on),
        }
        for each in assigned_at(meeting)
    ]


def gifts(meeting: Meeting) -> list[Json]:
    """Lines of gifts given."""
    rows = Gift.rows.filter(meeting=meeting, withdrawn=False).order_by("id")
    return [{"id": str(each.pk), "line": each.line} for each in rows]


def texts(meeting: Meeting, items: list[AgendaItem]) -> dict[str, str]:
    """The free sections: key → Yjs state in base64, "" where nobody wrote; only for whoever hears."""
    keys = keys_of(meeting, items)
    written = dict(CollabText.rows.filter(key__in=keys).values_list("key", "state"))
    return {key: base64.b64encode(bytes(written.get(key, b""))).decode() for key in keys}


def _entries_of(taken: Roll) -> list[RollEntry]:
    return list(RollEntry.rows.filter(roll=taken).order_by("name_key", "id"))


def _roll_line(each: RollEntry | Expected) -> Json:
    """A line of a frozen roll (RollEntry) or of one still to be taken (Expected)."""
    proposed = proposed_mark(each.status)
    return {
        "person": str(each.person_id if isinstance(each, RollEntry) else each.person.pk),
        "name": each.name if isinstance(each, RollEntry) else each.person.full_name,
        "status": each.status,
        "status_label": str(Status(each.status).label),
        "office": each.office,
        "attendance": each.counts_attendance,
        "vote": each.counts_vote,
        "vote_if_present": each.counts_vote_if_present,
        "why": each.why,
        "proposed": None if proposed is None else str(proposed),
    }


def _id(found: UUID | None) -> str | None:
    return None if found is None else str(found)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()

"""The parts of a meeting package, out of what was gathered of the meeting. Who may read them was asked before."""

from __future__ import annotations

import base64
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from nennep.collab.models import CollabText
from nennep.meetings.ballots import DISCUSS_FIRST
from nennep.meetings.enums import MeetingKind
from nennep.meetings.models import AgendaItem, Answer, Meeting, RollEntry
from nennep.meetings.rolls import Expected, expected, frozen_rules, proposed_mark
from nennep.meetings.selectors.preparation import papers_of
from nennep.membership.enums import Status
from nennep.organisation.enums import BodyKind
from nennep.resolutions.selectors import line_of
from nennep.room.gathered import Gathered, OfItem
from nennep.room.score_facts import MIN_MINUTES, MIN_MINUTES_WITH_THEMATIC
from nennep.room.texts import keys_of
from nennep.rulebook.agendas import fields_of_work
from nennep.rulebook.selectors import rule_for

Json = dict[str, Any]


def roll(gathered: Gathered) -> Json:
    """The frozen roll (its latest version), or before it is taken the roll as it would be (version 0)."""
    taken = gathered.roll
    if taken is not None:
        rows = [_roll_line(each) for each in gathered.entries_of_roll]
        return {"version": taken.version, "on": taken.on.isoformat(), "entries": rows, "rules": taken.rules}
    body, on = gathered.meeting.body, gathered.on
    rows = [_roll_line(each) for each in expected(body, on)]
    return {
        "version": 0,
        "on": on.isoformat(),
        "entries": rows,
        "rules": frozen_rules(body.organisation_id, on),
    }


def discussion_first(gathered: Gathered) -> Json | None:
    """Whether discussion is asked for before a vote, by which rule, and whether the rule binds."""
    rule = rule_for(DISCUSS_FIRST, gathered.meeting.body.organisation_id, gathered.on)
    if rule is None or not rule.value:
        return None
    return {"binding": rule.citation.is_confirmed, "citation": rule.citation.sentence()}


def minimum_rule(gathered: Gathered) -> str | None:
    """The code of the rule on the least length of this meeting, among the roll's rules; only cells have one."""
    meeting = gathered.meeting
    if meeting.body.kind != BodyKind.CELL or meeting.kind not in (MeetingKind.REGULAR, MeetingKind.THEMATIC):
        return None
    return MIN_MINUTES_WITH_THEMATIC if gathered.with_thematic else MIN_MINUTES


def attendance(gathered: Gathered, with_reasons: bool) -> list[Json]:
    """The latest mark of each person."""
    found = sorted(gathered.attendance.values(), key=lambda each: each.person_id)
    return [
        {"person": str(each.person_id), "mark": each.mark, "reason": each.reason if with_reasons else ""}
        for each in found
    ]


def papers(gathered: Gathered) -> list[Json]:
    """Papers attached to the meeting or to one item, with their addresses."""
    return [
        {"item": _id(each.item_id), "title": each.title, "url": reverse("meetings:paper", args=[each.pk])}
        for each in papers_of(gathered.meeting)
    ]


def answers(meeting: Meeting) -> list[Json]:
    """What members answered to the notice: proposals for their marks."""
    rows = Answer.rows.filter(meeting=meeting).order_by("person_id")
    return [{"person": str(each.person_id), "coming": each.coming, "reason": each.reason} for each in rows]


def guests(gathered: Gathered) -> list[Json]:
    """Guests and observers, invited or come besides."""
    return [
        {
            "id": str(each.pk),
            "name": each.name,
            "title": each.title,
            "is_observer": each.is_observer,
            "present": each.present,
        }
        for each in gathered.guests
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


def carried_tasks(gathered: Gathered) -> list[Json]:
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
        for each in gathered.carried
    ]


def entries(gathered: Gathered) -> list[Json]:
    """What was said; only for whoever hears."""
    rows = sorted(_under_items(gathered.entries), key=lambda each: (each.entered_at, each.pk))
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


def ballots(gathered: Gathered) -> list[Json]:
    """Tallies as the room was shown them."""
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
        for each in gathered.all_ballots
    ]


def opinions(gathered: Gathered) -> list[Json]:
    """Reserved opinions; only for whoever hears."""
    return [
        {"id": str(each.pk), "ballot": _id(each.ballot_id), "person": str(each.person_id), "text": each.text}
        for each in gathered.opinions
    ]


def notes(gathered: Gathered) -> list[Json]:
    """Where the paper book keeps what no machine does."""
    names = ("book", "page", "votes_for", "votes_against", "votes_other")
    return [
        {"id": str(each.pk), "item": str(each.item_id), **{name: getattr(each, name) for name in names}}
        for each in _under_items(gathered.notes)
    ]


def resolutions(gathered: Gathered) -> list[Json]:
    """Resolutions and conclusions, drafts until the minutes are adopted."""
    names = ("kind", "title", "text", "theme")
    return [
        {"id": str(each.pk), "ballot": _id(each.ballot_id), **{name: getattr(each, name) for name in names}}
        for each in gathered.resolutions
    ]


def tasks(gathered: Gathered) -> list[Json]:
    """The tasks that this meeting assigned."""
    return [
        {
            "id": str(each.pk),
            "task": each.task,
            "owner": _id(each.owner_id),
            "owner_name": each.owner_name,
            "due_on": _day(each.due_on),
        }
        for each in gathered.assigned
    ]


def gifts(gathered: Gathered) -> list[Json]:
    """Lines of gifts given."""
    return [{"id": str(each.pk), "line": each.line} for each in gathered.gifts]


def texts(gathered: Gathered) -> dict[str, str]:
    """The free sections: key → Yjs state in base64, "" where nobody wrote; only for whoever hears."""
    keys = keys_of(gathered.meeting, gathered.items)
    written = dict(CollabText.rows.filter(key__in=keys).values_list("key", "state"))
    return {key: base64.b64encode(bytes(written.get(key, b""))).decode() for key in keys}


def _under_items(found: dict[UUID, list[OfItem]]) -> list[OfItem]:
    return [each for rows in found.values() for each in rows]


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

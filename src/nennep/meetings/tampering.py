"""Ballots, roll calls and what was said, checked against the acts that recorded and corrected them.

What else belongs to a meeting is held through its minutes, once they are adopted (room.tampering).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from nennep.core.audit.stated import Difference, Rows, Stated
from nennep.meetings.models import Attendance, Ballot, Entry, OtherId, RollEntry
from nennep.meetings.opening.other_day import OPENINGS, TAKEN_BACK
from nennep.meetings.roll_call.rolls import proposed_mark

VOTES = ("votes_for", "votes_against", "votes_other")
TOLD = ("question", "form", "rule", "roll_version", "denominator", "threshold", "exempt_voting", *VOTES)
ACTS = frozenset(
    {
        "meetings.record_ballot",
        "meetings.withdraw_ballot",
        "meetings.record_attendance",
        "meetings.record_entry",
        "meetings.withdraw_entry",
        *OPENINGS,
        TAKEN_BACK,
        "room.correct_minutes",
    }
)


def differences(acts: Iterable[Stated]) -> Iterator[Difference]:
    """What is not as its acts say."""
    ballots, marks, entries = Rows(Ballot), _Marks(), Rows(Entry)
    for act in acts:
        said = act.payload
        if act.act == "meetings.record_ballot":
            _record(ballots, act)
        elif act.act == "meetings.withdraw_ballot":
            ballots.changed(act, said["ballot"], withdrawn=True)
        elif act.act == "meetings.record_attendance":
            for each in said["marks"]:
                marks.say(act, said["meeting"], each)
        elif act.act == "meetings.record_entry":
            told = {name: said[name] for name in ("kind", "gist")}
            entries.made(act, said["id"], speaker_id=said["speaker"], withdrawn=False, **told)
        elif act.act in OPENINGS:
            marks.opened(act, act.result.get("meeting") or said["meeting"])
        elif act.act == TAKEN_BACK:
            marks.take_back(said["meeting"])
        elif act.act == "meetings.withdraw_entry":
            entries.changed(act, said["entry"], withdrawn=True)
        else:
            _correct(ballots, marks, entries, act)
    yield from ballots.differences(all_by_acts=True)
    yield from entries.differences(all_by_acts=True)
    yield from marks.differences()


def _record(ballots: Rows, act: Stated) -> None:
    said = act.payload
    if act.result["ballot"] != said["id"]:
        return  # the same tally was there already
    passed = said["votes_for"] >= said["threshold"]
    ballots.made(act, said["id"], passed=passed, withdrawn=False, **{name: said[name] for name in TOLD})


def _correct(ballots: Rows, marks: _Marks, entries: Rows, act: Stated) -> None:
    for right in act.payload["corrections"]:
        if right["what"] == "attendance":
            marks.say(act, act.payload["meeting"], right)
        elif right["what"] == "entry":
            entries.changed(act, right["entry"], gist=right["gist"])
        elif right["what"] == "tally":
            stated = ballots.stated.get(UUID(right["ballot"]), {})
            votes = {name: right[name] for name in VOTES}
            passed = right["votes_for"] >= stated.get("threshold", 0)
            ballots.changed(act, right["ballot"], passed=passed, **votes)


class _Marks:
    """The latest mark of each person at each meeting; a phone may have known the meeting under another id."""

    def __init__(self) -> None:
        self._known_as = dict(OtherId.rows.filter(item=None).values_list("id", "meeting_id"))
        self._said: dict[tuple[UUID, UUID], tuple[Stated, str, str]] = {}
        self._opened: dict[UUID, Stated] = {}

    def say(self, act: Stated, meeting: str, mark: dict[str, Any]) -> None:
        here = UUID(meeting)
        place = (self._known_as.get(here, here), UUID(mark["person"]))
        self._said[place] = (act, mark["mark"], mark["reason"])

    def opened(self, act: Stated, meeting: str) -> None:
        """A meeting was opened: whose status says so was marked by it."""
        here = UUID(meeting)
        if "already_open" not in act.result:
            self._opened.setdefault(self._known_as.get(here, here), act)

    def take_back(self, meeting: str) -> None:
        """The opening of a meeting was taken back, and its marks with it."""
        here = self._known_as.get(UUID(meeting), UUID(meeting))
        self._opened.pop(here, None)
        self._said = {place: said for place, said in self._said.items() if place[0] != here}

    def differences(self) -> Iterator[Difference]:
        table, left = Attendance._meta.label, dict(self._said)
        by_status: list[tuple[UUID, UUID, UUID, str, str]] = []
        rows = Attendance.rows.order_by("pk").values_list("pk", "meeting_id", "person_id", "mark", "reason")
        for row, meeting, person, mark, reason in rows:
            act, stated_mark, stated_reason = left.pop((meeting, person), (None, "", ""))
            if act is None:
                by_status.append((row, meeting, person, mark, reason))
            elif mark != stated_mark:
                yield Difference(table, row, "other", "mark", act)
            elif reason != stated_reason:
                yield Difference(table, row, "other", "reason", act)
        for (meeting, _person), (act, _mark, _reason) in left.items():
            yield Difference(table, meeting, "missing", act=act)
        yield from self._not_marked()
        yield from _not_by_status(by_status)

    def _not_marked(self) -> Iterator[Difference]:
        """Meetings in which somebody has no mark whom the opening marked by status; each told once."""
        marked = set(Attendance.rows.values_list("meeting_id", "person_id"))
        columns = ("roll__meeting_id", "roll__version", "person_id", "status")
        told: set[UUID] = set()
        for meeting, version, person, status in (
            RollEntry.rows.order_by("pk").values_list(*columns).iterator()
        ):
            act = self._opened.get(meeting)
            if act is None or version != act.result["roll_version"] or proposed_mark(status) is None:
                continue
            if (meeting, person) not in marked and meeting not in told:
                told.add(meeting)
                yield Difference(Attendance._meta.label, meeting, "missing", act=act)


def _not_by_status(rows: list[tuple[UUID, UUID, UUID, str, str]]) -> Iterator[Difference]:
    """Marks that no act states, and that opening did not make of the person's status either."""
    meetings = {meeting for _row, meeting, _person, _mark, _reason in rows}
    entries = RollEntry.rows.filter(roll__meeting__in=meetings)
    proposed = {
        (meeting, person, proposed_mark(status))
        for meeting, person, status in entries.values_list("roll__meeting_id", "person_id", "status")
    }
    for row, meeting, person, mark, reason in rows:
        if reason or (meeting, person, mark) not in proposed:
            yield Difference(Attendance._meta.label, row, "strange")

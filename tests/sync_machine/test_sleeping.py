"""Acts that slept for weeks on a phone with an older program than the server's, or a newer; by the shipping bundle."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from nennep.core.models import ActRecord
from nennep.meetings.models import Ballot, Meeting
from nennep.scores.models import Score
from tests.act_examples import acts_of_the_program, stored
from tests.factories import World
from tests.room.story import item
from tests.sync_machine.evening import EVENING, Evening, evening
from tests.sync_machine.network import Line, Network
from tests.sync_machine.node import Devices

WEEKS = timedelta(weeks=3)
NEWEST = {act.name: act.version for act in acts_of_the_program() if act.offline is not None}
OLD = {name: payload for name, version, payload in stored() if version == 1 and NEWEST.get(name, 1) > 1}
PUT_OFF = OLD.pop("meetings.move_meeting")
"""The first version of each act done offline that has had another since, as a test once really sent it."""


class Phone:
    """One device of the secretary, without signal in tonight's meeting."""

    def __init__(self, devices: Devices, world: World, *, opened: bool) -> None:
        self.devices, self.evening = devices, evening(world, opened=opened)
        self.network = Network(lambda: devices.now)
        self.versions: dict[str, str] = {}
        """Act -> the version that was said when it was sent."""
        devices.carry = self.carry
        actor = self.evening.actors["A"]
        self.line = self.network.lines["A"] = Line(actor)
        self.line.sign_in()
        devices.ask("device", None, name="A", user=str(actor.user_id), skew=0, seed=7)
        self.enter()
        self.line.up = False

    def carry(self, request: dict[str, Any]) -> dict[str, Any]:
        if request["url"].startswith("/api/acts/") and self.line.up:
            self.versions[request["url"].removeprefix("/api/acts/")] = request["headers"]["nennep-version"]
        return self.network.carry(request)

    def enter(self) -> None:
        self.devices.ask("enter", "A", meeting=str(self.evening.meeting))

    def put(self, name: str, version: int, payload: dict[str, Any]) -> str:
        """Into the store, as a script of that version did."""
        key: str = self.devices.ask("old", "A", name=name, version=version, payload=payload)["key"]
        return key

    def wake(self) -> None:
        """Switched off for three weeks; then there is a new program on it, and signal."""
        self.devices.ask("crash", "A")
        self.devices.now += int(WEEKS.total_seconds() * 1000)
        self.line.up = True
        self.line.sign_in()
        self.enter()
        self.devices.ask("wait", ms=10_000)


def as_of_tonight(found: Evening, payload: dict[str, Any]) -> dict[str, Any]:
    """A stored payload with tonight's meeting, chair, roll and ballot in the places of those of its day."""
    here = {
        "meeting": str(found.meeting),
        "chair": str(found.cell.members[0]),
        "item": str(item(found.meeting, "ballot")),
        "marks": [{"person": str(each), "mark": "present", "reason": ""} for each in found.cell.members],
    }
    return {**payload, **{name: value for name, value in here.items() if name in payload}}


def test_acts_of_an_older_version_are_done_after_weeks(devices: Devices, that_night: World) -> None:
    phone = Phone(devices, that_night, opened=False)
    order = sorted(OLD, key=lambda name: name != "meetings.open_meeting")
    keys = {phone.put(name, 1, as_of_tonight(phone.evening, OLD[name])): name for name in order}
    phone.wake()

    assert phone.versions == dict.fromkeys(OLD, "1")
    done = {str(record.key): record for record in phone.evening.records()}
    assert {key: record.act for key, record in done.items()} == keys
    assert {record.act: record.version for record in done.values()} == {name: NEWEST[name] for name in OLD}
    assert {record.captured_at.date() for record in done.values()} == {EVENING.date()}
    assert {record.received_at.date() for record in done.values()} == {(EVENING + WEEKS).date()}
    meeting = Meeting.rows.get(pk=phone.evening.meeting)
    assert (meeting.state, meeting.opened_at) == ("in_session", done[next(iter(keys))].captured_at)
    assert Score.rows.filter(meeting=meeting).count() == 1
    ballot = Ballot.rows.get(meeting=meeting)
    assert (ballot.exempt_voting, ballot.recount_denominator) == (None, 11)
    assert devices.ask("store", "A")["counts"] == {"acts": 0, "texts": 0}


def test_a_postponement_of_an_older_version_is_done_after_weeks(devices: Devices, that_night: World) -> None:
    phone = Phone(devices, that_night, opened=False)
    key = phone.put(
        "meetings.move_meeting", 1, as_of_tonight(phone.evening, PUT_OFF) | {"told_how": "nhắn tin"}
    )
    phone.wake()

    assert [each["refusal"]["sentence"] for each in devices.ask("refusals", "A")] == []
    (done,) = phone.evening.records()
    assert (str(done.key), done.version) == (key, NEWEST["meetings.move_meeting"])
    meeting = Meeting.rows.get(pk=phone.evening.meeting)
    assert meeting.starts_at.isoformat() == "2026-12-24T12:30:00+00:00"
    assert devices.ask("store", "A")["counts"] == {"acts": 0, "texts": 0}


@pytest.mark.parametrize(
    ("name", "version", "says"),
    [
        ("meetings.record_gift", 99, "nâng cấp phần mềm"),  # a newer version of an act
        ("meetings.sing_a_song", 1, "Không có"),  # an act of a newer program
    ],
)
def test_what_only_a_newer_program_understands_is_refused_and_stays(
    devices: Devices, that_night: World, name: str, version: int, says: str
) -> None:
    phone = Phone(devices, that_night, opened=True)
    payload = {
        "meeting": str(phone.evening.meeting),
        "id": "0199aaaa-0000-7000-8000-000000000001",
        "line": "Tặng gạo",
    }
    key = phone.put(name, version, payload)
    phone.wake()
    phone.wake()

    assert phone.evening.records() == []
    (refused,) = devices.ask("refusals", "A")
    assert (refused["key"], refused["payload"], refused["version"]) == (key, payload, version)
    assert says in refused["refusal"]["sentence"]
    assert devices.ask("store", "A")["counts"] == {"acts": 1, "texts": 0}
    assert ActRecord.rows.filter(pk=key).count() == 0

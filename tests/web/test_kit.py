"""What a phone takes along: GET /mang-theo.json."""

from __future__ import annotations

import gzip
import json
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nennep.accounts.models import User
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts import act_named, all_acts
from nennep.core.ids import new_id
from nennep.meetings.actions.session import open_meeting
from nennep.meetings.enums import MeetingKind
from nennep.meetings.models import Meeting
from nennep.membership.actions import NewMember, enter_roll
from nennep.sync.rescue import rescue_key
from tests.factories import NAMES, NOW, OPERATOR, Cell, World
from tests.worlds import CANARY, Stages

MOST_QUERIES = 62
"""Of a secretary with two bodies (the cell and its committee), each with who asked to speak and the month's meeting."""
MOST_BYTES = 8_000
"""Compressed, with a roll of a hundred; a part of the 250 KB of issue 3."""


def browser(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.rows.get(pk=actor.user_id))
    return client


def kit(actor: Actor) -> dict[str, Any]:
    answer = browser(actor).get("/mang-theo.json")
    assert answer.status_code == 200
    return json.loads(answer.content)


@pytest.fixture
def grown(pa_kim: Cell) -> Cell:
    """Pá Kìm with a hundred members."""
    names = [f"{NAMES[number % 11]} {number}" for number in range(89)]
    new = [NewMember(id=new_id(), full_name=name) for name in names]
    enter_roll(OPERATOR, cell=pa_kim.id, members=new, since=date(2026, 1, 1))
    return pa_kim


def test_a_secretary_takes_along_the_cell_and_its_committee(pa_kim: Cell, meeting: UUID) -> None:
    found = kit(pa_kim.secretary)
    assert found["format"] == 1
    assert found["user"] == {
        "id": str(pa_kim.secretary.user_id),
        "name": "Lò Văn Sáng",
        "person": str(pa_kim.members[0]),
    }
    assert [each["body"]["id"] for each in found["cells"]] == [str(pa_kim.body), str(pa_kim.committee)]
    assert len(found["cells"][0]["roll"]["entries"]) == 11
    assert found["todos"][0]["url"] == f"/buoi/{meeting}/chuan-bi/"
    assert found["rescue_key"] == {"id": rescue_key().id, "public": rescue_key().public}


def test_acts_are_those_that_may_wait_on_a_phone_with_their_versions(pa_kim: Cell) -> None:
    found = kit(pa_kim.secretary)["acts"]
    assert found["meetings.record_attendance"] == act_named("meetings.record_attendance").version
    assert set(found) == {act.name for act in all_acts() if act.offline is not None}
    assert "organisation.found_organisation" not in found


def test_meetings_are_those_soon_running_or_past_and_not_held(pa_kim: Cell, meeting: UUID) -> None:
    days = {"long past": -70, "past": -10, "soon": 13, "far": 15}
    ids = {
        name: Meeting.rows.create(
            id=new_id(),
            body_id=pa_kim.body,
            kind=MeetingKind.EXTRAORDINARY,
            month=date(2026, 11, 1),
            starts_at=NOW + timedelta(days=number),
        ).pk
        for name, number in days.items()
    }
    taken = [each["id"] for each in kit(pa_kim.secretary)["meetings"]]
    assert taken == [str(each) for each in (ids["past"], meeting, ids["soon"])]
    open_meeting(pa_kim.secretary, meeting=ids["past"], chair=pa_kim.members[0], other_day_reason="mưa lũ")
    assert kit(pa_kim.secretary)["meetings"][0]["state"] == "in_session"


def test_a_member_without_an_office_takes_along_nothing_of_the_cell(pa_kim: Cell, meeting: UUID) -> None:
    found = kit(pa_kim.member)
    assert (found["cells"], found["meetings"]) == ([], [])


def test_the_office_above_takes_along_no_cell_below_it(world: World, pa_kim: Cell) -> None:
    assert str(pa_kim.id) not in json.dumps(kit(world.clerk))


def test_an_appointed_minute_taker_takes_that_meeting_along(stages: Stages) -> None:
    found = kit(stages.roles["taker"])
    taken = {each["id"] for each in found["meetings"]}
    assert taken >= {str(stages.running), str(stages.joint)}
    assert not taken & {str(stages.notified), str(stages.adopted), str(stages.draft)}
    assert found["cells"] == []


def test_nothing_that_was_said_is_in_it(stages: Stages) -> None:
    said = json.dumps(kit(stages.roles["secretary"]), ensure_ascii=False)
    for subject in (
        "discussion",
        "self_criticism",
        "ideology",
        "free_text",
        "reserved_opinion",
        "paper_only",
    ):
        assert CANARY[subject] not in said, subject


def test_nobody_signed_in_is_told_so(db: None) -> None:
    answer = Client().get("/mang-theo.json")
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")


def test_the_version_stays_while_nothing_changes(pa_kim: Cell, meeting: UUID) -> None:
    first = browser(pa_kim.secretary).get("/mang-theo.json")
    with clock.at(NOW + timedelta(minutes=7)):
        again = browser(pa_kim.secretary).get("/mang-theo.json", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_version_changes_with_the_roll(pa_kim: Cell) -> None:
    before = kit(pa_kim.secretary)["version"]
    enter_roll(
        OPERATOR, cell=pa_kim.id, members=[NewMember(id=new_id(), full_name="Lò A")], since=date(2026, 1, 1)
    )
    assert kit(pa_kim.secretary)["version"] != before


def test_a_hundred_members_cost_no_more_questions_and_few_bytes(grown: Cell, meeting: UUID) -> None:
    client = browser(grown.secretary)
    client.get("/mang-theo.json")
    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/mang-theo.json", headers={"Accept-Encoding": "gzip"})
    assert len(json.loads(gzip.decompress(answer.content))["cells"][0]["roll"]["entries"]) == 100
    assert len(answer.content) <= MOST_BYTES
    assert len(queries) <= MOST_QUERIES

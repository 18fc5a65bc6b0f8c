"""What a phone takes along of a body to open a meeting that nobody prepared: nennep.room.kit."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.test.utils import CaptureQueriesContext

from nennep.core import clock
from nennep.core.ids import new_id
from nennep.meetings.access import access_meeting
from nennep.meetings.actions.calendar import set_fixed_day
from nennep.membership.actions import NewMember, enter_roll
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body
from nennep.resolutions.actions import NewTask, assign_tasks
from nennep.room.kit import cell_kit
from nennep.room.package import meeting_package
from tests.factories import OPERATOR, Cell


def kit(cell: Cell, body: UUID | None = None) -> dict[str, Any]:
    found = Body.rows.select_related("organisation").get(pk=body or cell.body)
    return cell_kit(cell.secretary, found, clock.today())


def test_the_kit_reads_as_the_package_of_a_meeting_that_would_begin_today(
    meeting: UUID, pa_kim: Cell
) -> None:
    taken = json.loads(json.dumps(kit(pa_kim)))
    package = json.loads(json.dumps(meeting_package(access_meeting(pa_kim.secretary, meeting))))
    parts = package["parts"]
    assert taken["discussion_first"] == package["discussion_first"]
    assert taken["roll"] == parts["roll"] | {"on": taken["roll"]["on"]}
    assert taken["carried"] == parts["carried"]
    assert set(taken["score"]) == set(parts["score"])
    assert taken["minimum_rule"]["regular"] == package["meeting"]["minimum_rule"]
    assert taken["organisation"] == package["meeting"]["organisation"]
    assert (taken["roll"]["version"], len(taken["roll"]["entries"])) == (0, 11)
    assert {"chair", "minute"} <= set(taken["rights"])


def test_it_tells_when_the_regular_meeting_of_the_month_was_held(adopted: UUID, pa_kim: Cell) -> None:
    assert kit(pa_kim)["regular_held"] == "2026-11-24"
    with clock.at(datetime(2026, 12, 1, 12, tzinfo=UTC)):
        assert kit(pa_kim)["regular_held"] is None


def test_it_brings_an_agenda_for_each_kind_that_may_be_opened_at_once(pa_kim: Cell) -> None:
    templates = kit(pa_kim)["templates"]
    assert set(templates) == {"regular", "thematic", "extraordinary"}
    assert [each["kind"] for each in templates["regular"]][:2] == ["opening", "appoint_minute_taker"]
    committee = Body.rows.get(organisation_id=pa_kim.id, kind=BodyKind.CELL_COMMITTEE)
    assert set(kit(pa_kim, committee.pk)["templates"]) == {"regular", "extraordinary"}


def test_it_knows_the_usual_place_and_the_open_tasks(in_session: UUID, pa_kim: Cell) -> None:
    set_fixed_day(
        pa_kim.secretary,
        id=new_id(),
        organisation=pa_kim.id,
        day=24,
        starts=clock.local(clock.now()).time(),
        effective=clock.today(),
        place="Nhà văn hóa bản",
    )
    task = NewTask(id=new_id(), task="Phát dọn đường băng", owner=pa_kim.members[2])
    assign_tasks(pa_kim.secretary, meeting=in_session, tasks=[task])
    with clock.at(clock.now() + timedelta(days=1)):
        taken = kit(pa_kim)
    assert taken["place"] == "Nhà văn hóa bản"
    assert [(each["owner_name"], each["state"]) for each in taken["tasks"]] == [("Cà Văn Bình Minh", "open")]
    assert [each["task"] for each in taken["carried"]] == ["Phát dọn đường băng"]


def test_queries_do_not_grow_with_the_roll(pa_kim: Cell) -> None:
    kit(pa_kim)
    with CaptureQueriesContext(connection) as before:
        kit(pa_kim)
    enter_roll(
        OPERATOR,
        cell=pa_kim.id,
        members=[NewMember(id=new_id(), full_name=f"Lò Văn {name}") for name in ("Một", "Hai", "Ba", "Bốn")],
        since=date(2026, 1, 1),
    )
    with CaptureQueriesContext(connection) as after:
        kit(pa_kim)
    assert len(after) == len(before) <= 45, [each["sql"][:90] for each in after]

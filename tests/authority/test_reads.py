"""What may be asked about the tree and about what was done in it: nennep.authority.reads."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from nennep.core.actor import Actor
from nennep.core.reads import read_named
from nennep.delivery.enums import Channel
from nennep.meetings.actions.notices import record_telling
from tests.factories import FOUNDED, World
from tests.worlds import Stages

HEARD = {
    "meetings.record_entry",
    "meetings.reserve_opinion",
    "meetings.note_paper_only",
    "room.correct_minutes",
}


def acts_of(actor: Actor, kind: str, thing: UUID) -> list[str]:
    return [each.act for each in read_named("authority.history")(actor, kind=kind, id=thing, size=500).rows]


def codes(actor: Actor, **parameters: Any) -> list[str]:
    return [each.code for each in read_named("authority.organisations")(actor, **parameters).rows]


def test_the_history_of_a_meeting_tells_who_did_which_act_when(stages: Stages) -> None:
    rows = read_named("authority.history")(stages.cell.secretary, kind="meeting", id=stages.adopted).rows
    assert [each.act for each in rows[:3]] == [
        "meetings.plan_meetings",
        "meetings.draw_agenda",
        "meetings.open_meeting",
    ]
    assert rows[0].label == "Lập lịch sinh hoạt trong năm"
    assert (rows[0].by, rows[0].person) == ("Lò Văn Sáng", stages.cell.members[0])
    assert rows == tuple(sorted(rows, key=lambda each: each.received_at))
    assert not any(each.by_operator or each.from_device for each in rows)


def test_acts_that_tell_of_what_was_said_are_known_to_those_who_hear(stages: Stages) -> None:
    for role in ("member", "charge", "committee", "secretary"):
        assert set(acts_of(stages.roles[role], "meeting", stages.adopted)) >= HEARD, role
    for role in ("office", "above"):
        found = set(acts_of(stages.roles[role], "meeting", stages.adopted))
        assert found & HEARD == set(), role
        assert "meetings.record_attendance" in found, role
    assert "meetings.remark_on_draft" not in acts_of(stages.roles["member"], "meeting", stages.notified)
    assert "meetings.remark_on_draft" in acts_of(stages.roles["charge"], "meeting", stages.notified)


def test_whom_a_notice_reached_is_known_to_those_who_prepare(stages: Stages) -> None:
    told = "meetings.record_telling"
    record_telling(
        stages.cell.secretary,
        meeting=stages.notified,
        persons=[stages.cell.members[8]],
        channel=Channel.VOICE,
    )
    for kind, thing in (("meeting", stages.notified), ("person", stages.cell.members[8])):
        assert told in acts_of(stages.roles["secretary"], kind, thing)
        for role in ("member", "committee", "above"):
            assert told not in acts_of(stages.roles[role], kind, thing), role


def test_a_persons_history_does_not_tell_that_they_reserved_an_opinion(stages: Stages) -> None:
    person = stages.cell.members[8]
    assert "meetings.reserve_opinion" in acts_of(stages.roles["member"], "person", person)
    assert acts_of(stages.roles["office"], "person", person) == ["membership.enter_roll"]
    assert acts_of(stages.roles["other"], "person", person) == []


def test_what_the_operator_did_is_said_to_be_his(stages: Stages) -> None:
    page = read_named("authority.history")(stages.cell.secretary, kind="organisation", id=stages.cell.id)
    first = page.rows[0]
    assert (first.act, first.by, first.by_operator) == ("organisation.form_body", "", True)


def test_the_tree_is_shown_as_far_as_the_actor_sees_it(stages: Stages) -> None:
    world = stages.world
    assert codes(stages.cell.secretary) == [code_of(stages, "pa_kim")]
    below = codes(world.commune_secretary, below=world.commune)
    assert code_of(stages, "pa_kim") in below
    assert below == sorted(below)
    rows = read_named("authority.organisations")(world.commune_secretary).rows
    cell = next(each for each in rows if each.id == stages.cell.id)
    assert (cell.parent, cell.kind_label) == (world.commune, "chi bộ")
    own = read_named("authority.organisations")(stages.cell.secretary).rows[0]
    assert own.parent is None


def test_before_an_organisation_was_founded_it_is_not_in_the_tree(world: World) -> None:
    assert codes(world.commune_secretary, as_of=FOUNDED)
    assert codes(world.commune_secretary, as_of=date(2019, 12, 31)) == []


def code_of(stages: Stages, cell: str) -> str:
    rows = read_named("authority.organisations")(Actor.operator(), size=500).rows
    return next(each.code for each in rows if each.id == stages.world.cells[cell].id)


def test_everybody_is_told_who_they_are_and_what_they_may_do(stages: Stages) -> None:
    me = read_named("authority.me")(stages.cell.secretary)
    assert (me.name, me.person) == ("Lò Văn Sáng", stages.cell.members[0])
    assert me.own_cell.organisation_id == stages.cell.id
    held = {each.organisation: {right.name for right in each.rights} for each in me.rights}
    assert held[stages.cell.id] >= {"chair", "decide", "hear"}
    assert me.rights[0].rights[0].label
    in_charge = read_named("authority.me")(stages.roles["charge"])
    assert {"read", "hear", "propose"} == {
        right.name
        for each in in_charge.rights
        if each.organisation == stages.cell.id
        for right in each.rights
    }


def test_a_login_without_a_person_is_told_that_it_is_nobody() -> None:
    me = read_named("authority.me")(Actor.stranger())
    assert (me.person, me.name, me.rights) == (None, "", ())

"""Acts on persons, memberships, terms and positions: nennep.membership.actions."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nennep.core.ids import new_id
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound, Refused
from nennep.membership.actions import (
    NewMember,
    appoint,
    change_status,
    end_position,
    enter_roll,
    open_term,
    receive_member,
)
from nennep.membership.enums import FULL_STATUSES, PositionKind, Status
from nennep.membership.models import Membership, Person, Position
from nennep.membership.selectors import holders_on, leaders_of, members_on, term_on
from tests.factories import FOUNDED, OPERATOR, Cell, World

DAY = date(2026, 3, 1)
BEFORE = DAY - timedelta(days=1)
START = FOUNDED + timedelta(days=1)


def status_on(person: UUID, cell: UUID, on: date) -> str | None:
    return (
        Membership.rows.as_of(on)
        .filter(person_id=person, cell_id=cell)
        .values_list("status", flat=True)
        .first()
    )


def test_a_roll_is_entered_in_one_act_in_the_order_of_names(world: World, pa_kim: Cell) -> None:
    names = [each.person.full_name for each in members_on(pa_kim.id, DAY)]
    assert len(names) == 11
    assert names[:3] == ["Lò Thị Ân", "Cà Văn Bình Minh", "Lò Văn Dương"] or names[0] == "Lò Thị Ân"


def test_a_roll_is_of_a_cell_that_exists(world: World, pa_kim: Cell) -> None:
    member = [NewMember(id=new_id(), full_name="Lò Văn Pánh")]
    with pytest.raises(Invalid):
        enter_roll(world.clerk, cell=world.commune, members=member, since=DAY)
    with pytest.raises(Invalid):
        enter_roll(world.clerk, cell=pa_kim.id, members=member, since=FOUNDED - timedelta(days=1))
    assert not Person.rows.filter(full_name="Lò Văn Pánh").exists()


def test_a_change_of_status_ends_the_running_one_on_its_day(world: World, pa_kim: Cell) -> None:
    person = pa_kim.members[4]
    change_status(world.clerk, person=person, cell=pa_kim.id, status=Status.EXEMPT, effective=DAY)
    assert (status_on(person, pa_kim.id, BEFORE), status_on(person, pa_kim.id, DAY)) == (
        Status.OFFICIAL,
        Status.EXEMPT,
    )
    with pytest.raises(Conflict):
        change_status(world.clerk, person=person, cell=pa_kim.id, status=Status.AWAY, effective=DAY)


def test_a_member_received_elsewhere_leaves_the_former_cell_on_that_day(world: World, pa_kim: Cell) -> None:
    person, other = pa_kim.members[5], world.cells["staff"].id
    receive_member(world.clerk, person=person, cell=other, status=Status.OFFICIAL, effective=DAY)
    assert status_on(person, pa_kim.id, BEFORE) == Status.OFFICIAL
    assert status_on(person, pa_kim.id, DAY) is None
    assert status_on(person, other, DAY) == Status.OFFICIAL


def test_a_visiting_member_stays_on_the_roll_at_home(world: World, pa_kim: Cell) -> None:
    person, other = pa_kim.members[5], world.cells["staff"].id
    receive_member(world.clerk, person=person, cell=other, status=Status.VISITING, effective=DAY)
    assert (status_on(person, pa_kim.id, DAY), status_on(person, other, DAY)) == (
        Status.OFFICIAL,
        Status.VISITING,
    )


def test_a_visitor_becomes_a_member_by_being_received_not_by_a_change_of_status(
    world: World, pa_kim: Cell
) -> None:
    person, other = pa_kim.members[5], world.cells["staff"].id
    receive_member(world.clerk, person=person, cell=other, status=Status.VISITING, effective=DAY)
    with pytest.raises(Conflict):
        change_status(
            world.clerk, person=person, cell=other, status=Status.OFFICIAL, effective=DAY + timedelta(days=5)
        )


def test_nobody_visits_the_cell_they_belong_to(world: World, pa_kim: Cell) -> None:
    with pytest.raises(Conflict):
        receive_member(
            world.clerk, person=pa_kim.members[5], cell=pa_kim.id, status=Status.VISITING, effective=DAY
        )


def test_only_the_office_keeps_rolls(pa_kim: Cell, world: World) -> None:
    with pytest.raises(Forbidden):
        change_status(
            pa_kim.secretary, person=pa_kim.members[4], cell=pa_kim.id, status=Status.AWAY, effective=DAY
        )
    with pytest.raises(NotFound):
        change_status(world.clerk, person=new_id(), cell=pa_kim.id, status=Status.AWAY, effective=DAY)


steps = st.lists(
    st.tuples(
        st.sampled_from(["change", "receive"]),
        st.sampled_from(["pa_kim", "staff"]),
        st.sampled_from([Status.OFFICIAL, Status.VISITING, Status.AWAY, Status.EXEMPT]),
        st.integers(0, 40),
    ),
    max_size=8,
)


@settings(max_examples=200)
@given(steps)
def test_whatever_is_asked_a_person_is_a_full_member_of_one_cell_on_any_day(
    world: World, steps: list[tuple[str, str, Status, int]]
) -> None:
    person = new_id()
    home = world.cells["pa_kim"].id
    enter_roll(OPERATOR, cell=home, members=[NewMember(id=person, full_name="Lò Văn Pánh")], since=FOUNDED)
    for what, cell, status, day in steps:
        act = change_status if what == "change" else receive_member
        try:
            act(
                OPERATOR,
                person=person,
                cell=world.cells[cell].id,
                status=status,
                effective=START + timedelta(days=day),
            )
        except Refused:
            continue
    rows = Membership.rows.filter(person_id=person, status__in=FULL_STATUSES)
    for day in range(-1, 45):
        assert rows.as_of(START + timedelta(days=day)).count() <= 1, steps
    for each in Membership.rows.filter(person_id=person):
        assert each.valid_to is None or each.valid_from < each.valid_to


def test_terms_of_one_body_do_not_overlap(world: World, pa_kim: Cell) -> None:
    with pytest.raises(Conflict):
        open_term(world.clerk, id=new_id(), body=pa_kim.committee, name="2025–2027", begins=DAY, ends=None)
    running = term_on(pa_kim.committee, DAY)
    assert running is not None
    assert running.name == "2020–2030"


def test_a_position_is_held_within_its_term_and_once(world: World, pa_kim: Cell) -> None:
    body, person = pa_kim.committee, pa_kim.members[6]
    position = new_id()
    appoint(world.clerk, id=position, person=person, body=body, kind=PositionKind.MEMBER, begins=DAY)
    assert Position.rows.get(pk=position).term == term_on(body, DAY)
    with pytest.raises(Conflict):
        appoint(world.clerk, id=new_id(), person=person, body=body, kind=PositionKind.MEMBER, begins=DAY)
    with pytest.raises(Invalid):
        appoint(
            world.clerk, id=new_id(), person=person, body=body, kind=PositionKind.DEPUTY, begins=DAY, ends=DAY
        )


def test_the_last_day_of_a_position_is_still_held(world: World, pa_kim: Cell) -> None:
    leader = leaders_of([pa_kim.id], DAY)[pa_kim.id]
    assert leader.person_id == pa_kim.members[0]
    end_position(world.clerk, position=leader.pk, last_day=DAY)
    assert leader.pk in {each.pk for each in holders_on(pa_kim.committee, DAY)}
    after = leaders_of([pa_kim.id], DAY + timedelta(days=1))[pa_kim.id]
    assert after.person_id == pa_kim.members[1]
    with pytest.raises(Invalid):
        end_position(world.clerk, position=leader.pk, last_day=FOUNDED - timedelta(days=1))


@pytest.mark.parametrize("born", ["đầu năm 60", "31/02/1960", "60", "1", "0001", "9999"])
def test_what_is_declared_of_a_birth_is_a_date_or_is_refused(world: World, pa_kim: Cell, born: str) -> None:
    member = {"id": str(new_id()), "full_name": "Lò Văn Pánh", "born": born}
    payload = {"cell": str(pa_kim.id), "members": [member], "since": str(DAY)}
    with pytest.raises(Invalid) as refused:
        enter_roll.perform(world.clerk, payload=payload)
    assert [field for field, _sentence in refused.value.fields] == ["members.0.born"]
    assert "1960" in refused.value.fields[0][1]


@pytest.mark.parametrize("letter", ["漢", "ß", "ẵ", "ǅ"])
def test_a_name_of_rare_letters_is_taken_in(world: World, pa_kim: Cell, letter: str) -> None:
    member = NewMember(id=new_id(), full_name=letter * 120)
    enter_roll(world.clerk, cell=pa_kim.id, members=[member], since=DAY)
    assert Person.rows.get(pk=member.id).full_name == letter * 120


def test_nobody_is_entered_twice(world: World, pa_kim: Cell) -> None:
    member = NewMember(id=new_id(), full_name="Lò Văn Pánh")
    with pytest.raises(Invalid):
        enter_roll(world.clerk, cell=pa_kim.id, members=[member, member], since=DAY)
    enter_roll(world.clerk, cell=pa_kim.id, members=[member], since=DAY)
    with pytest.raises(Conflict, match="Tải lại trang"):
        enter_roll(world.clerk, cell=pa_kim.id, members=[member], since=DAY)


def test_a_term_ends_after_it_begins(world: World, pa_kim: Cell) -> None:
    for ends in (DAY, BEFORE):
        with pytest.raises(Invalid) as refused:
            open_term(world.clerk, id=new_id(), body=pa_kim.committee, name="2026", begins=DAY, ends=ends)
        assert refused.value.field == "ends"

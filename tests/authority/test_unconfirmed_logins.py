"""A login that the office could have made for itself hears nothing until a leader says whose hands it is in."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client

from nennep.accounts.codes import digits_of, make_code
from nennep.accounts.middleware import actor_of
from nennep.accounts.models import LoginCode, User
from nennep.authority.actions import confirm_duties, give_code, give_login
from nennep.authority.permissions import CHAIR, DECIDE, GUARDED, HEAR, READ, TAKE_PART
from nennep.authority.selectors import access_of, organisations_with
from nennep.authority.to_confirm import all_waiting_at
from nennep.authority.todo import todos
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.reads import read_named
from nennep.core.refusals import Conflict, Forbidden, NotFound
from nennep.meetings.access import access_meeting
from nennep.meetings.models import Meeting
from nennep.membership.actions import NewMember, enter_roll
from tests.access.addresses import signed_in
from tests.factories import OPERATOR, Cell, World
from tests.tampering import differences_found
from tests.worlds import Stages

PASSWORD = "mot-cau-ngan"


def rights(actor: Actor, organisation: UUID) -> frozenset[str]:
    return access_of(actor, organisation, clock.today()).rights


def login_of(person: UUID) -> User:
    return User.rows.get(person_id=person)


def set_password(person: UUID, code: UUID, browser: Client | None = None, password: str = PASSWORD) -> Actor:
    """Somebody uses the code on a machine; who it is, the program cannot know."""
    fields = {
        "username": login_of(person).username,
        "code": digits_of(code),
        "new": password,
        "again": password,
    }
    assert (browser or Client()).post("/dang-nhap/ma/", fields).status_code == 302
    return actor_of(login_of(person))


def sign_in(person: UUID, browser: Client, password: str = PASSWORD, **more: str) -> Client:
    fields = {"username": login_of(person).username, "password": password, **more}
    assert browser.post("/dang-nhap/", fields).status_code == 302
    return browser


def with_login(by: Actor, person: UUID, name: str = "lo.van.ma") -> Actor:
    done = give_login(by, id=new_id(), person=person, username=name)
    return set_password(person, UUID(done.result["code"]))


def with_code(by: Actor, person: UUID, browser: Client | None = None) -> Actor:
    return set_password(person, UUID(give_code(by, person=person).result["code"]), browser)


def invent(world: World, cell: Cell) -> UUID:
    person = new_id()
    enter_roll(
        world.clerk,
        cell=cell.id,
        members=[NewMember(id=person, full_name="Lò Văn Ma")],
        since=clock.today() - timedelta(days=1),
    )
    return person


def test_a_member_whom_the_office_invented_hears_nothing_in_the_cell(stages: Stages) -> None:
    world, cell = stages.world, stages.cell
    ghost = with_login(world.clerk, invent(world, cell))
    assert rights(ghost, cell.id) == {READ, TAKE_PART}
    assert not organisations_with(ghost, HEAR, clock.today()).exists()
    assert not access_meeting(ghost, stages.adopted).hears
    (asked,) = [each for each in all_waiting_at(cell.id, clock.today()) if each.name == "Lò Văn Ma"]
    assert asked.kind == "login"


def test_nor_does_the_login_of_a_quiet_member_that_the_office_made_for_itself(
    world: World, pa_kim: Cell
) -> None:
    quiet = with_login(world.clerk, pa_kim.members[8], "sung.a")
    assert rights(quiet, pa_kim.id) & GUARDED == frozenset()


def test_a_secretarys_login_reached_by_a_code_neither_hears_nor_chairs_nor_decides(
    world: World, pa_kim: Cell
) -> None:
    assert {HEAR, CHAIR, DECIDE} <= rights(actor_of(login_of(pa_kim.members[0])), pa_kim.id)
    taken = with_code(world.clerk, pa_kim.members[0])
    assert rights(taken, pa_kim.id) & GUARDED == frozenset()
    with pytest.raises(Forbidden):
        confirm_duties(taken, organisation=pa_kim.id, logins=[taken.user_id])


def test_a_cells_leader_confirms_its_members_with_one_press_and_they_hear(world: World, pa_kim: Cell) -> None:
    members = [
        with_login(world.clerk, person, f"dv-{number}") for number, person in enumerate(pa_kim.members[7:10])
    ]
    waiting = [each.id for each in all_waiting_at(pa_kim.id, clock.today())]
    assert waiting == [
        each.id
        for each in read_named("authority.waiting_duties")(pa_kim.secretary, organisation=pa_kim.id).duties
    ]
    assert len(waiting) == 3
    assert all_waiting_at(world.commune, clock.today()) == []
    browser = signed_in(pa_kim.secretary)
    where = f"/to-chuc/{pa_kim.id}/xac-nhan-chuc-vu/"
    page = browser.get(where).content.decode()
    assert page.count("checked") == page.count('class="choice"') == 3  # as large as a thumb
    assert "có thể để trống" not in page
    sent = {"key": str(new_id()), "logins": [str(each) for each in waiting]}
    assert browser.post(where, sent).status_code == 302
    for each in members:
        assert HEAR in rights(actor_of(User.rows.get(pk=each.user_id)), pa_kim.id)
    assert differences_found() == []


def test_the_committee_above_confirms_who_holds_an_office_and_where_no_leader_has_a_login(
    world: World, pa_kim: Cell
) -> None:
    secretary = with_code(world.clerk, pa_kim.members[0])
    assert [each.id for each in all_waiting_at(world.commune, clock.today())] == [secretary.user_id]
    deputy = with_code(world.clerk, pa_kim.members[1])
    member = with_login(world.clerk, pa_kim.members[8])
    asked = {each.id for each in all_waiting_at(world.commune, clock.today())}
    assert asked == {secretary.user_id, deputy.user_id, member.user_id}
    confirm_duties(world.commune_secretary, organisation=world.commune, logins=[secretary.user_id])
    assert {HEAR, CHAIR, DECIDE} <= rights(actor_of(login_of(pa_kim.members[0])), pa_kim.id)
    assert {each.id for each in all_waiting_at(world.commune, clock.today())} == {deputy.user_id}
    with pytest.raises(Conflict):
        confirm_duties(world.commune_secretary, organisation=world.commune, logins=[secretary.user_id])


def test_nobody_confirms_a_login_of_their_own_or_one_that_they_gave(world: World, pa_kim: Cell) -> None:
    staff = world.cells["staff"]
    given = with_code(world.clerk, staff.members[2])  # the clerk leads this cell
    with pytest.raises(Forbidden, match=r"yourself|do chính đồng chí cấp"):
        confirm_duties(world.clerk, organisation=staff.id, logins=[given.user_id])
    assert (
        "checked" not in signed_in(world.clerk).get(f"/to-chuc/{staff.id}/xac-nhan-chuc-vu/").content.decode()
    )
    confirm_duties(staff.deputy, organisation=staff.id, logins=[given.user_id])
    assert HEAR in rights(actor_of(login_of(staff.members[2])), staff.id)
    with pytest.raises((Forbidden, NotFound)):
        confirm_duties(pa_kim.member, organisation=pa_kim.id, logins=[given.user_id])


def test_a_code_used_on_ones_own_phone_changes_nothing(world: World, pa_kim: Cell) -> None:
    """A secretary forgets the password: the office gives a code over the telephone, the next evening goes on."""
    person = pa_kim.members[0]
    login_of(person).set_password(PASSWORD)
    user = login_of(person)
    user.set_password(PASSWORD)
    user.save()
    phone = sign_in(person, Client())
    secretary = with_code(world.clerk, person, phone)
    assert {HEAR, CHAIR, DECIDE} <= rights(secretary, pa_kim.id)


def test_but_not_on_the_offices_machine_though_the_owner_has_signed_in_there(
    world: World, pa_kim: Cell
) -> None:
    machine = Client()
    for person in (pa_kim.members[0], world.clerk.person_id):
        assert person is not None
        user = login_of(person)
        user.set_password(PASSWORD)
        user.save()
        sign_in(person, machine)
        machine.post("/dang-xuat/")
    taken = with_code(world.clerk, pa_kim.members[0], machine)
    assert rights(taken, pa_kim.id) & GUARDED == frozenset()


def test_what_the_operator_gave_needs_no_other_word(world: World, pa_kim: Cell) -> None:
    assert HEAR in rights(with_login(OPERATOR, pa_kim.members[8]), pa_kim.id)
    with_code(world.clerk, pa_kim.members[0])
    with clock.at(clock.now() + timedelta(hours=1)):
        secretary = with_code(OPERATOR, pa_kim.members[0])
        assert {HEAR, CHAIR, DECIDE} <= rights(secretary, pa_kim.id)
        assert differences_found() == []


def test_a_login_that_waits_lends_no_rights_of_one_meeting_either(stages: Stages) -> None:
    person = stages.cell.members[7]
    Meeting.rows.filter(pk=stages.running).update(minute_taker_id=person)
    taken = with_login(stages.world.clerk, person)
    assert not access_meeting(taken, stages.running).hears


def test_the_owner_and_the_leader_are_told_on_home(world: World, pa_kim: Cell) -> None:
    waiting = with_login(world.clerk, pa_kim.members[8])
    (own,) = todos(waiting, clock.today())
    assert "chờ" in own.title or "waits" in own.title
    (asked,) = todos(pa_kim.secretary, clock.today())
    assert asked.title.startswith(("Xác nhận 1 ", "Confirm 1 "))
    assert list(todos(world.commune_secretary, clock.today())) == []
    page = signed_in(pa_kim.secretary).get("/").content.decode()
    assert asked.title in page


def test_a_login_confirmed_beside_the_chain_is_found(world: World, pa_kim: Cell) -> None:
    waiting = with_login(world.clerk, pa_kim.members[8])
    assert differences_found() == []
    User.rows.filter(pk=waiting.user_id).update(confirmed_at=clock.now() - timedelta(minutes=5))
    assert [(each.row, each.where) for each in differences_found()] == [(waiting.user_id, "confirmed_at")]


def test_a_login_said_to_be_given_by_somebody_else_beside_the_chain_is_found(
    world: World, pa_kim: Cell
) -> None:
    """Who gave a login does not confirm it: the row must go on saying who did."""
    waiting = with_login(world.clerk, pa_kim.members[8])
    User.rows.filter(pk=waiting.user_id).update(given_by=pa_kim.members[1])
    assert [(each.row, each.where) for each in differences_found()] == [(waiting.user_id, "given_by")]


def test_a_code_said_to_be_given_by_the_operator_beside_the_chain_is_found(
    world: World, pa_kim: Cell
) -> None:
    code = UUID(give_code(world.clerk, person=pa_kim.members[0]).result["code"])
    assert differences_found() == []
    LoginCode.rows.filter(pk=code).update(given_by=None)
    assert [(each.row, each.where) for each in differences_found()] == [(code, "given_by")]


def test_a_code_that_no_act_gave_is_found(world: World, pa_kim: Cell) -> None:
    code = new_id()
    make_code(code, user=login_of(pa_kim.members[0]).pk, at=clock.now())
    assert [(each.row, each.what) for each in differences_found()] == [(code, "strange")]

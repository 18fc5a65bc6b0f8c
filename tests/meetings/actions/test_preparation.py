"""Agenda, remarks, guests, papers, agreement: nennep.meetings.actions.agenda, preparation and papers."""

from __future__ import annotations

from uuid import UUID

import pytest

from nennep.authority.actions import put_in_charge
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound
from nennep.meetings.actions.agenda import (
    add_item,
    draw_agenda,
    drop_item,
    edit_item,
    order_items,
    propose_item,
)
from nennep.meetings.actions.calendar import plan_meetings
from nennep.meetings.actions.changes import describe_meeting
from nennep.meetings.actions.preparation import (
    agree_agenda,
    remark_on_draft,
    reopen_preparation,
)
from nennep.meetings.actions.session import open_meeting
from nennep.meetings.enums import ItemSource, MeetingKind, MeetingState
from nennep.meetings.models import AgendaItem, Agreement, Guest, Meeting, Remark
from nennep.meetings.selectors.preparation import (
    lead_of,
    suggestions_for,
)
from nennep.meetings.selectors.seen import see_meeting, see_preparation
from nennep.rulebook.enums import ItemKind
from tests.factories import FOUNDED, NAMES, OPERATOR, Cell, World, make_cell
from tests.fixtures import EVENING
from tests.meetings.planning import add, agree, invite, notify, plan, planned


def titles(meeting: UUID) -> list[str]:
    rows = AgendaItem.rows.filter(meeting_id=meeting, dropped=False).order_by("position")
    return [each.title for each in rows]


def kinds(meeting: UUID) -> list[str]:
    rows = AgendaItem.rows.filter(meeting_id=meeting, dropped=False).order_by("position")
    return [each.kind for each in rows]


@pytest.fixture
def in_charge(pa_kim: Cell, world: World) -> Actor:
    """The commune's secretary, in charge of Pá Kìm."""
    actor = world.commune_secretary
    assert actor.person_id is not None
    put_in_charge(OPERATOR, id=new_id(), person=actor.person_id, organisation=pa_kim.id, begins=FOUNDED)
    return actor


# --- the agenda


def test_the_agenda_is_drawn_for_the_kind_of_cell_and_the_day(meeting: UUID, pa_kim: Cell) -> None:
    draw_agenda(pa_kim.secretary, meeting=meeting)
    found = kinds(meeting)
    assert found[:3] == ["opening", "appoint_minute_taker", "roll"]
    assert found[-1] == "close"
    assert "Quản lý, bảo vệ rừng; ngăn phá rừng làm nương" in titles(meeting)
    assert (
        AgendaItem.rows.get(meeting_id=meeting, kind=ItemKind.LAST_MONTH_TASKS).source == ItemSource.CARRIED
    )


def test_an_agenda_is_drawn_once(meeting: UUID, pa_kim: Cell) -> None:
    draw_agenda(pa_kim.secretary, meeting=meeting)
    with pytest.raises(Conflict):
        draw_agenda(pa_kim.secretary, meeting=meeting)


def test_what_was_proposed_before_the_drawing_stays_in_the_contents(
    meeting: UUID, pa_kim: Cell, in_charge: Actor
) -> None:
    propose_item(
        in_charge, meeting=meeting, id=new_id(), title="Phòng chống rét cho gia súc", field="economy"
    )
    draw_agenda(pa_kim.secretary, meeting=meeting)
    item = AgendaItem.rows.get(meeting_id=meeting, title="Phòng chống rét cho gia súc")
    assert (item.proposed_by_id, item.source, item.phase) == (
        in_charge.person_id,
        ItemSource.PROPOSED,
        "body",
    )
    positions = list(AgendaItem.rows.order_by("position").values_list("position", flat=True))
    assert positions == list(range(1, len(positions) + 1))


def test_a_regular_meeting_with_a_theme_beside_it_names_the_theme(pa_kim: Cell) -> None:
    regular = planned()
    thematic = planned(kind=MeetingKind.THEMATIC, sits_with=regular.id, theme="Giữ rừng đầu nguồn")
    plan(pa_kim, regular, thematic)
    draw_agenda(pa_kim.secretary, meeting=regular.id)
    assert any("Giữ rừng đầu nguồn" in each for each in titles(regular.id))
    with pytest.raises(Conflict):
        draw_agenda(pa_kim.secretary, meeting=thematic.id)


def test_an_added_item_stands_in_the_contents_with_its_field(meeting: UUID, pa_kim: Cell) -> None:
    draw_agenda(pa_kim.secretary, meeting=meeting)
    added = AgendaItem.rows.get(pk=add(pa_kim, meeting, field="infrastructure"))
    assert (added.phase, added.field, added.proposed_by_id) == ("body", "infrastructure", pa_kim.members[0])
    assert titles(meeting).index("Sửa đường ra nương") < kinds(meeting).index("discussion")


def test_a_field_of_work_comes_from_the_list(meeting: UUID, pa_kim: Cell) -> None:
    with pytest.raises(Invalid):
        add(pa_kim, meeting, field="astronomy")


@pytest.mark.parametrize("kind", [ItemKind.ROLL, ItemKind.CLOSE])
def test_what_every_meeting_has_once_is_not_added(meeting: UUID, pa_kim: Cell, kind: ItemKind) -> None:
    with pytest.raises(Invalid):
        add(pa_kim, meeting, kind=kind)


def test_of_what_only_the_book_keeps_not_even_the_title_is_kept(meeting: UUID, pa_kim: Cell) -> None:
    new = add(pa_kim, meeting, "Xét kỷ luật một đồng chí", kind=ItemKind.PAPER_ONLY)
    assert AgendaItem.rows.get(pk=new).title == "Nội dung chỉ ghi sổ giấy"
    edit_item(pa_kim.secretary, meeting=meeting, item=new, title="Xét kỷ luật")
    assert AgendaItem.rows.get(pk=new).title == "Nội dung chỉ ghi sổ giấy"


def test_an_item_is_edited_and_dropped_and_its_row_stays(meeting: UUID, pa_kim: Cell) -> None:
    item = add(pa_kim, meeting)
    edit_item(pa_kim.secretary, meeting=meeting, item=item, title="Sửa mương", field="infrastructure")
    drop_item(pa_kim.secretary, meeting=meeting, item=item)
    row = AgendaItem.rows.get(pk=item)
    assert (row.title, row.dropped) == ("Sửa mương", True)
    with pytest.raises(NotFound):
        drop_item(pa_kim.secretary, meeting=meeting, item=item)


def test_the_order_is_changed_within_the_three_parts(meeting: UUID, pa_kim: Cell) -> None:
    draw_agenda(pa_kim.secretary, meeting=meeting)
    items = list(AgendaItem.rows.filter(meeting_id=meeting).order_by("position").values_list("pk", flat=True))
    items[5], items[6] = items[6], items[5]
    order_items(pa_kim.secretary, meeting=meeting, items=items)
    now = list(AgendaItem.rows.filter(meeting_id=meeting).order_by("position").values_list("pk", flat=True))
    assert now == items
    with pytest.raises(Invalid):
        order_items(pa_kim.secretary, meeting=meeting, items=[items[-1], *items[:-1]])
    with pytest.raises(Conflict):
        order_items(pa_kim.secretary, meeting=meeting, items=items[:-1])


def test_suggestions_are_of_the_cell_type_and_leave_out_what_is_there(meeting: UUID, pa_kim: Cell) -> None:
    draw_agenda(pa_kim.secretary, meeting=meeting)
    held = Meeting.rows.select_related("body__organisation").get(pk=meeting)
    items = list(AgendaItem.rows.filter(meeting=held))
    offered = suggestions_for(held, items)
    found = [each.title for each in offered]
    assert "Phòng cháy rừng mùa khô" in found
    assert offered[0].in_season
    assert not set(found) & set(titles(meeting))


def test_strangers_members_and_those_above_change_no_agenda(
    meeting: UUID, pa_kim: Cell, world: World
) -> None:
    for actor, refusal in (
        (Actor.stranger(), NotFound),
        (pa_kim.member, Forbidden),
        (world.clerk, Forbidden),
    ):
        with pytest.raises(refusal):
            draw_agenda(actor, meeting=meeting)
        with pytest.raises(refusal):
            add_item(actor, meeting=meeting, id=new_id(), title="Việc khác")


def test_members_do_not_propose_and_do_not_read_the_draft(
    meeting: UUID, pa_kim: Cell, in_charge: Actor
) -> None:
    with pytest.raises(Forbidden):
        propose_item(pa_kim.member, meeting=meeting, id=new_id(), title="Việc khác")
    with pytest.raises(Forbidden):
        see_preparation(pa_kim.member, meeting)
    assert see_preparation(in_charge, meeting).proposes
    with pytest.raises(NotFound):
        see_preparation(Actor.stranger(), meeting)


def test_the_one_in_charge_proposes_but_does_not_prepare(meeting: UUID, in_charge: Actor) -> None:
    with pytest.raises(Forbidden):
        draw_agenda(in_charge, meeting=meeting)


# --- remarks and agreement


def test_a_remark_keeps_who_made_it(meeting: UUID, in_charge: Actor) -> None:
    remark_on_draft(in_charge, meeting=meeting, id=new_id(), text="Nên bàn kỹ việc chống rét.")
    assert Remark.rows.get().person_id == in_charge.person_id


def test_the_committee_agrees_and_the_preparation_may_be_taken_up_again(meeting: UUID, pa_kim: Cell) -> None:
    agree(pa_kim, meeting)
    assert Meeting.rows.get(pk=meeting).state == MeetingState.PREPARED
    assert {each.person_id for each in Agreement.rows.all()} == set(pa_kim.members[:2])
    with pytest.raises(Conflict):
        add(pa_kim, meeting)
    reopen_preparation(pa_kim.secretary, meeting=meeting)
    add(pa_kim, meeting)
    assert not Agreement.rows.filter(withdrawn=False).exists()


def test_after_the_notice_the_agenda_changes_with_a_reason_only(meeting: UUID, pa_kim: Cell) -> None:
    notify(pa_kim, meeting)
    with pytest.raises(Invalid):
        reopen_preparation(pa_kim.secretary, meeting=meeting)
    reopen_preparation(pa_kim.secretary, meeting=meeting, reason="Thêm việc chống rét")
    assert Meeting.rows.get(pk=meeting).state == MeetingState.DRAFT


def test_only_the_committee_agrees_and_to_something(meeting: UUID, pa_kim: Cell) -> None:
    with pytest.raises(Conflict):
        agree_agenda(pa_kim.secretary, meeting=meeting, agreed_by=pa_kim.members[:1])
    draw_agenda(pa_kim.secretary, meeting=meeting)
    for wrong in ([], [pa_kim.members[5]]):
        with pytest.raises(Invalid):
            agree_agenda(pa_kim.secretary, meeting=meeting, agreed_by=wrong)


def test_a_thematic_meeting_without_a_theme_is_not_agreed_to(pa_kim: Cell) -> None:
    thematic = plan(pa_kim, planned(kind=MeetingKind.THEMATIC))[0]
    with pytest.raises(Conflict):
        agree(pa_kim, thematic)


def test_nothing_is_prepared_once_the_meeting_sits(meeting: UUID, pa_kim: Cell) -> None:
    with clock.at(EVENING):
        open_meeting(pa_kim.secretary, meeting=meeting, chair=pa_kim.members[0])
        for wrong in (
            lambda: draw_agenda(pa_kim.secretary, meeting=meeting),
            lambda: add(pa_kim, meeting),
            lambda: agree_agenda(pa_kim.secretary, meeting=meeting, agreed_by=pa_kim.members[:1]),
            lambda: reopen_preparation(pa_kim.secretary, meeting=meeting),
            lambda: invite(pa_kim, meeting),
        ):
            with pytest.raises(Conflict):
                wrong()


# --- guests


def test_a_guest_is_named_by_person_only_where_the_inviter_may_know_who_that_is(
    meeting: UUID, pa_kim: Cell, world: World, in_charge: Actor
) -> None:
    elsewhere = make_cell(world.province, "Chi bộ bản Tà Xùa", "99.1", NAMES[:3])
    said = []
    for person in (elsewhere.members[0], world.cells["staff"].members[2], new_id()):
        with pytest.raises(Invalid) as refused:
            invite(pa_kim, meeting, person=str(person))
        said.append(str(refused.value))
    assert len(set(said)) == 1  # nor whether there is such a person
    invite(pa_kim, meeting, person=str(in_charge.person_id))
    assert Guest.rows.get().person_id == in_charge.person_id


def test_the_candidates_of_a_model_meeting_may_be_named(meeting: UUID, pa_kim: Cell, world: World) -> None:
    leader = world.commune_secretary.person_id
    with pytest.raises(Invalid):
        invite(pa_kim, meeting, person=str(leader))
    describe_meeting(pa_kim.secretary, meeting=meeting, is_model=True)
    invite(pa_kim, meeting, person=str(leader), is_observer=True)
    with pytest.raises(Conflict):
        invite(pa_kim, meeting, person=str(leader), is_observer=True)


def test_a_member_of_the_cell_is_a_guest_of_its_committee_and_of_nothing_that_they_belong_to(
    meeting: UUID, pa_kim: Cell
) -> None:
    of_committee = planned()
    plan_meetings(pa_kim.secretary, body=pa_kim.committee, meetings=[of_committee])
    member = str(pa_kim.members[5])
    invite(pa_kim, of_committee.id, person=member)
    with pytest.raises(Invalid):
        invite(pa_kim, meeting, person=member)


# --- papers


# --- when to give notice


def test_the_day_to_give_notice_by_comes_from_the_rule_with_its_source(meeting: UUID, pa_kim: Cell) -> None:
    lead = lead_of(see_meeting(pa_kim.secretary, meeting).meeting)
    assert lead is not None
    assert (lead.due_on.day, lead.passed) == (23, False)
    assert "42-HD/BTCTW" in lead.citation
    with clock.at(EVENING.replace(hour=1)):
        late = lead_of(see_meeting(pa_kim.secretary, meeting).meeting)
        assert late is not None
        assert late.passed

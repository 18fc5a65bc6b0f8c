"""A month's days for several cells in one go: meetings.plan_month, and the commune's month that leads there."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.models import ActRecord
from nennep.core.reads import read_named
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound
from nennep.meetings.actions.calendar import MeetingOfCell, plan_month, set_fixed_day
from nennep.meetings.actions.changes import cancel_meeting
from nennep.meetings.models import Meeting
from nennep.membership.models import Person
from tests.factories import Cell, World
from tests.signing_in import signed_in
from tests.worlds import Stages

JANUARY = date(2027, 1, 1)
DAY = datetime(2027, 1, 5, 12, 30, tzinfo=UTC)


def at(cell: Cell, day: datetime = DAY, **more: str) -> MeetingOfCell:
    return MeetingOfCell(id=new_id(), body=cell.body, starts_at=day, **more)


def plan(actor: Actor, world: World, *meetings: MeetingOfCell, month: date = JANUARY) -> None:
    plan_month(actor, organisation=world.commune, month=month, meetings=list(meetings))


def two(world: World) -> tuple[Cell, Cell]:
    first, second, *_more = world.cells.values()
    return first, second


def test_the_office_gives_two_cells_their_days_in_one_act_of_its_chain(world: World) -> None:
    first, second = two(world)
    plan(world.clerk, world, at(first), at(second, place="Nhà văn hóa"))
    planned = Meeting.rows.filter(month=JANUARY).order_by("place")
    assert [(each.body_id, each.kind, each.state, each.place) for each in planned] == [
        (first.body, "regular", "draft", ""),
        (second.body, "regular", "draft", "Nhà văn hóa"),
    ]
    assert ActRecord.rows.get(act="meetings.plan_month").organisation_id == world.commune


def test_a_cell_that_has_a_day_already_stops_it_all_and_is_named(world: World) -> None:
    first, second = two(world)
    plan(world.clerk, world, at(first))
    with pytest.raises(Conflict) as refused:
        plan(world.clerk, world, at(second), at(first, DAY + timedelta(days=1)))
    assert Meeting.rows.filter(month=JANUARY).count() == 1
    assert "đã có buổi" in str(refused.value) or "already" in str(refused.value)


def test_a_cancelled_meeting_leaves_the_month_free(world: World) -> None:
    first, _second = two(world)
    plan(world.clerk, world, at(first))
    cancel_meeting(first.secretary, meeting=Meeting.rows.get(month=JANUARY).pk, reason="lũ")
    plan(world.clerk, world, at(first, DAY + timedelta(days=1)))
    assert Meeting.rows.filter(month=JANUARY, body_id=first.body).count() == 2


def test_only_who_keeps_the_calendars_below_gives_days_and_only_to_cells_below(world: World) -> None:
    first, second = two(world)
    with pytest.raises(Forbidden):
        plan(world.commune_secretary, world, at(first))
    with pytest.raises(NotFound):
        plan(second.member, world, at(first))
    with pytest.raises(NotFound):
        plan_month(world.clerk, organisation=first.id, month=JANUARY, meetings=[at(second)])
    with pytest.raises(NotFound):
        plan(world.clerk, world, MeetingOfCell(id=new_id(), body=first.committee, starts_at=DAY))


@pytest.mark.parametrize("wrong", ["none", "twice", "other month", "not its first day"])
def test_what_cannot_be_meant_is_refused(wrong: str, world: World) -> None:
    first, _second = two(world)
    meetings = {
        "none": [],
        "twice": [at(first), at(first)],
        "other month": [at(first, DAY + timedelta(days=40))],
    }
    month = date(2027, 1, 2) if wrong == "not its first day" else JANUARY
    with pytest.raises(Invalid):
        plan(world.clerk, world, *meetings.get(wrong, [at(first)]), month=month)


# --- the pages


def fixed(world: World, day: int) -> None:
    set_fixed_day(
        world.clerk,
        id=new_id(),
        organisation=world.commune,
        day=day,
        starts=time(19, 30),
        effective=date(2026, 11, 20),
    )


def test_one_press_gives_all_cells_without_a_day_the_one_of_their_fixed_day(world: World) -> None:
    fixed(world, 5)
    client = signed_in(world.clerk)
    month = reverse("meetings:month", args=[world.commune, "2027-01"])
    page = reverse("meetings:plan_month", args=[world.commune, "2027-01"])
    assert page in client.get(month).content.decode()
    form = client.get(page).context["form"]
    sent = {"key": form["key"].value(), "r-TOTAL_FORMS": len(form.lines), "r-INITIAL_FORMS": len(form.lines)}
    for row in form.lines:
        sent |= {
            f"{row.prefix}-{name}": "on" if name == "wanted" else row[name].value()
            for name in ("id", "body", "wanted", "on", "starts")
        }
    answer = client.post(page, sent)
    assert (answer.status_code, answer["Location"]) == (302, month)
    days = {clock.legal_day(each.starts_at) for each in Meeting.rows.filter(month=JANUARY)}
    assert (days, Meeting.rows.filter(month=JANUARY).count()) == ({date(2027, 1, 5)}, len(world.cells))
    assert page not in client.get(month).content.decode()


def test_a_ticked_cell_without_a_day_is_told_of_beside_its_row(world: World) -> None:
    client = signed_in(world.clerk)
    page = reverse("meetings:plan_month", args=[world.commune, "2027-01"])
    row = client.get(page).context["form"].lines.forms[0]
    sent = {
        "key": new_id(),
        "r-TOTAL_FORMS": 1,
        "r-INITIAL_FORMS": 1,
        "r-0-id": new_id(),
        "r-0-body": row["body"].value(),
    }
    answer = client.post(page, sent | {"r-0-wanted": "on", "r-0-on": "", "r-0-starts": ""})
    assert answer.status_code == 422
    assert "Ghi ngày, giờ; hoặc bỏ đánh dấu chi bộ này." in answer.content.decode()


def test_the_day_of_a_month_that_has_passed_is_not_proposed(world: World) -> None:
    fixed(world, 1)
    with clock.at(datetime(2026, 12, 10, 3, tzinfo=UTC)):
        form = (
            signed_in(world.clerk)
            .get(reverse("meetings:plan_month", args=[world.commune, "2026-12"]))
            .context["form"]
        )
    assert {(row["wanted"].value(), row["on"].value()) for row in form.lines} == {(False, None)}


def test_only_the_office_is_shown_the_page_of_days(world: World) -> None:
    page = reverse("meetings:plan_month", args=[world.commune, "2027-01"])
    assert signed_in(world.commune_secretary).get(page).status_code == 403
    assert page not in signed_in(world.commune_secretary).get(page.removesuffix("hen-ngay/")).content.decode()


@pytest.fixture
def late(world: World, meeting: UUID) -> UUID:
    """Pá Kìm's meeting of November is four days past, and nothing is recorded."""
    Meeting.rows.filter(pk=meeting).update(starts_at=clock.now() - timedelta(days=4))
    return meeting


def statuses(actor: Actor, world: World, month: str) -> dict[UUID, tuple[str, str, str]]:
    found = read_named("meetings.month")(actor, organisation=world.commune, month=month)
    return {each.id: (each.status, each.leader, each.phone) for each in found.cells}


def test_a_late_cell_is_shown_with_whom_to_call_to_those_of_the_committee_alone(
    late: UUID, pa_kim: Cell, world: World
) -> None:
    Person.rows.filter(pk=pa_kim.members[0]).update(phone="0000 000 001")
    month = f"{clock.today():%Y-%m}"
    assert statuses(world.clerk, world, month)[pa_kim.id] == ("late", "Lò Văn Sáng", "0000 000 001")
    page = signed_in(world.clerk).get(reverse("meetings:month", args=[world.commune, month])).content.decode()
    assert 'href="tel:0000000001"' in page
    assert 'href="sms:0000000001?body=' in page


def test_a_cell_that_waits_for_nothing_has_no_number_on_the_page(
    pa_kim: Cell, meeting: UUID, world: World
) -> None:
    Person.rows.filter(pk=pa_kim.members[0]).update(phone="0000 000 001")
    month = f"{clock.today():%Y-%m}"
    assert statuses(world.clerk, world, month)[pa_kim.id] == ("ahead", "", "")


def test_papers_are_offered_only_where_there_are_some(stages: Stages) -> None:
    world = stages.world
    client = signed_in(world.clerk)
    now, later = (
        client.get(reverse("meetings:month", args=[world.commune, month])).content.decode()
        for month in (f"{clock.today():%Y-%m}", "2027-01")
    )
    assert "1 thông báo (.pdf)" in now
    for words in ("thông báo (.pdf)", "Nghị quyết của các chi bộ", "Biên bản của các chi bộ"):
        assert words not in later
    assert "Nghị quyết của các chi bộ" not in now

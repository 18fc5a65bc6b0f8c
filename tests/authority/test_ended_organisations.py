"""What an ended organisation did stays readable to the committee above that read it before."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from nennep.authority.permissions import HEAR, READ
from nennep.authority.selectors import access_of, organisations_with
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.reads import read_named
from nennep.core.refusals import NotFound
from nennep.membership.models import Membership, Position
from nennep.organisation.models import Descent, Organisation, OrganisationName, Placement
from tests.access.addresses import signed_in
from tests.worlds import Stages


def ends(cell: UUID, on: date) -> None:
    """As a reorganisation will end a cell: its rows end on that day, and nothing is deleted."""
    Organisation.rows.filter(pk=cell).update(valid_to=on)
    for rows in (
        OrganisationName.rows.filter(organisation_id=cell),
        Placement.rows.filter(organisation_id=cell),
        Descent.rows.filter(descendant_id=cell),
        Membership.rows.filter(cell_id=cell),
        Position.rows.filter(body__organisation_id=cell),
    ):
        rows.filter(valid_to=None).update(valid_to=on)


@pytest.fixture
def ended(stages: Stages) -> Stages:
    ends(stages.cell.id, clock.today() - timedelta(days=3))
    return stages


READS = ("room.meeting", "room.minutes", "room.score", "minutes.sections", "minutes.documents")


def test_the_direct_committee_still_reads_and_hears_and_does_nothing_more(ended: Stages) -> None:
    committee = ended.roles["committee"]
    today = clock.today()
    assert access_of(committee, ended.cell.id, today).rights == {READ, HEAR}
    for right in (READ, HEAR):
        assert organisations_with(committee, right, today).filter(pk=ended.cell.id).exists()
    for name in READS:
        read_named(name)(committee, meeting=ended.adopted)
    browser = signed_in(committee)
    for address in (
        f"/buoi/{ended.adopted}/",
        f"/buoi/{ended.adopted}/bien-ban/",
        f"/to-chuc/{ended.cell.id}/",
        f"/to-chuc/{ended.cell.id}/lich/2026/",
        f"/to-chuc/{ended.cell.id}/danh-sach/?ngay=01/10/2026",
    ):
        assert browser.get(address).status_code == 200, address
    assert "Chi bộ bản Pá Kìm" in browser.get(f"/to-chuc/{ended.world.commune}/").content.decode()


def test_those_who_only_read_from_above_still_only_read(ended: Stages) -> None:
    for role in ("office", "above"):
        actor = ended.roles[role]
        assert access_of(actor, ended.cell.id, clock.today()).rights == {READ}
        read_named("room.meeting")(actor, meeting=ended.adopted)
        with pytest.raises(NotFound):
            read_named("room.minutes")(actor, meeting=ended.adopted)


@pytest.mark.parametrize("role", ["other", "partner", "member", "secretary"])
def test_nobody_else_reads_it_by_having_read_it_before(ended: Stages, role: str) -> None:
    actor = ended.roles[role]
    assert not access_of(actor, ended.cell.id, clock.today()).sees
    with pytest.raises(NotFound):
        read_named("room.meeting")(actor, meeting=ended.adopted)
    assert not access_of(Actor.stranger(), ended.cell.id, clock.today()).sees


def test_an_ended_cell_counts_in_no_list_of_today(ended: Stages) -> None:
    committee = ended.roles["committee"]
    month = read_named("meetings.month")(committee, organisation=ended.world.commune, month="2026-11")
    assert str(ended.cell.id) not in str(month)
    rows = read_named("authority.organisations")(committee).rows
    assert ended.cell.id not in {each.id for each in rows}
    before = read_named("authority.organisations")(committee, as_of="2026-10-01").rows
    assert ended.cell.id in {each.id for each in before}

"""Bảo lưu ý kiến: nennep.meetings.actions.ballots."""

from __future__ import annotations

from uuid import UUID

import pytest

from nennep.core.ids import new_id
from nennep.core.refusals import Invalid, NotFound
from nennep.meetings.actions.ballots import reserve_opinion, withdraw_opinion
from nennep.meetings.models import ReservedOpinion
from tests.factories import Cell
from tests.meetings.items import item
from tests.meetings.voting import vote


def test_an_opinion_has_a_name_only_at_the_members_own_demand(in_session: UUID, pa_kim: Cell) -> None:
    under = item(in_session)
    ballot = UUID(vote(pa_kim.secretary, in_session, under).result["ballot"])
    said = {"meeting": in_session, "person": pa_kim.members[5], "text": "Xin bảo lưu.", "ballot": ballot}
    with pytest.raises(Invalid):
        reserve_opinion(pa_kim.secretary, id=new_id(), at_own_demand=False, **said)
    new = new_id()
    reserve_opinion(pa_kim.secretary, id=new, at_own_demand=True, **said)
    assert ReservedOpinion.rows.get(pk=new).ballot_id == ballot
    withdraw_opinion(pa_kim.secretary, meeting=in_session, opinion=new)
    assert ReservedOpinion.rows.get(pk=new).withdrawn


def test_an_opinion_belongs_to_somebody_on_the_roll(in_session: UUID, pa_kim: Cell) -> None:
    with pytest.raises(Invalid):
        reserve_opinion(
            pa_kim.secretary, meeting=in_session, id=new_id(), person=new_id(), text="…", at_own_demand=True
        )


def test_an_opinion_that_is_not_there_cannot_be_withdrawn(in_session: UUID, pa_kim: Cell) -> None:
    with pytest.raises(NotFound):
        withdraw_opinion(pa_kim.secretary, meeting=in_session, opinion=new_id())

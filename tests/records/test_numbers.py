"""Số văn bản: nennep.records.numbers, nennep.records.actions."""

from __future__ import annotations

import threading
from datetime import date
from importlib import import_module
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection, connections
from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts import ActContext, act
from nennep.core.ids import new_id
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound
from nennep.membership.actions import open_term
from nennep.membership.models import Term
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body
from nennep.records.actions import start_series, void_number
from nennep.records.enums import DocumentType, NumberState
from nennep.records.models import Number, NumberSeries
from nennep.records.numbers import Gap, full_symbol, gaps_of, mark_of, take_number
from tests import factories
from tests.factories import Cell, World

NQ, BB = DocumentType.RESOLUTION, DocumentType.MINUTES


@act("tests.take_number", right="decide", label=_("notice"))
def take(
    ctx: ActContext, *, body: UUID, kind: DocumentType = NQ, claim: int | None = None, on: date | None = None
) -> None:
    """An act that gives a number, as adopting and issuing do."""
    held = Body.rows.select_related("organisation").get(pk=body)
    ctx.authorise(held.organisation_id)
    ctx.result["number"] = take_number(ctx, held, kind, on or ctx.on, claim=claim).number


def taken(cell: Cell, **more: object) -> int:
    return int(take(cell.secretary, body=cell.body, **more).result["number"])  # type: ignore[arg-type]


def series(cell: Cell) -> NumberSeries:
    return NumberSeries.rows.get(body=cell.body, document_type=NQ)


def test_numbers_follow_each_other_from_one(pa_kim: Cell) -> None:
    assert [taken(pa_kim) for _ in range(3)] == [1, 2, 3]


def test_each_type_and_each_organisation_counts_for_itself(pa_kim: Cell, world: World) -> None:
    assert taken(pa_kim) == 1
    assert taken(pa_kim, kind=BB) == 1
    assert taken(world.cells["staff"]) == 1


def test_a_cell_and_its_committee_bear_one_mark_and_count_in_one_series(pa_kim: Cell) -> None:
    assert taken(pa_kim, kind=BB) == 1
    assert take(pa_kim.secretary, body=pa_kim.committee, kind=BB).result["number"] == 2
    assert taken(pa_kim, kind=BB) == 3
    start_series(pa_kim.secretary, body=pa_kim.committee, document_type=NQ, next_number=7)
    assert taken(pa_kim) == 7
    assert NumberSeries.rows.filter(document_type=BB).count() == 1


def test_the_bodies_of_a_committee_count_in_one_series_and_a_congress_for_itself(world: World) -> None:
    standing, congress = (
        factories.body(world.commune, kind, kind) for kind in (BodyKind.STANDING, BodyKind.CONGRESS)
    )
    of_commune = [world.executive, standing, world.executive, congress]
    numbers = [take(world.commune_secretary, body=each).result["number"] for each in of_commune]
    assert numbers == [1, 2, 3, 1]


def old_series(body: UUID, *numbers: int) -> NumberSeries:
    """A series as it was kept for each body."""
    term = Term.rows.get(body=body)
    made = NumberSeries.rows.create(
        id=new_id(), body_id=body, term=term, document_type=BB, next_number=max(numbers) + 1
    )
    for each in numbers:
        Number.rows.create(id=new_id(), series=made, number=each, state=NumberState.GIVEN)
    return made


def test_the_series_of_a_chi_uy_is_joined_to_that_of_its_cell(pa_kim: Cell, world: World) -> None:
    """Of an installation from before there was one series: no number is lost, none is given twice."""
    cell, committee = old_series(pa_kim.body, 1, 2), old_series(pa_kim.committee, 1, 2, 3, 4)
    staff = world.cells["staff"]
    alone = old_series(staff.committee, 1)
    migration = import_module("nennep.records.migrations.0003_one_series_an_organisation")
    migration.join_series(apps, None)
    assert sorted(cell.numbers.values_list("number", flat=True)) == [1, 2, 3, 4]
    assert sorted(committee.numbers.values_list("number", flat=True)) == [1, 2]  # on two frozen papers each
    assert taken(pa_kim, kind=BB) == 5
    assert [gaps_of(each) for each in NumberSeries.rows.filter(document_type=BB)] == [[], [], []]
    alone.refresh_from_db()
    assert alone.body_id == staff.body
    assert taken(staff, kind=BB) == 2


def test_numbers_go_on_over_the_year_and_begin_anew_with_the_term(pa_kim: Cell) -> None:
    assert taken(pa_kim, on=date(2026, 12, 31)) == 1
    assert taken(pa_kim, on=date(2027, 1, 1)) == 2
    Term.rows.filter(body=pa_kim.body).update(valid_to=date(2027, 6, 1))
    open_term(
        factories.OPERATOR,
        id=new_id(),
        body=pa_kim.body,
        name="2027–2032",
        begins=date(2027, 6, 1),
        ends=None,
    )
    assert taken(pa_kim, on=date(2027, 6, 1)) == 1


def test_a_claimed_number_is_taken_if_free_and_the_series_goes_on_after_it(pa_kim: Cell) -> None:
    taken(pa_kim)
    assert taken(pa_kim, claim=7) == 7
    assert taken(pa_kim) == 8
    assert Number.rows.get(series=series(pa_kim), number=7).state == NumberState.CLAIMED


def test_a_claimed_number_that_is_not_free_is_for_a_person_to_settle(pa_kim: Cell) -> None:
    taken(pa_kim)
    with pytest.raises(Conflict, match="Số 01 đã dùng cho văn bản khác") as refused:
        taken(pa_kim, claim=1)
    assert refused.value.code == "number_taken"


def test_numbers_that_a_claim_leaps_over_are_a_gap_until_explained(pa_kim: Cell) -> None:
    taken(pa_kim)
    taken(pa_kim, claim=5)
    assert gaps_of(series(pa_kim)) == [Gap(2, 4)]
    void_number(pa_kim.secretary, series=series(pa_kim).pk, number=3, reason="bỏ trang, viết hỏng")
    assert gaps_of(series(pa_kim)) == [Gap(2, 2), Gap(4, 4)]
    assert taken(pa_kim, claim=2) == 2
    assert taken(pa_kim) == 6


def test_the_first_number_heard_of_begins_the_series(pa_kim: Cell) -> None:
    taken(pa_kim, claim=12)
    assert gaps_of(series(pa_kim)) == []
    assert taken(pa_kim) == 13


def test_a_series_starts_at_any_number(pa_kim: Cell) -> None:
    start_series(pa_kim.secretary, body=pa_kim.body, document_type=NQ, next_number=31)
    assert taken(pa_kim) == 31
    assert gaps_of(series(pa_kim)) == []


def test_a_series_does_not_go_back_over_numbers_in_use(pa_kim: Cell) -> None:
    taken(pa_kim, claim=9)
    with pytest.raises(Conflict, match="Số 09 đã dùng"):
        start_series(pa_kim.secretary, body=pa_kim.body, document_type=NQ, next_number=9)
    start_series(pa_kim.secretary, body=pa_kim.body, document_type=NQ, next_number=11)
    assert gaps_of(series(pa_kim)) == [Gap(10, 10)]


def test_a_void_number_keeps_its_reason_and_is_never_given_again(pa_kim: Cell) -> None:
    taken(pa_kim)
    void_number(pa_kim.secretary, series=series(pa_kim).pk, number=1, reason="ghi trùng")
    void_number(pa_kim.secretary, series=series(pa_kim).pk, number=2, reason="bỏ cách")
    found = Number.rows.get(series=series(pa_kim), number=1)
    assert (found.state, found.reason) == (NumberState.VOID, "ghi trùng")
    assert taken(pa_kim) == 3
    with pytest.raises(Conflict, match="Số 01 đã hủy: ghi trùng"):
        void_number(pa_kim.secretary, series=series(pa_kim).pk, number=1, reason="khác")
    with pytest.raises(Conflict, match="ghi trùng"):
        taken(pa_kim, claim=1)


def test_without_a_term_there_is_no_number(pa_kim: Cell) -> None:
    with pytest.raises(Invalid, match="Chi bộ bản Pá Kìm chưa ghi nhiệm kỳ vào ngày 01/01/2019") as refused:
        taken(pa_kim, on=date(2019, 1, 1))
    assert refused.value.code == "no_term"
    Term.rows.filter(body=pa_kim.body).update(valid_to=date(2026, 1, 1))
    with pytest.raises(Invalid):
        start_series(pa_kim.secretary, body=pa_kim.body, document_type=NQ, next_number=2)


@pytest.mark.parametrize("claim", [0, -3])
def test_a_number_is_one_or_more(pa_kim: Cell, claim: int) -> None:
    with pytest.raises(Invalid):
        taken(pa_kim, claim=claim)


def test_symbols_are_padded_below_ten_and_bear_the_bodys_mark(pa_kim: Cell, world: World) -> None:
    cell, committee, commune = (
        Body.rows.select_related("organisation").get(pk=each)
        for each in (pa_kim.body, pa_kim.committee, world.executive)
    )
    assert full_symbol(5, cell, NQ) == "05-NQ/CB"
    assert full_symbol(10, committee, "CTr") == "10-CTr/CB"
    assert full_symbol(105, commune, NQ) == "105-NQ/ĐU"
    assert [mark_of(each) for each in (cell, committee, commune)] == ["CB", "CB", "ĐU"]


def test_strangers_members_and_others_do_not_touch_the_series(pa_kim: Cell, world: World) -> None:
    taken(pa_kim)
    for actor, refusal in (
        (Actor.stranger(), NotFound),
        (world.cells["staff"].member, NotFound),
        (pa_kim.member, Forbidden),
        (world.clerk, Forbidden),
    ):
        with pytest.raises(refusal):
            start_series(actor, body=pa_kim.body, document_type=NQ, next_number=50)
        with pytest.raises(refusal):
            void_number(actor, series=series(pa_kim).pk, number=1, reason="không rõ")


def test_an_unknown_body_or_series_is_not_found(pa_kim: Cell) -> None:
    with pytest.raises(NotFound):
        start_series(pa_kim.secretary, body=new_id(), document_type=NQ, next_number=2)
    with pytest.raises(NotFound):
        void_number(pa_kim.secretary, series=new_id(), number=1, reason="x")


@pytest.mark.django_db(transaction=True)
def test_numbers_asked_for_at_the_same_moment_are_all_different(pa_kim: Cell) -> None:
    got: list[int] = []
    start = threading.Barrier(4)

    def ask() -> None:
        start.wait(10)
        with clock.at(factories.NOW):
            got.extend(taken(pa_kim) for _ in range(5))
        connections.close_all()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(60)
    assert sorted(got) == list(range(1, 21))
    assert connection.vendor in ("sqlite", "postgresql")

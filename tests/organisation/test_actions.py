"""Acts on organisations: nennep.organisation.actions."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from nennep.core.actor import Actor
from nennep.core.audit import chain
from nennep.core.ids import new_id
from nennep.core.models import ChainHead
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound
from nennep.organisation.actions import form_body, found_organisation, record_locality
from nennep.organisation.enums import BodyKind, CellType, Kind, Level, LocalityKind
from nennep.organisation.models import Body, Coverage, Descent, Organisation
from nennep.organisation.selectors import ancestors_of, below, name_on, parent_of
from tests.factories import FOUNDED, OPERATOR, Cell, World

LATER = date(2023, 5, 1)


def found(actor: Actor, parent: UUID | None, code: str = "14.118.01.09", **more: object) -> UUID:
    new = new_id()
    values = {"level": Level.CELL, "kind": Kind.CELL, "cell_type": CellType.HAMLET, "effective": LATER} | more
    found_organisation(actor, id=new, code=code, name="Chi bộ bản Nong Quài", parent=parent, **values)
    return new


def test_a_new_cell_stands_under_its_commune_and_all_above_from_its_day_on(world: World) -> None:
    cell = found(world.clerk, world.commune)
    assert ancestors_of(cell, LATER) == [cell, world.commune, world.district, world.province]
    assert parent_of(cell, LATER) == world.commune
    assert ancestors_of(cell, LATER - timedelta(days=1)) == []
    assert cell not in set(below(world.province, LATER - timedelta(days=1)).values_list("pk", flat=True))
    assert cell in set(below(world.province, LATER).values_list("pk", flat=True))


def test_the_derived_lines_agree_with_a_walk_up_the_placements(world: World) -> None:
    found(world.clerk, world.commune)
    for each in Organisation.rows.all():
        walked, at = [each.pk], each.pk
        while (at := parent_of(at, LATER)) is not None:  # type: ignore[assignment]
            walked.append(at)
        lines = Descent.rows.as_of(LATER).filter(descendant=each).order_by("depth")
        assert list(lines.values_list("ancestor_id", "depth")) == [
            (up, depth) for depth, up in enumerate(walked)
        ]


def test_its_chain_begins_with_it_and_the_founding_stands_in_the_parents(world: World) -> None:
    done = found_organisation(
        world.clerk,
        id=new_id(),
        code="14.118.01.09",
        name="Chi bộ bản Nong Quài",
        level=Level.CELL,
        kind=Kind.CELL,
        cell_type=CellType.HAMLET,
        parent=world.commune,
        effective=LATER,
    )
    assert done.organisation_id == world.commune
    assert ChainHead.rows.get(organisation_id=done.result["organisation"]).seq == 0
    assert chain.verify(world.commune) == []


def test_only_the_operator_founds_a_root(world: World) -> None:
    root = found(OPERATOR, None, "15", level=Level.PROVINCE, kind=Kind.COMMITTEE, cell_type=None)
    assert parent_of(root, LATER) is None
    with pytest.raises(Forbidden):
        found(world.clerk, None, "16", level=Level.PROVINCE, kind=Kind.COMMITTEE, cell_type=None)


def test_nobody_founds_under_somebody_elses_organisation(world: World, pa_kim: Cell) -> None:
    with pytest.raises(NotFound):
        found(pa_kim.secretary, world.district)
    with pytest.raises(Forbidden):
        found(world.commune_secretary, world.commune)
    assert not Organisation.rows.filter(code="14.118.01.09").exists()


def test_a_code_belongs_to_one_organisation(world: World) -> None:
    with pytest.raises(Conflict) as refused:
        found(world.clerk, world.commune, "14.118.01.01")
    assert refused.value.field == "code"


@pytest.mark.parametrize(
    ("kind", "cell_type"),
    [(Kind.CELL, None), (Kind.COMMITTEE, CellType.HAMLET), (Kind.ADVISORY, CellType.OFFICE)],
)
def test_a_cell_and_only_a_cell_has_a_type(world: World, kind: Kind, cell_type: CellType | None) -> None:
    with pytest.raises(Invalid) as refused:
        found(world.clerk, world.commune, kind=kind, cell_type=cell_type)
    assert refused.value.field == "cell_type"


def test_a_name_is_that_of_the_day(world: World, pa_kim: Cell) -> None:
    assert name_on(pa_kim.id, LATER) == "Chi bộ bản Pá Kìm"
    assert name_on(pa_kim.id, FOUNDED - timedelta(days=400)) == "Chi bộ bản Pá Kìm"


def test_a_body_is_formed_once(world: World, pa_kim: Cell) -> None:
    form_body(world.clerk, id=new_id(), organisation=pa_kim.id, kind=BodyKind.GROUP, name="Tổ đảng 1")
    with pytest.raises(Conflict):
        form_body(world.clerk, id=new_id(), organisation=pa_kim.id, kind=BodyKind.GROUP, name="Tổ đảng 1")
    form_body(world.clerk, id=new_id(), organisation=pa_kim.id, kind=BodyKind.GROUP, name="Tổ đảng 2")
    assert Body.rows.filter(organisation_id=pa_kim.id, kind=BodyKind.GROUP).count() == 2


def test_a_locality_is_covered_by_a_cell_of_its_commune(world: World, pa_kim: Cell) -> None:
    def locality(covered_by: UUID | None, name: str) -> UUID:
        new = new_id()
        record_locality(
            world.clerk,
            id=new,
            commune=world.commune,
            kind=LocalityKind.HAMLET,
            name=name,
            effective=LATER,
            covered_by=covered_by,
        )
        return new

    hamlet = locality(pa_kim.id, "bản Pá Kìm")
    assert Coverage.rows.as_of(LATER).get(locality_id=hamlet).cell_id == pa_kim.id
    with pytest.raises(Invalid) as refused:
        locality(world.province, "bản Hua Kìm")
    assert refused.value.field == "covered_by"

"""Telephone numbers of members: who writes them, how they are kept."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.urls import reverse

from nennep.core import clock
from nennep.core.refusals import Forbidden, Invalid, NotFound
from nennep.membership.actions import receive_member, set_telephone
from nennep.membership.enums import Status
from nennep.membership.models import Person
from nennep.membership.selectors import telephone_of
from nennep.membership.telephone import as_kept
from tests.access.addresses import signed_in
from tests.factories import OPERATOR, Cell, World, make_cell


def number_of(cell: Cell, nth: int) -> str:
    return Person.rows.get(pk=cell.members[nth]).phone


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("0912 345 678", "0912345678"),
        ("+84 912.345.678", "0912345678"),
        ("84912345678", "0912345678"),
        ("(0212) 3850-123", "02123850123"),
        ("", ""),
    ],
)
def test_a_number_is_kept_as_digits(said: str, kept: str) -> None:
    assert as_kept(said) == kept


@pytest.mark.parametrize("said", ["123", "09123456789012", "nhà bí thư", "0112 345 678", "+1 202 555 0123"])
def test_what_cannot_be_a_number_here_is_refused_with_a_sentence(pa_kim: Cell, said: str) -> None:
    with pytest.raises(Invalid, match="0912 345 678"):
        set_telephone(pa_kim.secretary, cell=pa_kim.id, person=pa_kim.members[2], telephone=said)


def test_it_is_written_by_its_owner_the_secretary_and_the_office(pa_kim: Cell, world: World) -> None:
    own = pa_kim.member.person_id
    assert own is not None
    for actor, said in (
        (pa_kim.member, "0912345678"),
        (pa_kim.secretary, "0912345679"),
        (world.clerk, "0912345670"),
    ):
        set_telephone(actor, cell=pa_kim.id, person=own, telephone=said)
        assert Person.rows.get(pk=own).phone == said
    set_telephone(pa_kim.member, cell=pa_kim.id, person=own)
    assert Person.rows.get(pk=own).phone == ""


def test_a_member_neither_writes_nor_reads_that_of_another(pa_kim: Cell) -> None:
    other = pa_kim.members[0]
    with pytest.raises(Forbidden):
        set_telephone(pa_kim.member, cell=pa_kim.id, person=other, telephone="0912345678")
    with pytest.raises(Forbidden):
        telephone_of(pa_kim.member, pa_kim.id, other)


def test_nobody_reaches_into_another_cell(pa_kim: Cell, world: World) -> None:
    with clock.at(clock.now()):
        other = make_cell(world.commune, "Chi bộ bản Hua Chiến", "14.118.01.03")
    for cell, person in ((other.id, other.members[0]), (pa_kim.id, other.members[0])):
        with pytest.raises(NotFound):
            set_telephone(pa_kim.secretary, cell=cell, person=person, telephone="0912345678")
        with pytest.raises(NotFound):
            telephone_of(pa_kim.secretary, cell, person)


def test_the_roll_leads_there_and_the_page_keeps_what_was_typed_wrong(pa_kim: Cell) -> None:
    at = reverse("membership:telephone", args=[pa_kim.id, pa_kim.members[2]])
    browser = signed_in(pa_kim.secretary)
    roll = reverse("membership:roll", args=[pa_kim.id])
    assert at in browser.get(roll).content.decode()
    assert at not in signed_in(pa_kim.member).get(roll).content.decode()
    key = "01a220b2-dcb0-7538-b627-d7d1ffdfc420"
    refused = browser.post(at, {"telephone": "09123", "key": key})
    assert refused.status_code == 422
    assert 'value="09123"' in refused.content.decode()
    assert browser.post(at, {"telephone": "0912.345.678", "key": key}).status_code == 302
    assert number_of(pa_kim, 2) == "0912345678"


@pytest.fixture
def visitor(pa_kim: Cell, world: World) -> UUID:
    """A member of the cell of the commune's office who is temporarily active in Pá Kìm."""
    person = world.cells["staff"].members[2]
    set_telephone(world.clerk, cell=world.cells["staff"].id, person=person, telephone="0912345678")
    receive_member(OPERATOR, person=person, cell=pa_kim.id, status=Status.VISITING, effective=clock.today())
    return person


def test_that_of_a_visitor_is_read_where_they_visit_and_written_where_they_belong(
    visitor: UUID, pa_kim: Cell, world: World
) -> None:
    with pytest.raises(Forbidden, match="chi bộ"):
        set_telephone(pa_kim.secretary, cell=pa_kim.id, person=visitor, telephone="0912345679")
    with pytest.raises(Forbidden):
        set_telephone(pa_kim.secretary, cell=pa_kim.id, person=visitor)
    known = telephone_of(pa_kim.secretary, pa_kim.id, visitor)
    assert (known.telephone, known.writes) == ("0912345678", False)
    staff = world.cells["staff"]
    for actor, cell in ((staff.member, pa_kim), (staff.secretary, staff), (world.clerk, pa_kim)):
        set_telephone(actor, cell=cell.id, person=visitor, telephone="0912345670")
    assert Person.rows.get(pk=visitor).phone == "0912345670"


def test_the_page_of_a_visitors_number_has_no_form_where_they_visit(visitor: UUID, pa_kim: Cell) -> None:
    at = reverse("membership:telephone", args=[pa_kim.id, visitor])
    browser = signed_in(pa_kim.secretary)
    assert at in browser.get(reverse("membership:roll", args=[pa_kim.id])).content.decode()
    page = browser.get(at).content.decode()
    assert "tel:0912345678" in page
    assert 'name="telephone"' not in page

"""New items in the meeting: nennep.meetings.actions.agenda_in_session."""

from __future__ import annotations

from uuid import UUID

import pytest

from nennep.core.ids import new_id
from nennep.core.refusals import Conflict, Invalid
from nennep.meetings.actions.agenda_in_session import PAPER_ONLY_TITLE, add_item_in_session
from nennep.meetings.models import AgendaItem
from nennep.rulebook.enums import ItemKind
from tests.factories import Cell
from tests.meetings.items import item


def order(meeting: UUID) -> list[str]:
    return list(
        AgendaItem.rows.filter(meeting_id=meeting).order_by("position").values_list("title", flat=True)
    )


def test_a_new_item_stands_after_the_one_named(in_session: UUID, pa_kim: Cell) -> None:
    first = item(in_session, position=1, title="Một")
    item(in_session, position=2, title="Hai")
    add_item_in_session(pa_kim.secretary, meeting=in_session, id=new_id(), title="Việc mới", after=first)
    assert order(in_session) == ["Một", "Việc mới", "Hai"]


def test_without_a_place_it_stands_at_the_end_of_the_contents(in_session: UUID, pa_kim: Cell) -> None:
    item(in_session, position=1, title="Một")
    closing = item(in_session, ItemKind.CLOSE, position=2, title="Kết thúc")
    AgendaItem.rows.filter(pk=closing).update(phase="closing")
    add_item_in_session(pa_kim.secretary, meeting=in_session, id=new_id(), title="Việc mới")
    assert order(in_session) == ["Một", "Việc mới", "Kết thúc"]


def test_of_a_paper_item_not_even_the_title_is_kept(in_session: UUID, pa_kim: Cell) -> None:
    new = new_id()
    add_item_in_session(
        pa_kim.secretary, meeting=in_session, id=new, title="Việc của một đồng chí", kind=ItemKind.PAPER_ONLY
    )
    assert AgendaItem.rows.get(pk=new).title == PAPER_ONLY_TITLE


def test_a_title_a_known_kind_and_a_new_id_are_needed(in_session: UUID, pa_kim: Cell) -> None:
    with pytest.raises(Invalid):
        add_item_in_session(pa_kim.secretary, meeting=in_session, id=new_id())
    with pytest.raises(Invalid):
        add_item_in_session(
            pa_kim.secretary, meeting=in_session, id=new_id(), title="Hai", kind=ItemKind.ROLL
        )
    with pytest.raises(Conflict):
        add_item_in_session(pa_kim.secretary, meeting=in_session, id=item(in_session), title="Hai")

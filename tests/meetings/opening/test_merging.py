"""Which items of two agendas are the same: nennep.meetings.opening.merging."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from nennep.core.ids import new_id
from nennep.meetings.models import AgendaItem
from nennep.meetings.opening.merging import ItemTakenAlong, same_items
from nennep.rulebook.enums import ItemKind

KINDS = st.sampled_from([ItemKind.OPENING, ItemKind.FIELD, ItemKind.DISCUSSION, ItemKind.CLOSE])
ITEMS = st.lists(st.tuples(KINDS, st.sampled_from(["Điện", "điện", "Nước", "Đường"])), max_size=6)


@settings(max_examples=300, deadline=None)
@given(there=ITEMS, brought=ITEMS)
def test_items_that_are_the_same_are_matched_one_to_one(
    there: list[tuple[ItemKind, str]], brought: list[tuple[ItemKind, str]]
) -> None:
    ours = [AgendaItem(id=new_id(), kind=kind, title=title, phase="body") for kind, title in there]
    theirs = [ItemTakenAlong(id=new_id(), kind=kind, title=title, phase="body") for kind, title in brought]
    same = same_items(ours, theirs)
    matched = [each.pk for each in same.values()]
    assert len(set(matched)) == len(matched)
    assert all(same[each.id].kind == each.kind for each in theirs if each.id in same)
    assert same_items(ours, theirs) == same
    for kind in KINDS.elements:
        if sum(each.kind == kind for each in ours) == sum(each.kind == kind for each in theirs) == 1:
            one = next(each for each in theirs if each.kind == kind)
            assert (one.id in same) or kind == ItemKind.FIELD

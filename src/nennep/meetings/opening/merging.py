"""Merging a meeting opened without signal with what others prepared meanwhile.

It finds the same meeting and the same items. Nothing that was prepared is lost, and nothing appears twice: what is the
same gets a second id (OtherId), what only the phone had is added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from nennep.core.acts import Part
from nennep.core.clock import legal_day
from nennep.core.ids import NewId
from nennep.core.payload.types import Line, LongLine
from nennep.core.text import fold
from nennep.meetings.agenda.order import PAPER_ONLY_TITLE, PHASES, number_items
from nennep.meetings.enums import ItemSource, MeetingKind, MeetingState, Phase
from nennep.meetings.models import AgendaItem, Meeting, OtherId
from nennep.organisation.models import Body
from nennep.rulebook.enums import ItemKind
from nennep.rulebook.item_kinds import is_carried

NAMED_BY_TITLE = frozenset({ItemKind.FIELD, ItemKind.REPORT, ItemKind.BALLOT})
"""Kinds of item that are matched by title only: two titles are two items, even if each side has one."""


class ItemTakenAlong(Part):
    """One item of the agenda with which a phone began, from the template stored on it."""

    id: NewId
    kind: ItemKind
    phase: Phase
    title: Annotated[Line, Field(min_length=1)]
    hint: LongLine = ""
    field: Annotated[Line, Field(max_length=40)] = ""


def prepared_for(body: Body, kind: MeetingKind, on: date) -> Meeting | None:
    """The prepared meeting that one of this kind, opened on the day, must be; locked. None when there is none.

    A regular meeting is found by its month, another by its day; a cancelled one does not count. For a thematic one
    that sits with a regular one, the answer is the regular one.
    """
    rows = Meeting.rows.select_for_update(of=("self",)).select_related("body__organisation")
    found = rows.filter(body=body, kind=kind, month=on.replace(day=1)).exclude(state=MeetingState.CANCELLED)
    for each in found.order_by("starts_at", "pk"):
        if kind == MeetingKind.REGULAR or on in (legal_day(each.starts_at), _opened_on(each)):
            return each if each.sits_with_id is None else rows.get(pk=each.sits_with_id)
    return None


def call_also(meeting: Meeting, other_id: UUID, item: AgendaItem | None = None) -> None:
    """Keep the id that a phone made for a meeting, or for one of its items, as a second id."""
    if other_id == (meeting.pk if item is None else item.pk):
        return
    OtherId.rows.get_or_create(pk=other_id, defaults={"meeting": meeting, "item": item})


def bring_items(meeting: Meeting, items: Sequence[ItemTakenAlong]) -> int:
    """Bring the phone's items into the meeting: the same ones get a second id, the others are added.

    Added ones come after the item that they followed on the phone. Returns how many were added.
    """
    there = list(AgendaItem.rows.filter(meeting=meeting, dropped=False).order_by("position", "pk"))
    same = same_items(there, items)
    added = [_new(meeting, each) for each in items if each.id not in same]
    for each in items:
        if each.id in same:
            call_also(meeting, each.id, same[each.id])
    if added:
        new = {each.pk: each for each in added}
        number_items(_woven(there, [same.get(each.id) or new[each.id] for each in items]))
    return len(added)


def same_items(
    there: Iterable[AgendaItem], items: Iterable[ItemTakenAlong | AgendaItem]
) -> dict[UUID, AgendaItem]:
    """The phone's item → the same item of the meeting: of one kind and title, or of a kind that both have once.

    No item of the meeting is matched twice.
    """
    items, left = list(items), {each.pk: each for each in there}
    kinds = Counter(each.kind for each in left.values()), Counter(str(each.kind) for each in items)
    found: dict[UUID, AgendaItem] = {}
    for each in items:
        match = left.get(each.id) or next((one for one in left.values() if _same(one, each)), None)
        if match is not None:
            found[each.id] = left.pop(match.pk)
    for each in items:
        if each.id in found or each.kind in NAMED_BY_TITLE:
            continue
        once = kinds[0][each.kind] == kinds[1][each.kind] == 1
        match = next((one for one in left.values() if once and one.kind == each.kind), None)
        if match is not None:
            found[each.id] = left.pop(match.pk)
    return found


def _same(one: AgendaItem, other: ItemTakenAlong | AgendaItem) -> bool:
    return one.kind == other.kind and fold(one.title) == fold(_title(other))


def _woven(there: list[AgendaItem], wanted: list[AgendaItem]) -> list[AgendaItem]:
    """The meeting's own order, each added item after the one that it followed, within its phase."""
    woven = list(there)
    before: AgendaItem | None = None
    for each in wanted:
        if each not in woven:
            woven.insert(_place(woven, before, each), each)
        before = each
    return woven


def _place(woven: list[AgendaItem], before: AgendaItem | None, added: AgendaItem) -> int:
    if before is not None and before.phase == added.phase:
        return woven.index(before) + 1
    if before is not None:
        earlier = PHASES.index(Phase(added.phase))
        return sum(PHASES.index(Phase(each.phase)) < earlier for each in woven)
    return 0


def _new(meeting: Meeting, item: ItemTakenAlong) -> AgendaItem:
    return AgendaItem(
        id=item.id,
        meeting=meeting,
        position=0,
        phase=item.phase,
        kind=item.kind,
        title=_title(item),
        hint="" if item.kind == ItemKind.PAPER_ONLY else item.hint,
        field=item.field,
        source=ItemSource.CARRIED if is_carried(item.kind) else ItemSource.TEMPLATE,
    )


def _title(item: ItemTakenAlong | AgendaItem) -> str:
    return PAPER_ONLY_TITLE if item.kind == ItemKind.PAPER_ONLY else item.title


def _opened_on(meeting: Meeting) -> date | None:
    return None if meeting.opened_at is None else legal_day(meeting.opened_at)

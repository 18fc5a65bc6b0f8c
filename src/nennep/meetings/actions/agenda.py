"""The agenda: drawing it from the template of the day's rules, adding, ordering and proposing items."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core.acts import ActContext, act
from nennep.core.ids import NewId
from nennep.core.payload.types import MANY, Line, LongLine, RequiredLine
from nennep.core.refusals import Conflict, Invalid
from nennep.meetings.agenda.adding import add_to_agenda, check_field
from nennep.meetings.agenda.drawing import draw
from nennep.meetings.agenda.order import PAPER_ONLY_TITLE, PHASES, number_items
from nennep.meetings.enums import ItemSource, MeetingState, Phase
from nennep.meetings.leading.ways import to_preparation
from nennep.meetings.loading import item_of, take_meeting
from nennep.meetings.models import AgendaItem
from nennep.meetings.sittings import must_lead
from nennep.rulebook.enums import ItemKind

DRAFT = frozenset({MeetingState.DRAFT})

Hint = LongLine


@act("meetings.draw_agenda", right="prepare", label=_("Draw the agenda from the template"))
def draw_agenda(ctx: ActContext, *, meeting: UUID) -> None:
    """Soạn chương trình theo mẫu of the rule set, the kind of meeting and the cell type; what was proposed stays."""
    loaded = take_meeting(ctx, meeting, states=DRAFT)
    must_lead(loaded)
    items = AgendaItem.rows.filter(meeting=loaded, dropped=False)
    if items.filter(source__in=(ItemSource.TEMPLATE, ItemSource.CARRIED)).exists():
        raise Conflict(
            _("The agenda was drawn already. Add, drop or reorder its items."),
            code="drawn_already",
            way=to_preparation(loaded.pk, "#chuong-trinh"),
        )
    drawn = draw(ctx, loaded)
    if drawn is None:
        raise Conflict(
            _("No agenda template of that day is known. Add the items by hand."),
            code="no_template",
            way=to_preparation(loaded.pk, "#chuong-trinh"),
        )
    ctx.result["items"] = drawn


@act("meetings.add_item", right="prepare", label=_("Add an item to the agenda"))
def add_item(
    ctx: ActContext,
    *,
    meeting: UUID,
    id: NewId,
    title: Line = "",
    kind: ItemKind = ItemKind.FIELD,
    phase: Phase = Phase.BODY,
    hint: Hint = "",
    field: Line = "",
) -> None:
    """Thêm nội dung, from the catalogue of the cell type or freely; who added it is kept."""
    loaded = take_meeting(ctx, meeting, states=DRAFT)
    by = ctx.actor.person_id
    add_to_agenda(loaded, id, by=by, title=title, kind=kind, phase=phase, hint=hint, field=field)


@act(
    "meetings.propose_item", right="propose", label=_("Propose an item for the agenda"), known_with="propose"
)
def propose_item(
    ctx: ActContext, *, meeting: UUID, id: NewId, title: RequiredLine, hint: Hint = "", field: Line = ""
) -> None:
    """Đề xuất nội dung: by the committee member in charge, or anyone with the right; who proposed is kept and shown."""
    loaded = take_meeting(ctx, meeting, states=DRAFT)
    if ctx.actor.person_id is None:
        raise Invalid(_("A proposal is made by a person: sign in with a login of your own."))
    add_to_agenda(loaded, id, by=ctx.actor.person_id, title=title, hint=hint, field=field)


@act("meetings.edit_item", right="prepare", label=_("Edit an item of the agenda"))
def edit_item(
    ctx: ActContext, *, meeting: UUID, item: UUID, title: RequiredLine, hint: Hint = "", field: Line = ""
) -> None:
    """Sửa nội dung: its title, its hint, its field of work."""
    loaded = take_meeting(ctx, meeting, states=DRAFT)
    edited = item_of(loaded, item)
    check_field(field)
    if edited.kind == ItemKind.PAPER_ONLY:
        title, hint = PAPER_ONLY_TITLE, ""
    AgendaItem.rows.filter(pk=edited.pk).update(title=title, hint=hint, field=field)


@act("meetings.drop_item", right="prepare", label=_("Drop an item from the agenda"))
def drop_item(ctx: ActContext, *, meeting: UUID, item: UUID) -> None:
    """Bỏ nội dung: the item leaves the agenda, its row stays."""
    loaded = take_meeting(ctx, meeting, states=DRAFT)
    AgendaItem.rows.filter(pk=item_of(loaded, item).pk).update(dropped=True)


@act("meetings.order_items", right="prepare", label=_("Put the agenda in order"))
def order_items(ctx: ActContext, *, meeting: UUID, items: Annotated[list[UUID], MANY]) -> None:
    """Sắp xếp nội dung: all items in their new order; opening, contents and closing stay in that order."""
    loaded = take_meeting(ctx, meeting, states=DRAFT)
    known = {each.pk: each for each in AgendaItem.rows.filter(meeting=loaded, dropped=False)}
    if set(items) != set(known) or len(items) != len(known):
        raise Conflict(
            _("The agenda changed meanwhile. Reload the page and put it in order again."), field="items"
        )
    ordered = [known[each] for each in items]
    places = [PHASES.index(Phase(each.phase)) for each in ordered]
    if places != sorted(places):
        raise Invalid(_("The opening comes first, then the contents, then the closing."), field="items")
    number_items(ordered)

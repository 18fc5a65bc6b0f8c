"""Drawing an agenda from the template that the rules of a meeting's day propose."""

from __future__ import annotations

from nennep.core.acts import ActContext
from nennep.core.clock import legal_day
from nennep.meetings.agenda.order import number_items
from nennep.meetings.agenda.template import template_of
from nennep.meetings.enums import ItemSource
from nennep.meetings.models import AgendaItem, Meeting
from nennep.meetings.sittings import themes_of
from nennep.rulebook.enums import ItemKind
from nennep.rulebook.item_kinds import is_carried


def draw(ctx: ActContext, meeting: Meeting) -> int | None:
    """Put the template's items before those that were proposed; how many, or None when no template is known."""
    template = template_of(meeting, legal_day(meeting.starts_at))
    if template is None:
        return None
    proposed = list(AgendaItem.rows.filter(meeting=meeting, dropped=False).order_by("position"))
    themes = "; ".join(themes_of(meeting))
    drawn = [
        AgendaItem(
            id=ctx.derive_id("item", each.code),
            meeting=meeting,
            position=0,
            phase=each.phase,
            kind=each.kind,
            title=with_theme(each.kind, each.title, themes),
            hint=each.hint,
            field=each.field,
            source=ItemSource.CARRIED if is_carried(each.kind) else ItemSource.TEMPLATE,
        )
        for each in template.standard_items()
    ]
    # drawn again after all were dropped, items get other ids: each act has its own key
    number_items([*drawn, *proposed])
    return len(drawn)


def with_theme(kind: str, title: str, themes: str) -> str:
    """The title of an item; that of the item on the theme names the theme."""
    return f"{title}: {themes}"[:300] if kind == ItemKind.THEME and themes else title

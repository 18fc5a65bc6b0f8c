"""What is shown of a meeting that the office entered for a cell: pages, package, the end of the minutes."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from nennep.core import clock
from nennep.meetings.enums import ProxyEntryState
from nennep.meetings.models import ProxyEntry
from nennep.ui.wording import day as shown_day


@dataclass(frozen=True, slots=True)
class ProxyEntryNote:
    """The mark on a page: how it looks, what it says, and from which paper, by whom, why."""

    kind: str
    title: str
    text: str


def proxy_entry_note(found: ProxyEntry | None) -> ProxyEntryNote | None:
    """The mark of a meeting that the office entered; None for any other."""
    if found is None:
        return None
    text = _("%(name)s, on %(day)s, from: %(source)s. Why: %(reason)s.") % {
        "name": found.person.full_name,
        "day": shown_day(clock.legal_day(found.begun_at)),
        "source": found.source,
        "reason": found.reason.rstrip("."),
    }
    if found.state == ProxyEntryState.REFUSED:
        text += " " + _("The secretary's reason: %(answer)s.") % {"answer": found.answer.rstrip(".")}
    return ProxyEntryNote("good" if found.state == ProxyEntryState.CONFIRMED else "wait", _title(found), text)


def _title(found: ProxyEntry) -> str:
    if found.state == ProxyEntryState.CONFIRMED and found.settled_at is not None:
        on = shown_day(clock.legal_day(found.settled_at))
        return _("Entered by the office from paper, confirmed by the secretary on %(day)s") % {"day": on}
    if found.state == ProxyEntryState.REFUSED:
        return _("Entered by the office from paper, not accepted by the secretary")
    return _("Entered by the office from paper, waiting for the secretary to confirm")

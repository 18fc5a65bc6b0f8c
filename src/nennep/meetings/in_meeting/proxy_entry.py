"""How the office entered the meeting for the cell, if it did: in the package, on paper, on pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from nennep.core import clock
from nennep.meetings.access import MeetingAccess
from nennep.meetings.enums import ProxyEntryState
from nennep.meetings.models import ProxyEntry
from nennep.meetings.part import Json, MeetingPart, MeetingRecord
from nennep.meetings.printed.sentences import say
from nennep.meetings.printed.words import day
from nennep.meetings.proxy_entries import proxy_entry_of
from nennep.typesetting.blocks import Block, Run, paragraph
from nennep.ui.wording import day as shown_day


def _load(record: MeetingRecord) -> ProxyEntry | None:
    return proxy_entry_of(record.meeting)


def _package(found: ProxyEntry | None, record: MeetingRecord, access: MeetingAccess) -> Json:
    if found is None:
        return None
    confirmed = found.state == ProxyEntryState.CONFIRMED
    settled = None if found.settled_at is None else clock.legal_day(found.settled_at).isoformat()
    return {
        "id": str(found.pk),
        "by": found.person.full_name,
        "on": clock.legal_day(found.begun_at).isoformat(),
        "reason": found.reason,
        "source": found.source,
        "state": found.state,
        "confirmed": confirmed,
        "confirmed_on": settled if confirmed else None,
        "mine": found.state == ProxyEntryState.WAITING and found.person_id == access.actor.person_id,
    }


def _end(found: ProxyEntry | None, record: MeetingRecord) -> list[Block]:
    return [] if found is None else [paragraph(Run(_line(found), italic=True))]


def _line(found: ProxyEntry) -> str:
    """The line at the end of the minutes, as it stood when they were made."""
    return say(
        "proxy_entry",
        source=found.source,
        day=day(clock.legal_day(found.begun_at)),
        name=found.person.full_name,
        reason=found.reason.rstrip("."),
        settled=_settled(found),
    )


def _settled(found: ProxyEntry) -> str:
    if found.state == ProxyEntryState.CONFIRMED and found.settled_at is not None:
        return say("proxy_entry.confirmed", day=day(clock.legal_day(found.settled_at)))
    if found.state == ProxyEntryState.REFUSED:
        return say("proxy_entry.refused", answer=found.answer.rstrip("."))
    return say("proxy_entry.waiting")


PROXY_ENTRY = MeetingPart(
    name="proxy_entry",
    without={
        "sheet": "it begins with a sheet that is filled in already",
        "corrections": "the secretary confirms or refuses it",
        "matrix": "a mark that all who read the meeting see",
    },
    load=_load,
    package=_package,
    end=_end,
)


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

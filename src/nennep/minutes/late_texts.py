"""Words that came too late, or from somebody without the right, and the earlier versions of a section.

Both concern only the free sections; those who may read what was said may read them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from nennep.collab.selectors import (
    Proposal,
    Proposed,
    Version,
    any_late,
    proposal_keys,
    proposals,
    proposed_by,
    read_text,
    versions,
    waiting_keys,
    written,
)
from nennep.collab.texts import restore
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.refusals import Conflict, Forbidden, NotFound, Refused
from nennep.meetings.access import MeetingAccess, hear_meeting
from nennep.meetings.enums import MeetingState
from nennep.meetings.in_meeting.agenda import ITEMS
from nennep.meetings.leading.ways import to_correction, to_meeting
from nennep.meetings.models import AgendaItem, Meeting
from nennep.meetings.part import MeetingRecord
from nennep.membership.models import Person
from nennep.minutes.enums import LateTextOutcome
from nennep.minutes.in_meeting.texts import TEXTS
from nennep.minutes.texts import CONCLUSION, GIST, WHOLE, TextKey, keys_of, parse_key

TOLD_FOR = timedelta(days=14)
"""How long who typed late words is told what became of them."""


@dataclass(frozen=True, slots=True)
class LateText:
    """One proposal beside what the section reads now; `thing` names the section for a correction."""

    proposal: Proposal
    section: str
    author: str
    now: str
    thing: str

    @property
    def outcome(self) -> str:
        """What became of it, in words."""
        return str(LateTextOutcome(self.proposal.outcome).label) if self.proposal.outcome else ""

    @property
    def device(self) -> str:
        """The end of the device's id, by which its owner tells it from another; "" where none was told."""
        return "" if self.proposal.device_id is None else self.proposal.device_id.hex[-6:].upper()

    @property
    def is_there_already(self) -> bool:
        """Whether the minutes by now read as proposed."""
        return self.now.strip() == self.proposal.would_read.strip()


@dataclass(frozen=True, slots=True)
class Section:
    """A section that somebody wrote, for choosing; `place` names it in an address."""

    key: str
    place: str
    label: str


def hear_texts(actor: Actor, meeting_id: UUID) -> MeetingAccess:
    """The meeting whose free sections the actor may read. Raises NotFound, Forbidden."""
    access = hear_meeting(actor, meeting_id)
    if access.meeting.sits_with_id is not None:
        raise Forbidden(
            _("The minutes stand at the regular meeting that this one sits with."),
            way=to_meeting(access.meeting.sits_with_id),
        )
    return access


def late_texts_of(record: MeetingRecord) -> list[LateText]:
    """Everything that came late for this meeting, open ones first, each oldest first."""
    found = proposals(proposal_keys(_prefix(record.meeting), open_only=False))
    names = _names({each.author_id for each in found})
    rows = [
        LateText(
            proposal=each,
            section=label_of(parse_key(each.key), record[ITEMS]),
            author=names.get(each.author_id, "–"),
            now=_now(record, each),
            thing=f"text:{place_of(parse_key(each.key))}",
        )
        for each in found
    ]
    return sorted(rows, key=lambda each: each.proposal.settled_at is not None)


def late_text_at(record: MeetingRecord, proposal_id: str, thing: str) -> LateText | None:
    """The late text that an address names, if it is of the section that is being corrected."""
    if not proposal_id:
        return None
    wanted = (each for each in late_texts_of(record) if each.thing == thing)
    return next((each for each in wanted if str(each.proposal.id) == proposal_id), None)


def own_late_texts(actor: Actor) -> dict[UUID, list[Proposed]]:
    """By meeting: what the actor typed that came late, while it waits and for a while after it was settled."""
    found: dict[UUID, list[Proposed]] = {}
    if actor.person_id is not None:
        for each in proposed_by(actor.person_id, settled_since=clock.now() - TOLD_FOR):
            found.setdefault(parse_key(each.key).meeting_id, []).append(each)
    return found


def concern_late_texts(actor: Actor) -> bool:
    """Whether late words may ask or tell the actor anything: one statement, which home asks before all else of them."""
    return actor.person_id is not None and any_late(actor.person_id, settled_since=clock.now() - TOLD_FOR)


def own_late_texts_of(actor: Actor, meeting_id: UUID) -> list[Proposed]:
    """The same for one meeting, though the actor may hear it no more. Raises NotFound where there is nothing."""
    own = own_late_texts(actor).get(meeting_id)
    if not own:
        raise NotFound
    return own


def hears_texts(actor: Actor, meeting_id: UUID) -> bool:
    """Whether the actor may read the free sections."""
    try:
        hear_texts(actor, meeting_id)
    except Refused:
        return False
    return True


def has_late_texts(meeting: Meeting) -> bool:
    """Whether something that came late for the meeting still waits for a person."""
    return bool(proposal_keys(_prefix(meeting)))


def meetings_with_late_texts() -> set[UUID]:
    """The meetings with late words that still wait for a person. One query; not limited to an actor."""
    return {parse_key(each).meeting_id for each in waiting_keys() if each.startswith("meeting/")}


def sections_of(meeting: Meeting, items: list[AgendaItem]) -> list[Section]:
    """The sections of a meeting in which something stands, in the order of the agenda."""
    keys = keys_of(meeting, items)
    there = written(keys)
    found = [parse_key(each) for each in keys if each in there]
    return [Section(str(each), place_of(each), label_of(each, items)) for each in found]


def versions_of(key: str) -> list[tuple[Version, str]]:
    """The versions of a section with the name of who wrote, newest first."""
    found = versions(key)
    names = _names({each.author_id for each in found})
    return [(each, names.get(each.author_id, "–")) for each in found]


def restore_version(access: MeetingAccess, key: str, seq: int, author: UUID) -> None:
    """Write an earlier version over what stands there now; the phones get it as new content.

    Raises Forbidden, NotFound, and Conflict once the minutes are locked.
    """
    if not access.records:
        raise Forbidden(_("Only who takes the minutes of this meeting writes in them."))
    if access.meeting.state != MeetingState.IN_SESSION:
        raise Conflict(
            _("The minutes of this meeting are adopted and locked. Use Correction to put a value right."),
            code="locked",
            way=to_correction(access.meeting.pk),
        )
    found = next((each for each in versions(key) if each.seq == seq), None)
    if found is None:
        raise NotFound
    if found.text != read_text(key):
        restore(key, found.text, author=author)


def label_of(key: TextKey, items: list[AgendaItem]) -> str:
    """What a section is called on a screen."""
    words = {GIST: _("Course"), CONCLUSION: _("Conclusion")}[key.section]
    if key.item_id is None:
        return _("%(section)s, whole meeting") % {"section": words}
    title = next((each.title for each in items if each.pk == key.item_id), _("an item that was dropped"))
    return f"{words}: {title}"


def place_of(key: TextKey) -> str:
    """A section within its meeting, as an address names it."""
    return f"{key.item_id or WHOLE}/{key.section}"


def key_at(meeting: Meeting, place: str) -> str:
    """The key of the section that an address names. Raises NotFound."""
    return str(parse_key(f"{_prefix(meeting)}{place}"))


def _prefix(meeting: Meeting) -> str:
    return f"meeting/{meeting.pk}/"


def _now(record: MeetingRecord, proposal: Proposal) -> str:
    return record[TEXTS].by_key.get(proposal.key, proposal.text)


def _names(authors: set[UUID]) -> dict[UUID, str]:
    return dict(Person.rows.filter(pk__in=authors).values_list("pk", "full_name"))

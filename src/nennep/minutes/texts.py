"""The free sections of a meeting's minutes, and the keys under which `collab` keeps their text.

A key is `meeting/<meeting>/<item or ->/<section>`. Everything else in the minutes is drawn from the facts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from nennep.core.refusals import NotFound
from nennep.meetings.models import AgendaItem, Meeting
from nennep.rulebook.item_kinds import has_text

GIST = "gist"  # what was presented and said under an item, in short
CONCLUSION = "conclusion"  # what the chair concluded
SECTIONS = (GIST, CONCLUSION)

WHOLE = "-"
"""In the place of an item: the section belongs to the meeting as a whole."""


@dataclass(frozen=True, slots=True)
class TextKey:
    """One free section: of an item, or of the whole meeting when `item_id` is None."""

    meeting_id: UUID
    item_id: UUID | None
    section: str

    def __str__(self) -> str:
        return f"meeting/{self.meeting_id}/{self.item_id or WHOLE}/{self.section}"


@dataclass(frozen=True, slots=True)
class MeetingTexts:
    """The free sections of a meeting by key: as written, or as the latest correction says."""

    meeting_id: UUID
    by_key: dict[str, str]

    def corrected(self, right: dict[str, str]) -> MeetingTexts:
        """The same with right texts in the place of some."""
        return MeetingTexts(self.meeting_id, self.by_key | right)

    def section(self, section: str, item: UUID | None = None) -> str:
        """One free section, of an item or of the whole meeting."""
        return self.by_key.get(str(TextKey(self.meeting_id, item, section)), "").strip()

    def gist(self, item: UUID | None = None) -> str:
        """Diễn biến of an item or of the whole meeting."""
        return self.section(GIST, item)

    def conclusion(self, item: UUID | None = None) -> str:
        """Kết luận of an item or of the whole meeting."""
        return self.section(CONCLUSION, item)


def parse_key(key: str) -> TextKey:
    """Read a key; raises NotFound for anything that is no key of a meeting."""
    parts = key.split("/")
    if len(parts) != 4 or parts[0] != "meeting" or parts[3] not in SECTIONS:
        raise NotFound
    try:
        item = None if parts[2] == WHOLE else UUID(parts[2])
        found = TextKey(UUID(parts[1]), item, parts[3])
    except ValueError as error:
        raise NotFound from error
    if str(found) != key:
        raise NotFound
    return found


def keys_of(meeting: Meeting, items: Iterable[AgendaItem]) -> list[str]:
    """Every key of a meeting with these items, the whole meeting's first."""
    places = [None, *(each.pk for each in items if has_text(each.kind))]
    return [str(TextKey(meeting.pk, place, section)) for place in places for section in SECTIONS]


def kinds_of(meeting: Meeting) -> dict[UUID, str]:
    """The kind of each item of a meeting that was read already, by id."""
    return dict(AgendaItem.rows.filter(meeting=meeting, dropped=False).values_list("pk", "kind"))

"""The pages of a meeting that refusals lead to."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core.refusals import Way


def to_meeting(meeting: UUID) -> Way:
    """Its own page: how it stands, and the next step."""
    return Way(_("See the meeting"), "room:meeting", (meeting,))


def to_preparation(meeting: UUID, part: str = "") -> Way:
    """Where it is prepared; `part` is the place of that page."""
    return Way(_("Prepare"), "meetings:prepare", (meeting,), part)


def to_room(meeting: UUID) -> Way:
    """The meeting room."""
    return Way(_("Open the meeting room"), "room:room", (meeting,))


def to_correction(meeting: UUID) -> Way:
    """Where adopted minutes are corrected."""
    return Way(_("Correction"), "room:correct", (meeting,))


def to_move(meeting: UUID) -> Way:
    """Where it is given another day, hour or place."""
    return Way(_("Move the meeting"), "meetings:move", (meeting,))


def to_calendar(organisation: UUID, year: int) -> Way:
    """The year's calendar of an organisation."""
    return Way(_("See the calendar"), "meetings:calendar", (organisation, year))


def to_late_texts(meeting: UUID) -> Way:
    """Words that came after the minutes were locked."""
    return Way(_("See the words that came late"), "minutes:late_texts", (meeting,))

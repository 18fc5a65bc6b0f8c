"""Acts on meetings, by what they belong to."""

from nennep.meetings.actions import (  # noqa: F401  (registers the acts)
    agenda_in_session,
    attendance,
    ballots,
    entries,
    guests,
    session,
)

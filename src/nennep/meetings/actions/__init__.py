"""Acts on meetings, by what they belong to."""

from nennep.meetings.actions import (  # noqa: F401  (registers the acts)
    agenda,
    agenda_in_session,
    attendance,
    ballots,
    calendar,
    changes,
    entries,
    guests,
    joint,
    members,
    notices,
    opening,
    papers,
    preparation,
    proxy_entries,
    session,
)

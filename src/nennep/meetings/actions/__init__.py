"""Acts on meetings, by what they belong to."""

from nennep.meetings.actions import attendance, session  # noqa: F401  (registers the acts)

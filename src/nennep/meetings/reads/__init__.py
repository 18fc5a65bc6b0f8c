"""What may be asked about meetings, by what it belongs to."""

from nennep.meetings.reads import calendar, months, notice, places, preparation, today  # noqa: F401  (registers the reads)

"""Which agenda the rules propose for a meeting."""

from __future__ import annotations

from datetime import date

from nennep.meetings.enums import MeetingState
from nennep.meetings.models import Meeting
from nennep.rulebook.agendas import AgendaTemplate, agenda_for, template_kind


def template_of(meeting: Meeting, on: date) -> AgendaTemplate | None:
    """The agenda that the rules of a day propose for a meeting; None when none of that day is known."""
    sits = Meeting.rows.filter(sits_with=meeting).exclude(state=MeetingState.CANCELLED).exists()
    kind = template_kind(meeting.kind, meeting.body.kind, model=meeting.is_model, with_theme=sits)
    try:
        return agenda_for(kind, meeting.body.organisation.cell_type, on)
    except LookupError:
        return None

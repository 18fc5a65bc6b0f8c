"""Which agenda the rules propose for a meeting."""

from __future__ import annotations

from datetime import date

from nennep.meetings.enums import MeetingState
from nennep.meetings.models import Meeting
from nennep.organisation.models import Body
from nennep.rulebook.agendas import AgendaTemplate, agenda_for, template_kind


def template_of(meeting: Meeting, on: date) -> AgendaTemplate | None:
    """The agenda that the rules of a day propose for a meeting; None when the rules of that day have none."""
    sits = Meeting.rows.filter(sits_with=meeting).exclude(state=MeetingState.CANCELLED).exists()
    return template_on(meeting.body, meeting.kind, on, is_model=meeting.is_model, with_theme=sits)


def template_on(
    body: Body, kind: str, on: date, *, is_model: bool = False, with_theme: bool = False
) -> AgendaTemplate | None:
    """The same for a meeting of `body` that is in no calendar yet; asks the database nothing."""
    wanted = template_kind(kind, body.kind, model=is_model, with_theme=with_theme)
    try:
        return agenda_for(wanted, body.organisation.cell_type, on)
    except LookupError:
        return None

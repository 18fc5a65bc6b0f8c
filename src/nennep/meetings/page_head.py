"""The head of a meeting's pages."""

from __future__ import annotations

from typing import Any

from nennep.core import clock
from nennep.core.addresses import reverse
from nennep.meetings.models import Meeting
from nennep.meetings.naming import meeting_title
from nennep.organisation.crumbs import crumbs_under
from nennep.ui.parts import Crumb


def page_head(meeting: Meeting, here: str = "") -> dict[str, Any]:
    """Title and crumbs of every page of a meeting; `here` names a page below the meeting's own."""
    title, organisation = meeting_title(meeting), meeting.body.organisation_id
    own = reverse("room:meeting", args=[meeting.pk])
    steps = [Crumb(title, own), Crumb(here)] if here else [Crumb(title)]
    return {
        "meeting": meeting,
        "title": title,
        "crumbs": crumbs_under(organisation, meeting.body.name, *steps),
        "day": clock.legal_day(meeting.opened_at or meeting.starts_at),
    }

"""Lưu ý: what the facts of a meeting or of a cell show, with the rule, and what would make it right.

Computed whenever it is shown, never stored, never blocking; shown to those who can mend it. The sentences are the
rulebook's data; here is only when each of them is true.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from nennep.authority.permissions import CHAIR, DECIDE, MANAGE, MINUTE, PREPARE
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.authorise import access_to
from nennep.meetings.access import MeetingAccess
from nennep.meetings.models import Meeting
from nennep.meetings.part import MeetingRecord
from nennep.room import cell_findings, meeting_findings
from nennep.room.models import Acknowledgement
from nennep.room.notebook import Finding, Notebook
from nennep.room.parts import PARTS
from nennep.rulebook.findings import Audience

MENDS: dict[Audience, frozenset[str]] = {
    Audience.CELL: frozenset({PREPARE, CHAIR, MINUTE, DECIDE}),
    Audience.COMMITTEE: frozenset({PREPARE, CHAIR, DECIDE, MANAGE}),
}
"""Who can mend it, and so who is shown it: rights over the organisation that it is about."""


def findings_of(
    actor: Actor, *, meeting: Meeting | None = None, organisation: UUID | None = None, on: date | None = None
) -> list[Finding]:
    """The findings that this actor can mend, of a meeting or of an organisation; unexplained ones first."""
    day = on or clock.today()
    if meeting is not None:
        organisation = meeting.body.organisation_id
        found = findings_about_meeting(meeting, day)
    elif organisation is not None:
        found = findings_about_organisation(organisation, day)
    else:
        raise ValueError("findings are of a meeting or of an organisation")
    rights = access_to(actor, organisation, clock.today()).rights
    return mendable(found, rights)


def mending(access: MeetingAccess) -> frozenset[str]:
    """The rights by which a reader mends a meeting's findings; what is lent to who enters it does not count."""
    return frozenset() if access.enters_by_proxy else access.rights


def mendable(found: list[Finding], rights: frozenset[str]) -> list[Finding]:
    """What somebody with these rights can mend."""
    kept = [each for each in found if MENDS[each.text.audience] & rights]
    return sorted(kept, key=lambda each: bool(each.reason))


def findings_about_meeting(meeting: Meeting, on: date, record: MeetingRecord | None = None) -> list[Finding]:
    """Everything that the facts of a meeting show on the day `on`, judged by the rules of the meeting's own day."""
    facts = record or MeetingRecord(meeting, PARTS)
    notebook = Notebook(meeting.body.organisation_id, facts.on, meeting.pk)
    meeting_findings.look(notebook, facts, on)
    return _explained(notebook)


def findings_about_organisation(organisation_id: UUID, on: date) -> list[Finding]:
    """Everything that the calendar and the roll of a cell show on a day."""
    notebook = Notebook(organisation_id, on)
    cell_findings.look(notebook, on)
    return _explained(notebook)


def _explained(notebook: Notebook) -> list[Finding]:
    """The findings with the reasons that were given for them."""
    rows = Acknowledgement.rows.filter(
        organisation_id=notebook.organisation_id, finding__in={each.code for each in notebook.found}
    )
    reasons = {(each.finding, each.about): each.reason for each in rows}
    return [replace(each, reason=reasons.get((each.code, each.about), "")) for each in notebook.found]

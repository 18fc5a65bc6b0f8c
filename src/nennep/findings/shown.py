"""Lưu ý: what the facts of a meeting or of a cell show, with the rule, and what would make it right.

Computed whenever it is shown, never stored, never blocking; shown to those who can mend it. The sentences are the
rulebook's data; here is only when each of them is true.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from nennep.authority.permissions import CHAIR, DECIDE, MANAGE, MINUTE, PREPARE
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.authorise import access_to
from nennep.findings.models import Acknowledgement
from nennep.meetings.access import MeetingAccess
from nennep.meetings.enums import MeetingState
from nennep.meetings.part import MeetingRecord
from nennep.meetings.states import LOCKED
from nennep.rulebook.book import Rule
from nennep.rulebook.finding_list import BringsFindings, Finding, FindingList
from nennep.rulebook.finding_texts import Audience, load

MENDS: dict[Audience, frozenset[str]] = {
    Audience.CELL: frozenset({PREPARE, CHAIR, MINUTE, DECIDE}),
    Audience.COMMITTEE: frozenset({PREPARE, CHAIR, DECIDE, MANAGE}),
}
"""Who can mend it, and so who is shown it: rights over the organisation that it is about."""


def findings_of(
    actor: Actor,
    *,
    record: MeetingRecord | None = None,
    organisation: UUID | None = None,
    on: date | None = None,
) -> list[Finding]:
    """The findings that this actor can mend, of a meeting or of an organisation; unexplained ones first."""
    day = on or clock.today()
    if record is not None:
        organisation = record.meeting.body.organisation_id
        found = findings_about_meeting(record, day)
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


def findings_about_meeting(
    record: MeetingRecord, on: date, *, closing: bool = False, rules: dict[str, Rule] | None = None
) -> list[Finding]:
    """Everything that the facts of a meeting show on the day `on`, judged by the rules of the meeting's own day."""
    meeting = record.meeting
    locked = meeting.state in LOCKED
    found = FindingList(
        meeting.body.organisation_id, record.on, meeting.pk, closing=closing, locked=locked, rules=rules
    )
    if meeting.state != MeetingState.CANCELLED and meeting.sits_with_id is None:
        for part in record.parts:
            if part.findings is not None:
                part.findings(record[part], record, found, on)
    return _explained(found)


def closing_findings(
    record: MeetingRecord, access: MeetingAccess, on: date, rules: dict[str, Rule] | None = None
) -> list[Finding]:
    """What the minutes would be adopted with if that were done now, for who has them adopted.

    Who enters a meeting for the cell is told what follows from the entered facts alone.
    """
    words, rights = load(), mending(access)
    return [
        each
        for each in findings_about_meeting(record, on, closing=True, rules=rules)
        if words[each.code].on_device or MENDS[each.text.audience] & rights
    ]


def findings_about_organisation(organisation_id: UUID, on: date) -> list[Finding]:
    """Everything that the calendar and the roll of a cell show on a day."""
    found = FindingList(organisation_id, on)
    for findings in _brought():
        findings(found, on)
    return _explained(found)


@cache
def _brought() -> list[BringsFindings]:
    """`findings` of each app's findings.py, as the settings found them."""
    return [import_string(path) for path in settings.FINDINGS]


def _explained(found: FindingList) -> list[Finding]:
    """The findings with the reasons that were given for them."""
    rows = Acknowledgement.rows.filter(
        organisation_id=found.organisation_id, finding__in={each.code for each in found.all}
    )
    reasons = {(each.finding, each.about): each.reason for each in rows}
    return [replace(each, reason=reasons.get((each.code, each.about), "")) for each in found.all]

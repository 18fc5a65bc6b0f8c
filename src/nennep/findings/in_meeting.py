"""What a device needs to say, without a signal too, what the minutes would be adopted with."""

from __future__ import annotations

from nennep.core import clock
from nennep.findings.shown import closing_findings
from nennep.meetings.access import MeetingAccess
from nennep.meetings.enums import MeetingState
from nennep.meetings.part import Json, MeetingPart, MeetingRecord
from nennep.rulebook.book import Rule
from nennep.rulebook.finding_list import Finding, finding_rules
from nennep.rulebook.finding_texts import words_on_device
from nennep.rulebook.item_kinds import asked_kinds

Rules = dict[str, Rule]


def _load(record: MeetingRecord) -> Rules:
    """The rules of the meeting's day by which it is judged."""
    return finding_rules(record.meeting.body.organisation_id, record.on)


def _package(rules: Rules, record: MeetingRecord, access: MeetingAccess) -> Json:
    """Beside the sentences, the kinds of items that are asked about, and what only the server finds while it sits."""
    words = words_on_device(rules)
    sits = record.meeting.state == MeetingState.IN_SESSION
    found = closing_findings(record, access, clock.today(), rules) if sits else []
    return {
        "words": words,
        "asked": asked_kinds(),
        "found": [_line(each) for each in found if each.code not in words],
    }


def _line(each: Finding) -> Json:
    return {
        "code": each.code,
        "place": each.place,
        "button": each.text.button,
        "sentence": each.text.sentence,
        "remedy": each.text.remedy,
        "citation": each.text.citation,
        "reason": each.reason,
    }


FINDINGS = MeetingPart(
    name="findings",
    matrix=("finding",),
    without={
        "minutes": "never written, always worked out",
        "sheet": "worked out of what is entered",
        "corrections": "the facts are corrected, not what they show",
    },
    load=_load,
    package=_package,
    taken_along=True,
)

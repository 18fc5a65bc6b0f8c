"""What is known of a meeting that a scoring scheme may ask for (codes: rulebook/facts.toml). Unknown stays None."""

from __future__ import annotations

from nennep.meetings.part import MeetingRecord, ScoreFacts


def facts_of(record: MeetingRecord) -> ScoreFacts:
    """The facts of all parts; of two answers to one fact, the known one counts."""
    known: ScoreFacts = {}
    for part in record.parts:
        if part.score_facts is not None:
            for code, value in part.score_facts(record[part], record).items():
                known[code] = value if value is not None else known.get(code)
    return known

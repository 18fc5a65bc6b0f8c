"""What every read is asked in tests: parameters that have an answer in the world of the stages."""

from __future__ import annotations

from typing import Any

from tests.worlds import Stages

Parameters = dict[str, Any]


def questions(stages: Stages) -> dict[str, list[Parameters]]:
    """Name of a read -> one or more sets of parameters that a secretary of Pá Kìm has an answer to."""
    cell = str(stages.cell.id)
    return {
        "authority.organisations": [{}, {"as_of": "2021-05-01"}],
        "authority.history": [
            {"kind": "meeting", "id": str(stages.adopted)},
            {"kind": "person", "id": str(stages.cell.members[8])},
        ],
        "meetings.calendar": [
            {"organisation": cell, "year": "2026"},
            {"organisation": cell, "body": str(stages.cell.body)},
        ],
        "membership.roll": [{"organisation": cell}, {"organisation": cell, "as_of": "2021-05-01"}],
    }

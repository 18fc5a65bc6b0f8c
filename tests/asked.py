"""What every read is asked in tests: parameters that have an answer in the world of the stages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nennep.core.actor import Actor
from nennep.core.reads import read_named
from nennep.resolutions.models import Resolution
from tests.addresses import MEETINGS
from tests.worlds import Stages

Parameters = dict[str, Any]


def questions(stages: Stages) -> dict[str, list[Parameters]]:
    """Name of a read -> one or more sets of parameters to which `asker` has an answer."""
    cell = str(stages.cell.id)
    resolution = Resolution.rows.filter(meeting_id=stages.adopted).values_list("pk", flat=True)[0]
    return {
        "authority.me": [{}],
        "authority.organisations": [{}, {"as_of": "2021-05-01"}],
        "authority.history": [
            {"kind": "meeting", "id": str(stages.adopted)},
            {"kind": "person", "id": str(stages.cell.members[8])},
        ],
        "meetings.calendar": [
            {"organisation": cell, "year": "2026"},
            {"organisation": cell, "body": str(stages.cell.body)},
        ],
        "meetings.month": [{"organisation": str(stages.world.commune), "month": "2026-10"}],
        "meetings.organisation": [{"organisation": cell}, {"organisation": cell, "as_of": "2026-10-01"}],
        "meetings.notice": [{"meeting": str(stages.notified)}, {"meeting": str(stages.draft)}],
        "meetings.preparation": [{"meeting": str(stages.notified)}, {"meeting": str(stages.draft)}],
        "meetings.proposed_year": [{"organisation": cell}, {"organisation": cell, "year": "2027"}],
        "membership.roll": [{"organisation": cell}, {"organisation": cell, "as_of": "2021-05-01"}],
        "records.documents": [{"organisation": cell}, {"organisation": cell, "type": "NQ"}],
        "records.numbers": [{"organisation": cell}],
        "resolutions.own_tasks": [{"which": "late"}],
        "resolutions.resolution": [{"resolution": str(resolution)}],
        "resolutions.resolutions": [
            {"organisation": cell},
            {"organisation": cell, "year": 2026, "kind": "NQ"},
        ],
        "resolutions.tasks": [{"organisation": cell}],
        "room.findings": [{"meeting": str(stages.adopted)}, {"organisation": cell}],
        "room.meeting": [{"meeting": str(stages.adopted)}, {"meeting": str(stages.running)}],
        "room.minutes": [{"meeting": str(stages.adopted)}, {"meeting": str(stages.running)}],
        "room.score": [{"meeting": str(stages.adopted)}],
        "rulebook.rules": [{}, {"organisation": cell, "as_of": "2026-10-01"}],
        "web.todo": [{}],
    }


def asker(stages: Stages, name: str) -> Actor:
    """Who has an answer to the questions about a read: the cell's secretary, or the commune's."""
    return stages.world.commune_secretary if name == "meetings.month" else stages.cell.secretary


def every_question(stages: Stages) -> Iterator[tuple[str, str, Parameters]]:
    """(read, of what, parameters): every read about every meeting and organisation that there is."""
    meetings = [(each, str(getattr(stages, each))) for each in MEETINGS]
    organisations = [("cell", stages.cell.id), ("partner", stages.partner_cell.id)]
    organisations.append(("commune", stages.world.commune))
    for name, asked in questions(stages).items():
        fields = read_named(name).parameters_type.model_fields
        if "meeting" in fields:
            yield from ((name, stage, {"meeting": each}) for stage, each in meetings)
        if "organisation" in fields:
            yield from ((name, which, {"organisation": str(each)}) for which, each in organisations)
        if not {"meeting", "organisation"} & set(fields):
            yield from ((name, "-", each) for each in asked)
    for stage, each in meetings:
        yield "authority.history", stage, {"kind": "meeting", "id": each, "size": 500}

"""What the size of a cell shows: too few official members, or a committee or groups that it needs."""

from __future__ import annotations

from datetime import date

from nennep.membership.enums import Status
from nennep.membership.models import Position
from nennep.membership.selectors import members_on
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body
from nennep.organisation.selectors import bodies_of_cell
from nennep.rulebook.finding_list import FindingList

COMMITTEE_FROM, GROUP_FROM, MIN_OFFICIAL = "cell.committee_from", "cell.group_from", "cell.min_official"

_NOT_OWN = (Status.VISITING, Status.PROBATIONARY)


def findings(found: FindingList, today: date) -> None:
    """What the roll of a cell shows; for organisations that are no cell there is nothing."""
    if bodies := bodies_of_cell(found.organisation_id):
        _size(found, bodies, today)


def _size(found: FindingList, bodies: dict[str, Body], today: date) -> None:
    statuses = list(members_on(found.organisation_id, today).values_list("status", flat=True))
    members = sum(each != Status.VISITING for each in statuses)
    official = sum(each not in _NOT_OWN for each in statuses)
    if not statuses:
        return
    least = found.number(MIN_OFFICIAL)
    if least is not None and official < least:
        found.add("too_few_official", official=official, minimum=int(least))
    committee_from = found.number(COMMITTEE_FROM)
    led = _has_holders(bodies.get(BodyKind.CELL_COMMITTEE), today)
    if committee_from is not None and official >= committee_from and not led:
        found.add("committee_needed", official=official, required=int(committee_from))
    group_from = found.number(GROUP_FROM)
    if group_from is not None and members >= group_from and BodyKind.GROUP not in bodies:
        found.add("group_needed", members=members, required=int(group_from))


def _has_holders(body: Body | None, today: date) -> bool:
    return body is not None and Position.rows.as_of(today).filter(body=body).exists()

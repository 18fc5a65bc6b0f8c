"""Setting a value of one's own, for the tests."""

from datetime import date
from uuid import UUID

from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.rulebook.actions import set_own_rule

SINCE = date(2026, 1, 1)


ON = date(2026, 11, 24)


DOCUMENT = "Quy chế 05-QC/ĐU ngày 30/12/2025, Điều 3"


def put(
    actor: Actor, organisation: UUID, code: str, value: object, since: date = SINCE, **more: object
) -> UUID:
    """Set a value as `actor`, with the document of the tests."""
    new = new_id()
    payload = {
        "id": str(new),
        "organisation": str(organisation),
        "code": code,
        "value": value,
        "document": DOCUMENT,
        "valid_from": since.isoformat(),
        **more,
    }
    set_own_rule.perform(actor, payload=payload)
    return new

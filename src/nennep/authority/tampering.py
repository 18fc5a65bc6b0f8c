"""Charges, whose login is whose, and what was confirmed, held against the acts that gave it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from nennep.accounts.models import User
from nennep.authority.models import Charge
from nennep.core.audit.stated import Difference, Rows, Stated
from nennep.membership.confirming import UPGRADED
from nennep.membership.models import Position

ACTS = frozenset(
    {
        "authority.put_in_charge",
        "authority.end_charge",
        "authority.give_login",
        "authority.confirm_duties",
        "membership.appoint",
    }
)


def differences(acts: Iterable[Stated]) -> Iterator[Difference]:
    """What is not as its act says.

    Of positions only when they were entered and confirmed: whether they are there, membership says.
    """
    charges, positions, logins = Rows(Charge), Rows(Position), Rows(User)
    for act in acts:
        said = act.payload
        if act.act == "authority.give_login":
            logins.made(act, said["id"], username=said["username"], person_id=said["person"])
        elif act.act == "authority.confirm_duties":
            for each in act.result["confirmed"]:
                for rows in (charges, positions):
                    rows.changed(act, each, confirmed_at=act.received_at)
        elif act.act == "authority.end_charge":
            day = date.fromisoformat(said["last_day"]) + timedelta(days=1)
            charges.changed(act, said["charge"], valid_to=day)
        elif act.act == "membership.appoint":
            positions.made(act, said["id"], **_entered(act))
        else:
            charges.made(
                act,
                said["id"],
                person_id=said["person"],
                organisation_id=said["organisation"],
                valid_from=said["begins"],
                valid_to=said["ends"],
                **_entered(act),
            )
    yield from charges.differences(all_by_acts=True)
    yield from (each for each in positions.differences(all_by_acts=False) if each.what == "other")
    yield from logins.differences(all_by_acts=True)


def _entered(act: Stated) -> dict[str, datetime | None]:
    """The moments that an act left on what it gave; version 1 knew none, and the upgrade wrote its own."""
    if act.version == 1:
        return {"entered_at": UPGRADED, "confirmed_at": UPGRADED}
    return {"entered_at": act.received_at, "confirmed_at": act.received_at if act.by_operator else None}

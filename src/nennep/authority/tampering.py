"""Charges and whose login is whose, held against the acts that gave them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nennep.accounts.models import User
from nennep.authority.models import Charge
from nennep.core.audit.stated import Difference, Rows, Stated

ACTS = frozenset({"authority.put_in_charge", "authority.give_login"})


def differences(acts: Iterable[Stated]) -> Iterator[Difference]:
    """What is not as its act says. Logins that no act gave are the operator's."""
    charges, logins = Rows(Charge), Rows(User)
    for act in acts:
        said = act.payload
        if act.act == "authority.give_login":
            logins.made(act, said["id"], username=said["username"], person_id=said["person"])
        else:
            charges.made(
                act,
                said["id"],
                person_id=said["person"],
                organisation_id=said["organisation"],
                valid_from=said["begins"],
                valid_to=said["ends"],
            )
    yield from charges.differences(all_by_acts=True)
    yield from logins.differences(all_by_acts=False)

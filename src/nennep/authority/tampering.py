"""Charges, whose login is whose, and what was confirmed, checked against the acts that gave it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from nennep.accounts.models import LoginCode, User
from nennep.authority.models import Charge
from nennep.core.audit.stated import Difference, Rows, Stated
from nennep.membership.confirming import UPGRADED
from nennep.membership.models import Position

ACTS = frozenset(
    {
        "authority.put_in_charge",
        "authority.end_charge",
        "authority.give_login",
        "authority.give_code",
        "authority.confirm_duties",
        "membership.appoint",
    }
)


def differences(acts: Iterable[Stated]) -> Iterator[Difference]:
    """What is not as its act says.

    Of positions only when they were entered and confirmed: whether they are there, membership says.
    """
    charges, positions, logins = Rows(Charge), Rows(Position), Rows(User)
    confirmed, codes = _Confirmed(), _Codes()
    for act in acts:
        said = act.payload
        confirmed.hear(act)
        codes.hear(act)
        if act.act == "authority.give_login":
            told = {"username": said["username"], "person_id": said["person"]}
            logins.made(act, said["id"], is_active=True, **told)  # no act closes a login
        elif act.act == "authority.give_code":
            continue
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
    yield from confirmed.differences()
    yield from codes.differences()


class _Confirmed:
    """When a login may have been confirmed: at the moment of an act that says so. A code used since took it away again,
    which is no act.
    """

    def __init__(self) -> None:
        self._moments: dict[UUID, set[datetime]] = defaultdict(set)
        self._last: dict[UUID, Stated] = {}

    def hear(self, act: Stated) -> None:
        """What a leader confirmed, what the operator gave, and what was given before anybody confirmed."""
        logins = []
        if act.act == "authority.confirm_duties":
            logins = act.result["confirmed"]
        elif act.act == "authority.give_login" or (act.act == "authority.give_code" and act.by_operator):
            logins = [act.result["user"]]
        for login in map(UUID, logins):
            self._last[login] = act
            if act.by_operator or act.act == "authority.confirm_duties":
                self._moments[login].add(act.received_at)
            if act.received_at < UPGRADED:
                self._moments[login].add(UPGRADED)

    def differences(self) -> Iterator[Difference]:
        """Logins that no act confirmed."""
        for user in User.rows.filter(pk__in=self._last).exclude(confirmed_at=None).order_by("pk"):
            if user.confirmed_at not in self._moments[user.pk]:
                yield Difference(User._meta.label, user.pk, "other", "confirmed_at", self._last[user.pk])


class _Codes:
    """By whom logins and one-time codes were given: who gave one does not confirm it. That one was used is no act."""

    def __init__(self) -> None:
        self._codes = Rows(LoginCode)
        self._givers: dict[UUID, tuple[Stated, set[UUID | None]]] = {}

    def hear(self, act: Stated) -> None:
        """Those that gave a login or a code."""
        if act.act not in {"authority.give_login", "authority.give_code"}:
            return
        user, giver = UUID(act.result["user"]), None if act.by_operator else act.person_id
        _act, before = self._givers.get(user, (act, set()))
        if not before and act.act == "authority.give_code":
            before = {None}  # no act gave the login, which is told as strange; nobody knows who did
        self._givers[user] = (act, {giver, *before})
        if "code" in act.result:
            told = {"user_id": user, "made_at": act.received_at, "given_by": giver}
            self._codes.made(act, act.result["code"], **told)

    def differences(self) -> Iterator[Difference]:
        """Codes that no act gave, and logins that were given by somebody else than they say."""
        yield from self._codes.differences(all_by_acts=True)
        for row, given_by in (
            User.rows.filter(pk__in=self._givers).order_by("pk").values_list("pk", "given_by")
        ):
            act, givers = self._givers[row]
            if given_by not in givers:
                yield Difference(User._meta.label, row, "other", "given_by", act)


def _entered(act: Stated) -> dict[str, datetime | None]:
    """The moments that an act left on what it gave; version 1 knew none, and the upgrade wrote its own."""
    if act.version == 1:
        return {"entered_at": UPGRADED, "confirmed_at": UPGRADED}
    return {"entered_at": act.received_at, "confirmed_at": act.received_at if act.by_operator else None}

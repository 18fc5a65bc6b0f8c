"""Persons, memberships, introductions, terms and positions, checked against their acts: rights come from these rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from nennep.core.audit.stated import Difference, Rows, Stated
from nennep.core.dates.partial_dates import PartialDate
from nennep.membership.enums import FULL_STATUSES, IntroductionState
from nennep.membership.models import Introduction, Membership, Person, Position, Term

DECLARED = ("born", "admitted", "became_official")


class _Members:
    """What the acts on members say, one after the other."""

    def __init__(self) -> None:
        self.persons, self.memberships = Rows(Person), Rows(Membership)
        self.introductions = Rows(Introduction)
        self.terms, self.positions = Rows(Term), Rows(Position)

    def enter_roll(self, act: Stated) -> None:
        for each in act.payload["members"]:
            dates = {name: str(PartialDate.parse(each[name])) if each[name] else None for name in DECLARED}
            told = {name: each[name] for name in ("full_name", "sex", "phone")}
            self.persons.made(act, each["id"], **told, **dates)
            self.memberships.made(
                act,
                act.derive_id("membership", each["id"]),
                person_id=each["id"],
                cell_id=act.payload["cell"],
                status=each["status"],
                valid_from=act.payload["since"],
                valid_to=None,
                waits=False,
            )

    def set_telephone(self, act: Stated) -> None:
        self.persons.changed(act, act.payload["person"], phone=act.payload["telephone"])

    def change_status(self, act: Stated) -> None:
        said = act.payload
        running = [
            (columns["valid_from"], row)
            for row, columns in self.memberships.stated.items()
            if (columns["person_id"], columns["cell_id"]) == (said["person"], said["cell"])
            and columns["valid_to"] is None
        ]
        waits = False
        if running:
            former = max(running)[1]
            waits = self.memberships.stated[former]["waits"]
            self.memberships.changed(act, former, valid_to=said["effective"])
        self._begin(act, waits=waits)

    def receive_member(self, act: Stated) -> None:
        said = act.payload
        if said["status"] in FULL_STATUSES:
            for row, columns in self.memberships.stated.items():
                runs = columns["valid_to"] is None or columns["valid_to"] > said["effective"]
                if columns["person_id"] == said["person"] and columns["status"] in FULL_STATUSES and runs:
                    self.memberships.changed(act, row, valid_to=said["effective"])
        self.use_introduction(act)
        self._begin(act, waits="waiting" in act.result)

    def confirm(self, act: Stated) -> None:
        """What a leader confirmed: of it, memberships are held here."""
        for each in act.result["confirmed"]:
            self.memberships.changed(act, each, waits=False)

    def _begin(self, act: Stated, *, waits: bool) -> None:
        said = act.payload
        self.memberships.made(
            act,
            act.derive_id("membership"),
            person_id=said["person"],
            cell_id=said["cell"],
            status=said["status"],
            valid_from=said["effective"],
            valid_to=None,
            waits=waits,
        )

    def introduce_member(self, act: Stated) -> None:
        said = act.payload
        self.introductions.made(
            act,
            said["id"],
            person_id=said["person"],
            from_cell_id=act.organisation_id,
            purpose=said["purpose"],
            valid_from=said["begins"],
            valid_to=said["ends"],
            state=IntroductionState.WAITING.value,
        )

    def withdraw_introduction(self, act: Stated) -> None:
        self.introductions.changed(act, act.payload["introduction"], state=IntroductionState.WITHDRAWN.value)

    def use_introduction(self, act: Stated) -> None:
        """What received or lent somebody says in its result by which introduction, if by one."""
        if "introduction" in act.result:
            self.introductions.changed(act, act.result["introduction"], state=IntroductionState.USED.value)

    def open_term(self, act: Stated) -> None:
        said = act.payload
        self.terms.made(
            act,
            said["id"],
            body_id=said["body"],
            name=said["name"],
            valid_from=said["begins"],
            valid_to=said["ends"],
        )

    def appoint(self, act: Stated) -> None:
        said = act.payload
        self.positions.made(
            act,
            said["id"],
            person_id=said["person"],
            body_id=said["body"],
            kind=said["kind"],
            title=said["title"],
            valid_from=said["begins"],
            valid_to=self._end(said["body"], said["begins"], said["ends"]),
        )

    def _end(self, body: str, begins: str, ends: str | None) -> str | None:
        """The end that was said, or that of the body's term where it comes before. Days compare as texts."""
        for term in self.terms.stated.values():
            last: str | None = term["valid_to"]
            if term["body_id"] == body and last is not None and term["valid_from"] <= begins < last:
                return min(ends or last, last)
        return ends

    def end_position(self, act: Stated) -> None:
        day = date.fromisoformat(act.payload["last_day"]) + timedelta(days=1)
        self.positions.changed(act, act.payload["position"], valid_to=day)


_SAYS = {
    "membership.enter_roll": _Members.enter_roll,
    "membership.set_telephone": _Members.set_telephone,
    "membership.change_status": _Members.change_status,
    "membership.receive_member": _Members.receive_member,
    "membership.introduce_member": _Members.introduce_member,
    "membership.withdraw_introduction": _Members.withdraw_introduction,
    "authority.put_in_charge": _Members.use_introduction,
    "authority.confirm_duties": _Members.confirm,
    "membership.open_term": _Members.open_term,
    "membership.appoint": _Members.appoint,
    "membership.end_position": _Members.end_position,
}
ACTS = frozenset(_SAYS)


def differences(acts: Iterable[Stated]) -> Iterator[Difference]:
    """What is not as its acts say."""
    members = _Members()
    for act in acts:
        _SAYS[act.act](members, act)
    tables = (members.persons, members.memberships, members.introductions, members.terms, members.positions)
    for rows in tables:
        yield from rows.differences(all_by_acts=True)

"""How a denominator follows from a roll: everybody on it, less those who do not count, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nennep.meetings.models import RollEntry


@dataclass(frozen=True, slots=True)
class Less:
    """People of one status who are not counted, and why, as the roll froze it."""

    status: str
    count: int
    why: str


@dataclass(frozen=True, slots=True)
class Derivation:
    """Everybody on the roll, less those of some statuses, is the denominator."""

    members: int
    less: tuple[Less, ...]

    @property
    def of(self) -> int:
        """The denominator."""
        return self.members - sum(each.count for each in self.less)


def attendance_of(entries: Sequence[RollEntry]) -> Derivation:
    """The denominator of the attendance rate."""
    return _derived(len(entries), [each for each in entries if not each.counts_attendance])


def votes_of(entries: Sequence[RollEntry], exempt_voting: int = 0) -> Derivation:
    """The denominator of a ballot in which so many exempt members voted; they count so, and not otherwise."""
    out = [each for each in entries if not each.counts_vote]
    exempt = [each for each in out if each.counts_vote_if_present]
    voting = {each.pk for each in exempt[:exempt_voting]}
    return _derived(len(entries), [each for each in out if each.pk not in voting])


def _derived(members: int, out: Sequence[RollEntry]) -> Derivation:
    statuses = dict.fromkeys(each.status for each in out)
    groups = [[each for each in out if each.status == status] for status in statuses]
    found = tuple(Less(group[0].status, len(group), group[0].why) for group in groups)
    return Derivation(members, tuple(sorted(found, key=lambda each: each.status)))

"""The arithmetic of votes and rolls: whose presence and whose vote counts, and how many are needed.

The same tables and cases go to the phone as `vectors()`, and its script is tested against them (design §4.4).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from nennep.rulebook.book import Citation, Rule, cite, must_be_in_force, rule_on
from nennep.rulebook.data_files import Data, DataError, DatedData, files, parse, read, refuse_overlaps
from nennep.rulebook.enums import Confidence, RollStatus
from nennep.rulebook.shares import Share

ORDINARY = "vote.ordinary"
TWO_THIRDS = "vote.two_thirds"


class _Source(DatedData):
    """The document that said so during a period."""

    document: str
    article: str = ""
    confidence: Confidence
    source: str


class _StatusTable(Data):
    """A [[status]] table: what a status counts for, why, and who says so when."""

    status: RollStatus
    attendance: bool
    vote: bool
    vote_if_present: bool
    why: str
    citation: list[_Source]


@dataclass(frozen=True, slots=True)
class Counted:
    """What a member of one status counts for on one day.

    `attendance`: in the denominator of the attendance rate. `vote`: in the denominator of votes.
    `vote_if_present`: in it, and voting, once present and taking part. `why` is a sentence for the roll.
    """

    status: str
    attendance: bool
    vote: bool
    vote_if_present: bool
    why: str
    citation: Citation

    def sentence(self) -> str:
        """Why, with the citation."""
        return f"{self.why} ({self.citation.sentence()})"


@dataclass(frozen=True, slots=True)
class Denominators:
    """The numbers that a roll gives: for the attendance rate, for votes, and how many more if they vote.

    `if_voting`: exempt members who are present; each counts in a ballot in which they vote, and only there.
    """

    attendance: int
    votes: int
    if_voting: int


@cache
def load() -> dict[str, _StatusTable]:
    """The statuses, read and checked. DataError when one is missing or cannot be true."""
    tables = [
        parse(_StatusTable, table, path.name) for path in files("statuses") for table in read(path)["status"]
    ]
    found = {str(each.status): each for each in tables}
    if missing := {str(each) for each in RollStatus} - set(found):
        raise DataError(f"statuses: nothing says what {sorted(missing)} count for")
    for each in tables:
        refuse_overlaps({each.status: list(each.citation)}, "statuses")
        for source in each.citation:
            must_be_in_force(source, source.document, f"statuses: {each.status}")
    return found


@lru_cache(maxsize=2048)
def counts(status: str, on: date) -> Counted:
    """What a member of `status` counts for on the day. KeyError for an unknown status.

    Before the oldest source it is the oldest that speaks, unconfirmed.
    """
    table = load()[status]
    return Counted(
        status=status,
        attendance=table.attendance,
        vote=table.vote,
        vote_if_present=table.vote_if_present,
        why=table.why,
        citation=_citation(table.citation, on),
    )


def threshold(rule: Rule | Share | str, denominator: int) -> int:
    """How many votes in favour are needed out of `denominator`: 11 → 6 for "> 1/2", 8 for ">= 2/3"."""
    if isinstance(rule, Rule):
        rule = rule.share
    share = rule if isinstance(rule, Share) else Share.parse(rule)
    return share.least(denominator)


def carried(rule: Rule | Share | str, in_favour: int, denominator: int) -> bool:
    """Whether a ballot is carried. ValueError for votes below zero or above the denominator."""
    if not 0 <= in_favour <= denominator:
        raise ValueError(f"{in_favour} votes in favour out of {denominator} cannot be")
    return in_favour >= threshold(rule, denominator)


def denominators(roll: Iterable[tuple[str, bool]], on: date) -> Denominators:
    """The denominators of a roll given as (status, is present) pairs; guests are no part of a roll."""
    attendance = votes = if_voting = 0
    for status, present in roll:
        counted = counts(status, on)
        attendance += counted.attendance
        votes += counted.vote
        if_voting += counted.vote_if_present and not counted.vote and present
    return Denominators(attendance=attendance, votes=votes, if_voting=if_voting)


def vectors(on: date = date(2026, 8, 1)) -> list[dict[str, Any]]:
    """Cases for the phone's script, worked out here: every dict has `case`, its inputs and `expected`."""
    found: list[dict[str, Any]] = []
    for code in (ORDINARY, TWO_THIRDS):
        rule = rule_on(code, on)
        if rule is None:
            raise DataError(f"no value of {code} on {on}")
        found.extend(
            {
                "case": "threshold",
                "share": rule.value,
                "denominator": size,
                "expected": threshold(rule, size),
            }
            for size in (0, 1, 2, 3, 4, 5, 8, 9, 11, 17, 26, 29, 30, 31, 99, 100, 147)
        )
    for status in RollStatus:
        counted = counts(status, on)
        expected = {key: getattr(counted, key) for key in ("attendance", "vote", "vote_if_present")}
        found.append({"case": "counts", "status": str(status), "expected": expected})
    found.extend(_roll_vector(roll, on) for roll in _ROLLS)
    return found


def _roll_vector(roll: Sequence[tuple[str, bool]], on: date) -> dict[str, Any]:
    return {
        "case": "denominators",
        "roll": [{"status": status, "present": present} for status, present in roll],
        "expected": asdict(denominators(roll, on)),
    }


_ROLLS: tuple[tuple[tuple[str, bool], ...], ...] = (
    (),
    (("official", True),) * 9 + (("official", False),) * 2,
    (("official", True),) * 8 + (("probationary", True), ("exempt", False), ("away", False)),
    (("official", True),) * 8 + (("exempt", True), ("visiting", True), ("suspended", False)),
    (("official", True), ("official", False), ("reduced", False), ("reduced", True)),
    (("away", True), ("suspended", True), ("probationary", False)),
)


def _citation(sources: list[_Source], on: date) -> Citation:
    for each in sources:
        if each.holds_on(on):
            return cite(each.document, each.article, each.confidence, each.source)
    oldest = min(sources, key=lambda each: each.effective_from)
    return cite(oldest.document, oldest.article, Confidence.UNSURE, oldest.source)

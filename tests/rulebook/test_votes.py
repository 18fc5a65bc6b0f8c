"""Votes: how many are needed, out of whom, and why."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nennep.membership.enums import Status
from nennep.rulebook.book import rule_on
from nennep.rulebook.data_files import DataError
from nennep.rulebook.enums import RollStatus
from nennep.rulebook.shares import Share
from nennep.rulebook.votes import (
    ORDINARY,
    TWO_THIRDS,
    carried,
    counts,
    denominators,
    load,
    threshold,
    vectors,
)

ON = date(2026, 8, 24)
SIZES = st.integers(min_value=1, max_value=5000)


@pytest.mark.parametrize(
    ("members", "ordinary", "two_thirds"),
    [(3, 2, 2), (11, 6, 8), (17, 9, 12), (26, 14, 18), (31, 16, 21), (147, 74, 98)],
)
def test_thresholds_of_the_seed_cells(members: int, ordinary: int, two_thirds: int) -> None:
    half, two = rule_on(ORDINARY, ON), rule_on(TWO_THIRDS, ON)
    assert half is not None
    assert two is not None
    assert (threshold(half, members), threshold(two, members)) == (ordinary, two_thirds)


@given(SIZES)
def test_more_than_half_is_the_least_number_above_half(members: int) -> None:
    needed = threshold("> 1/2", members)
    assert 2 * needed > members
    assert 2 * (needed - 1) <= members


@given(SIZES)
def test_two_thirds_is_the_least_number_that_reaches_them(members: int) -> None:
    needed = threshold(">= 2/3", members)
    assert 3 * needed >= 2 * members
    assert 3 * (needed - 1) < 2 * members


@given(SIZES, st.integers(min_value=1, max_value=9), st.integers(min_value=1, max_value=9), st.booleans())
def test_any_share_is_reached_at_its_threshold_and_not_below(
    members: int, a: int, b: int, over: bool
) -> None:
    share = Share.parse(f"{'>' if over else '>='} {min(a, b)}/{max(a, b)}")
    needed = share.least(members)
    assert share.part * members < needed if over else share.part * members <= needed
    below = needed - 1
    assert share.part * members >= below if over else share.part * members > below or below == 0


def test_nobody_decides_anything() -> None:
    assert threshold("> 1/2", 0) == 1
    assert threshold(">= 2/3", 0) == 1
    assert not carried(">= 2/3", 0, 0)


def test_a_ballot_is_carried_by_the_membership_not_by_those_present() -> None:
    assert not carried("> 1/2", 5, 11)
    assert carried("> 1/2", 6, 11)
    assert not carried(">= 2/3", 20, 31)
    assert carried(">= 2/3", 21, 31)


@pytest.mark.parametrize("in_favour", [-1, 12])
def test_votes_outside_the_denominator_cannot_be(in_favour: int) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        carried("> 1/2", in_favour, 11)


@pytest.mark.parametrize("written", ["1/2", "= 1/2", "> 2/1", "> 0/3", "> 1/0", "hơn nửa", ""])
def test_what_is_no_share_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        Share.parse(written)


@pytest.mark.parametrize(
    ("status", "attendance", "vote", "vote_if_present"),
    [
        ("official", True, True, False),
        ("probationary", True, False, False),
        ("visiting", False, False, False),
        ("away", False, False, False),
        ("exempt", False, False, True),
        ("reduced", False, True, False),
        ("suspended", False, False, False),
    ],
)
def test_what_each_status_counts_for(
    status: str, attendance: bool, vote: bool, vote_if_present: bool
) -> None:
    counted = counts(status, ON)
    assert (counted.attendance, counted.vote, counted.vote_if_present) == (attendance, vote, vote_if_present)


def test_the_statuses_are_those_of_the_membership() -> None:
    assert {str(each) for each in RollStatus} == set(Status.values)
    with pytest.raises(KeyError):
        counts("guest", ON)


def test_why_is_a_sentence_citing_the_regulation_of_the_day_and_fits_the_roll() -> None:
    then = counts("exempt", date(2025, 12, 1))
    assert then.sentence().endswith("(Quy định 294-QĐ/TW ngày 26/5/2025, điểm 7, 9.3.2)")
    assert counts("exempt", date(2023, 4, 22)).citation.document == "Quy định 24-QĐ/TW"
    for status in RollStatus:
        assert len(counts(status, ON).sentence()) <= 300


def test_before_the_oldest_source_the_oldest_speaks_unconfirmed() -> None:
    counted = counts("official", date(2015, 5, 3))
    assert counted.citation.document == "Quy định 29-QĐ/TW"
    assert not counted.citation.is_confirmed


def test_the_denominators_of_a_mixed_roll() -> None:
    roll = [("official", True)] * 8 + [("probationary", True), ("exempt", False), ("away", False)]
    assert (denominators(roll, ON).attendance, denominators(roll, ON).votes) == (9, 8)
    exempt_came = [*roll[:-2], ("exempt", True), ("away", True)]
    came = denominators(exempt_came, ON)
    assert (came.attendance, came.votes, came.if_voting) == (9, 8, 1)


@given(st.lists(st.tuples(st.sampled_from([str(each) for each in RollStatus]), st.booleans())))
def test_nobody_changes_the_denominator_by_coming_and_exempt_members_may_by_voting(
    roll: list[tuple[str, bool]],
) -> None:
    nobody = denominators([(status, False) for status, _ in roll], ON)
    given_roll = denominators(roll, ON)
    came = sum(present for status, present in roll if status == "exempt")
    assert (given_roll.votes, nobody.votes + nobody.if_voting) == (nobody.votes, given_roll.votes)
    assert given_roll.if_voting == came
    assert given_roll.attendance == nobody.attendance


def test_the_phones_vectors_are_json_and_hold_every_kind_of_case() -> None:
    cases = json.loads(json.dumps(vectors()))
    assert {each["case"] for each in cases} == {"threshold", "counts", "denominators"}
    assert {"case": "threshold", "share": "> 1/2", "denominator": 31, "expected": 16} in cases
    assert {"case": "threshold", "share": ">= 2/3", "denominator": 147, "expected": 98} in cases
    assert len([each for each in cases if each["case"] == "counts"]) == len(RollStatus)


def test_a_share_of_less_than_nobody_is_an_error() -> None:
    with pytest.raises(ValueError, match="-1"):
        Share.parse("> 1/2").least(-1)


def test_a_roll_status_of_which_no_file_speaks_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nennep.rulebook.votes.files", lambda _folder: [])
    with pytest.raises(DataError, match="nothing says what"):
        load.__wrapped__()


def test_there_are_no_cases_for_a_day_before_every_rule() -> None:
    with pytest.raises(DataError, match="no value of"):
        vectors(date(1900, 1, 1))

"""Scoring schemes: they add up, propose from facts, and never take the unknown for zero."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nennep.rulebook import scoring_schemes
from nennep.rulebook.data_files import DataError
from nennep.rulebook.scores import Proposal, attainable, classify, propose
from nennep.rulebook.scoring_schemes import ScoringScheme, facts, scheme_named, scoring_scheme_for

NOW = date(2026, 11, 24)
CENTRAL, AN_PHU = "hd-42", "an-phu-2025"


def points_of(scheme: str, criterion: str, **known: float | bool | None) -> float | None:
    return proposal_of(scheme, criterion, **known).points


def proposal_of(scheme: str, criterion: str, **known: float | bool | None) -> Proposal:
    return {each.criterion: each for each in propose(scheme_named(scheme), known)}[criterion]


@pytest.mark.parametrize("code", [CENTRAL, AN_PHU])
def test_a_scheme_adds_up_to_a_hundred(code: str) -> None:
    assert sum(each.maximum for each in scheme_named(code).criterion) == 100


def test_the_central_frame_has_its_seven_groups() -> None:
    assert [(each.code, each.maximum) for each in scheme_named(CENTRAL).criterion] == [
        ("timing", 5),
        ("attendance", 5),
        ("preparation", 10),
        ("conduct", 40),
        ("principles", 5),
        ("results", 30),
        ("closing", 5),
    ]


def test_the_ward_splits_conduct_into_thirty_and_ten() -> None:
    groups: dict[str, float] = {}
    for each in scheme_named(AN_PHU).criterion:
        groups[each.group] = groups.get(each.group, 0) + each.maximum
    assert list(groups.values()) == [5, 5, 10, 30, 10, 5, 30, 5]


@pytest.mark.parametrize("code", [CENTRAL, AN_PHU])
def test_of_an_unknown_meeting_nothing_is_proposed(code: str) -> None:
    assert all(each.points is None for each in propose(scheme_named(code), {}))
    unknown = dict.fromkeys(facts())
    assert all(each.points is None for each in propose(scheme_named(code), unknown))


@pytest.mark.parametrize(
    ("rate", "points"), [(1, 4), (0.9, 4), (0.899, 3), (0.75, 3), (0.7, 2), (0.65, 2), (0.649, 1), (0, 1)]
)
def test_attendance_is_graded(rate: float, points: float) -> None:
    assert points_of(AN_PHU, "attendance", attendance_rate=rate, unexcused_absences=0) == points


def test_an_absence_without_reason_takes_the_lowest_step() -> None:
    assert points_of(AN_PHU, "attendance", attendance_rate=0.95, unexcused_absences=1) == 1
    assert points_of(AN_PHU, "attendance", attendance_rate=0.95) is None


@pytest.mark.parametrize(
    ("minutes", "points"), [(120, 5), (90, 5), (75, 4), (74, 3), (60, 3), (59, 2), (45, 2), (44, 1), (0, 1)]
)
def test_a_short_meeting_is_graded_by_how_much_it_lacks(minutes: int, points: float) -> None:
    assert points_of(AN_PHU, "time", minutes_long=minutes, minutes_required=90) == points


@pytest.mark.parametrize(
    ("share", "points"), [(0.51, 5), (0.5, 4), (0.4, 4), (0.39, 3), (0.3, 3), (0.29, 2), (0, 2)]
)
def test_speakers_are_graded(share: float, points: float) -> None:
    assert points_of(AN_PHU, "speakers", speakers_share=share) == points


@pytest.mark.parametrize(
    ("rate", "points"), [(1, 30), (0.9, 30), (0.85, 27), (0.7, 24), (0.6, 20), (0.5, 15), (0.49, 10)]
)
def test_results_of_the_last_resolution_are_graded(rate: float, points: float) -> None:
    assert points_of(AN_PHU, "results", tasks_done_rate=rate) == points


def test_a_cell_with_only_a_secretary_gets_full_marks_for_the_meeting_before() -> None:
    assert points_of(AN_PHU, "committee", secretary_only=True) == 2
    assert points_of(AN_PHU, "committee", secretary_only=False, committee_met=False) == 0
    assert points_of(AN_PHU, "committee", secretary_only=False) is None


def test_a_month_without_theme_leaves_ninety_five() -> None:
    scheme = scheme_named(AN_PHU)
    assert attainable(scheme, {"thematic_month": False}) == 95
    assert attainable(scheme, {"thematic_month": True}) == 100
    assert attainable(scheme, {}) == 100
    assert not proposal_of(AN_PHU, "thematic", thematic_month=False).applies
    assert points_of(AN_PHU, "thematic", thematic_month=True, thematic_held=True) == 5


def test_the_central_frame_proposes_full_marks_or_asks() -> None:
    assert points_of(CENTRAL, "attendance", attendance_rate=29 / 31) == 5
    assert points_of(CENTRAL, "attendance", attendance_rate=0.5) is None
    assert points_of(CENTRAL, "timing", minutes_long=95, minutes_required=90) == 5
    assert points_of(CENTRAL, "conduct", attendance_rate=1) is None


def test_the_sentence_shows_the_facts_and_says_what_is_unknown() -> None:
    assert (
        proposal_of(CENTRAL, "attendance", attendance_rate=29 / 31).because
        == "Tỷ lệ đảng viên dự sinh hoạt: 93,5% (từ 90% trở lên)"
    )
    assert "chưa rõ" in proposal_of(CENTRAL, "attendance").because
    assert proposal_of(CENTRAL, "conduct").because == "Chi bộ tự đánh giá"


@pytest.mark.parametrize(
    ("points", "grade"),
    [
        (100, "Tốt"),
        (90, "Tốt"),
        (89.5, "Khá"),
        (70, "Khá"),
        (69, "Trung bình"),
        (50, "Trung bình"),
        (49, "Kém"),
        (0, "Kém"),
    ],
)
def test_the_classes_of_a_total(points: float, grade: str) -> None:
    assert classify(scheme_named(CENTRAL), points, 100) == grade


def test_a_total_out_of_ninety_five_is_rescaled_only_when_asked() -> None:
    scheme = scheme_named(AN_PHU)
    assert classify(scheme, 86, 95) == "Khá"
    assert classify(scheme, 86, 95, rescale=True) == "Tốt"


@pytest.mark.parametrize("points", [-1, 96])
def test_points_outside_the_scheme_cannot_be(points: float) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        classify(scheme_named(AN_PHU), points, 95)


def test_the_scheme_follows_the_day_and_the_place() -> None:
    assert scoring_scheme_for(date(2023, 4, 22)) is None
    assert scoring_scheme_for(date(2025, 10, 27)) is None
    central, ward = scoring_scheme_for(NOW), scoring_scheme_for(NOW, "phường An Phú")
    assert central is not None
    assert ward is not None
    assert (central.code, ward.code) == (CENTRAL, AN_PHU)
    elsewhere = scoring_scheme_for(NOW, "xã Mường La")
    assert elsewhere is central


def test_a_scheme_that_does_not_add_up_or_asks_for_an_unknown_fact_is_refused() -> None:
    scheme = scheme_named(CENTRAL)
    shorter = scheme.model_copy(update={"criterion": scheme.criterion[1:]})
    with pytest.raises(DataError, match="add up to"):
        scoring_schemes._check(shorter, facts())
    with pytest.raises(DataError, match="unknown fact"):
        scoring_schemes._check(scheme, {})


_VALUES = st.one_of(st.none(), st.booleans(), st.floats(min_value=0, max_value=200))


@given(st.sampled_from([CENTRAL, AN_PHU]), st.dictionaries(st.sampled_from(sorted(facts())), _VALUES))
def test_whatever_is_known_proposals_stay_within_the_scheme(
    code: str, known: dict[str, float | bool | None]
) -> None:
    scheme: ScoringScheme = scheme_named(code)
    proposals = propose(scheme, known)
    assert [each.criterion for each in proposals] == [each.code for each in scheme.criterion]
    for each, criterion in zip(proposals, scheme.criterion, strict=True):
        assert each.points is None or 0 <= each.points <= criterion.maximum
        assert 0 < len(each.because) <= 300
    total = sum(each.points or 0 for each in proposals)
    assert classify(scheme, total, attainable(scheme, known)) in {"Tốt", "Khá", "Trung bình", "Kém"}

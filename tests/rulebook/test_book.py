"""Rules: what held on which day, and what the files may not say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nennep.rulebook import book
from nennep.rulebook.book import code_named, documents_on, load, rule_on, rules_on
from nennep.rulebook.codes import fits as fits_kind
from nennep.rulebook.codes import shown
from nennep.rulebook.data_files import DataError, parse, refuse_overlaps
from nennep.rulebook.enums import Confidence, Scope, ValueKind

PA_KIM_2018 = date(2018, 9, 24)
BAN_HON_2018 = date(2018, 11, 3)
NGO_HEN_2023 = date(2023, 4, 22)
UNDER_HD_42 = date(2026, 8, 24)


def test_a_meeting_of_2018_is_judged_by_the_rules_of_2018() -> None:
    thematic = rule_on("meeting.thematic_per_quarter", BAN_HON_2018)
    assert thematic is not None
    assert thematic.value == 1
    assert thematic.citation.sentence() == "Hướng dẫn 12-HD/BTCTW ngày 06/7/2018"


@pytest.mark.parametrize(
    "code",
    ["meeting.min_minutes", "meeting.notice_lead_days", "meeting.after_days", "meeting.attendance_goal"],
)
def test_what_is_not_known_of_the_years_before_guidance_42_is_no_rule(code: str) -> None:
    assert rule_on(code, BAN_HON_2018) is None
    assert rule_on(code, NGO_HEN_2023) is None
    assert rule_on(code, date(2025, 10, 27)) is None
    assert rule_on(code, date(2025, 10, 28)) is not None


@pytest.mark.parametrize(
    ("code", "value", "words"),
    [
        ("meeting.min_minutes", 90, "90 phút"),
        ("meeting.min_minutes_with_thematic", 120, "120 phút"),
        ("meeting.notice_lead_days", 1, "1 ngày"),
        ("meeting.papers_lead_days", 1, "1 ngày"),
        ("meeting.after_days", 2, "2 ngày"),
        ("meeting.attendance_goal", 0.9, "90%"),
        ("meeting.thematic_per_quarter", 1, "1 lần/quý"),
    ],
)
def test_a_meeting_of_2026_is_judged_by_guidance_42(code: str, value: float, words: str) -> None:
    rule = rule_on(code, UNDER_HD_42)
    assert rule is not None
    assert (rule.value, rule.shown()) == (value, words)
    assert rule.citation.document == "Hướng dẫn 42-HD/BTCTW"


def test_the_majority_of_the_charter_holds_on_every_day() -> None:
    for on in (date(2011, 1, 19), PA_KIM_2018, NGO_HEN_2023, UNDER_HD_42):
        rule = rule_on("vote.ordinary", on)
        assert rule is not None
        assert (rule.value, rule.shown()) == ("> 1/2", "trên một nửa")
        assert rule.citation.is_confirmed


@pytest.mark.parametrize("on", [NGO_HEN_2023, date(2025, 12, 1), UNDER_HD_42])
@pytest.mark.parametrize(("code", "value"), [("cell.committee_from", 9), ("cell.min_official", 3)])
def test_the_sizes_of_a_cell_are_known_in_the_years_of_the_seeds(on: date, code: str, value: int) -> None:
    rule = rule_on(code, on)
    assert rule is not None
    assert rule.value == value


def test_groups_have_a_number_only_since_294() -> None:
    assert rule_on("cell.group_from", NGO_HEN_2023) is None
    rule = rule_on("cell.group_from", date(2025, 12, 1))
    assert rule is not None
    assert (rule.value, rule.citation.article) == (30, "điểm 20.3.2")


def test_what_the_charter_says_of_a_cell_s_size_is_cited_by_its_own_articles() -> None:
    found = [rule_on(code, NGO_HEN_2023) for code in ("cell.min_official", "cell.committee_from")]
    assert [each.citation.article for each in found if each] == ["Điều 24 khoản 1", "Điều 24 khoản 4"]


def test_no_value_of_a_place_is_older_than_the_document_that_it_cites() -> None:
    places = [each for each in rules_on(UNDER_HD_42, local=True) if each.place]
    assert {each.citation.document for each in places} == {
        "Phiếu đánh giá chất lượng sinh hoạt chi bộ của phường An Phú"
    }
    assert min(each.effective_from for each in places) == date(2025, 10, 28)


@pytest.mark.parametrize(
    ("on", "document"),
    [
        (date(2016, 7, 25), "Quy định 29-QĐ/TW"),
        (date(2021, 7, 29), "Quy định 29-QĐ/TW"),
        (date(2021, 7, 30), "Quy định 24-QĐ/TW"),
        (date(2025, 1, 20), "Quy định 232-QĐ/TW"),
        (date(2025, 7, 1), "Quy định 294-QĐ/TW"),
        (date(2026, 4, 8), "Quy định 20-QĐ/TW"),
        (date(2026, 7, 26), "Quy định 208-QĐ/TW"),
    ],
)
def test_the_regulation_of_the_day_says_who_is_in_the_denominator(on: date, document: str) -> None:
    rule = rule_on("vote.denominator", on)
    assert rule is not None
    assert rule.citation.document == document


def test_an_unconfirmed_source_says_so_and_a_confirmed_one_does_not() -> None:
    confirmed = rule_on("cell.group_from", date(2025, 7, 1))
    carried_over = rule_on("cell.group_from", date(2026, 7, 26))
    assert confirmed is not None
    assert carried_over is not None
    assert confirmed.citation.sentence() == "Quy định 294-QĐ/TW ngày 26/5/2025, điểm 20.3.2"
    assert carried_over.citation.sentence() == "Quy định 208-QĐ/TW ngày 26/7/2026, chưa kiểm chứng"


def test_a_quotation_by_practitioners_is_unconfirmed_and_one_by_the_press_is_not() -> None:
    assert [each for each in Confidence if each.is_confirmed] == [Confidence.CONFIRMED, Confidence.SECONDARY]


def test_a_value_of_one_ward_binds_nobody_else() -> None:
    assert rule_on("meeting.min_minutes_large_cell", UNDER_HD_42) is None
    ward = load().rule_on("meeting.min_minutes_large_cell", UNDER_HD_42, Scope.COMMUNE, "phường An Phú")
    assert ward is not None
    assert ward.value == 120
    codes = [each.code for each in rules_on(UNDER_HD_42)]
    assert "meeting.min_minutes_large_cell" not in codes
    assert "meeting.min_minutes_large_cell" in [each.code for each in rules_on(UNDER_HD_42, local=True)]


def test_an_unknown_code_is_a_programming_error() -> None:
    with pytest.raises(KeyError):
        rule_on("meeting.min_hours", UNDER_HD_42)


def test_two_values_of_one_code_on_one_day_are_refused() -> None:
    entry = {
        "code": "meeting.monthly",
        "value": 1,
        "document": "dieu-le",
        "effective_from": date(2011, 1, 19),
        "confidence": "secondary",
        "source": "x",
    }
    first = parse(book._Entry, {**entry, "effective_to": date(2025, 1, 1)}, "test")
    touching = parse(book._Entry, {**entry, "effective_from": date(2025, 1, 1)}, "test")
    rival = parse(book._Entry, {**entry, "effective_from": date(2024, 12, 31)}, "test")
    refuse_overlaps({"meeting.monthly": [first, touching]}, "test")
    with pytest.raises(DataError, match=r"meeting\.monthly has two values from 2024-12-31"):
        refuse_overlaps({"meeting.monthly": [rival, first]}, "test")


def test_a_value_older_than_its_document_is_refused() -> None:
    entry = parse(
        book._Entry,
        {
            "code": "meeting.min_minutes",
            "value": 90,
            "document": "hd-42",
            "effective_from": date(2025, 10, 1),
            "confidence": "secondary",
            "source": "x",
        },
        "test",
    )
    with pytest.raises(DataError, match="when it was not in force"):
        book._rule(entry, load().codes, load().documents, "test")


@pytest.mark.parametrize(
    ("kind", "value", "fits"),
    [
        (ValueKind.COUNT, 90, True),
        (ValueKind.COUNT, -1, False),
        (ValueKind.COUNT, True, False),
        (ValueKind.COUNT, "90", False),
        (ValueKind.RATE, 0.9, True),
        (ValueKind.RATE, 90, False),
        (ValueKind.SHARE, ">= 2/3", True),
        (ValueKind.SHARE, "2/3", False),
        (ValueKind.SHARE, "> 3/2", False),
        (ValueKind.FLAG, True, True),
        (ValueKind.FLAG, 1, False),
        (ValueKind.TEXT, " ", False),
        (ValueKind.NUMBER, 18.5, True),
    ],
)
def test_a_value_fits_its_kind_or_not(kind: ValueKind, value: bool | float | str, fits: bool) -> None:
    assert fits_kind(kind, value) is fits


def test_values_are_shown_in_vietnamese() -> None:
    assert shown(ValueKind.RATE, "", 0.925) == "92,5%"
    assert shown(ValueKind.NUMBER, "pt", 18.5) == "18,5 pt"
    assert shown(ValueKind.FLAG, "", False) == "không"
    assert shown(ValueKind.SHARE, "", ">= 2/3") == "ít nhất hai phần ba"


def test_every_rule_names_where_it_is_from_and_every_replaced_document_ends() -> None:
    for rules in load().rules.values():
        for rule in rules:
            assert rule.citation.source
            assert rule.citation.issuer
    for document in load().documents.values():
        if document.replaced_by:
            successor = load().documents[document.replaced_by]
            assert document.in_force_to is not None
            assert document.in_force_to >= successor.in_force_from


@given(st.dates(min_value=date(2011, 1, 19), max_value=date(2035, 1, 1)))
def test_on_any_day_each_code_has_at_most_one_central_value(on: date) -> None:
    codes = [each.code for each in rules_on(on)]
    assert len(codes) == len(set(codes))
    assert "vote.ordinary" in codes
    assert "meeting.monthly" in codes


def test_documents_of_a_day_are_those_in_force() -> None:
    keys_2018 = {each.key for each in documents_on(BAN_HON_2018)}
    assert {"dieu-le", "kl-18", "ct-10", "hd-12", "qd-29"} <= keys_2018
    assert not {"hd-42", "ct-50", "qd-208"} & keys_2018
    keys_now = {each.key for each in documents_on(UNDER_HD_42)}
    assert {"hd-42", "ct-50", "qd-208", "hd-05"} <= keys_now
    assert not {"hd-12", "qd-294"} & keys_now


def test_only_values_that_the_documents_leave_open_may_be_set_locally() -> None:
    for code in ("vote.ordinary", "vote.two_thirds", "cell.min_official", "vote.denominator"):
        assert code_named(code).local == "never"
    assert code_named("meeting.min_minutes").local == "either"
    assert code_named("meeting.after_days").higher_is_stricter is False

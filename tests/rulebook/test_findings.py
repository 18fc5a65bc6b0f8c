"""Findings: sentences that help, cite, and shame nobody."""

from datetime import date

import pytest

from nennep.rulebook.book import rule_on
from nennep.rulebook.data_files import DataError, parse
from nennep.rulebook.finding_texts import NEVER_WRITTEN, Audience, FindingWords, finding_text, load

NOW = date(2026, 11, 24)
ASKED = {
    "late_notice",
    "too_short",
    "too_few_present",
    "thematic_missing_this_quarter",
    "month_without_meeting",
    "documents_late",
    "committee_needed",
    "group_needed",
    "too_few_official",
    "fixed_day_moved",
    "no_discussion_before_vote",
    "tasks_without_owner",
}


def test_all_findings_that_the_issue_names_have_words() -> None:
    assert set(load()) >= ASKED


@pytest.mark.parametrize("code", sorted(load()))
def test_every_finding_says_what_would_make_it_right(code: str) -> None:
    words = load()[code]
    text = finding_text(code, **dict.fromkeys(words.values(), 3))
    assert text.remedy.endswith(".")
    assert text.sentence.endswith(".")
    assert "{" not in text.whole
    assert not any(word in text.whole.lower() for word in (*NEVER_WRITTEN, "bạn "))


def test_a_late_notice_shows_days_and_cites_the_rule() -> None:
    text = finding_text(
        "late_notice",
        rule_on("meeting.notice_lead_days", NOW),
        told_on=date(2026, 11, 24),
        lead=0,
        required=1,
        should_tell_on=date(2026, 11, 23),
    )
    assert text.sentence.startswith("Thông báo ngày 24/11/2026, trước buổi sinh hoạt 0 ngày")
    assert "23/11/2026" in text.remedy
    assert text.citation == "Hướng dẫn 42-HD/BTCTW ngày 28/10/2025, mục II"
    assert text.confirmed
    assert text.audience is Audience.CELL


def test_a_finding_by_an_unconfirmed_rule_is_marked() -> None:
    rule = rule_on("meeting.attendance_goal", NOW)
    text = finding_text("too_few_present", rule, present=27, expected=31, rate=27 / 31, goal=0.9)
    assert "27/31 đồng chí (87,1%); phấn đấu từ 90%" in text.sentence
    assert "chưa kiểm chứng" in text.whole
    assert not text.confirmed


def test_without_a_rule_nothing_is_cited() -> None:
    text = finding_text("tasks_without_owner", count=2)
    assert text.citation == ""
    assert "Theo" not in text.whole


def test_the_wrong_rule_or_a_missing_value_is_a_programming_error() -> None:
    with pytest.raises(ValueError, match="late_notice is judged by"):
        finding_text("late_notice", rule_on("vote.ordinary", NOW))
    with pytest.raises(KeyError):
        finding_text("too_short", minutes=60)
    with pytest.raises(KeyError):
        finding_text("too_long")


def test_the_size_of_a_cell_concerns_the_committee_above() -> None:
    above = {code for code, words in load().items() if words.audience is Audience.COMMITTEE}
    assert above == {"committee_needed", "group_needed", "too_few_official"}


def test_a_finding_without_a_remedy_is_refused() -> None:
    with pytest.raises(DataError, match="remedy"):
        parse(FindingWords, {"code": "x", "for": "cell", "sentence": "Có việc chưa xong."}, "test")

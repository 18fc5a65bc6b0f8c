"""What the demo tells, clause by clause: each cell its own matters, at its hours, by its people. No database."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from tests.demo.telling import STARTED, Told, articles, cells, months

from nennep.core.clock import VIETNAM
from nennep.demo.build import COMMITTEES
from nennep.demo.committees import posts_of
from nennep.demo.history import Months, Occasion, working_day
from nennep.demo.matters import Matter, advice_of, matter_of, matters, themes
from nennep.meetings.enums import MeetingKind
from nennep.organisation.enums import CellType
from nennep.rulebook.agendas import load as agendas
from nennep.rulebook.holidays import holiday_on
from nennep.stories.steps import WRITE

STARTS = [
    STARTED,
    datetime(2026, 12, 28, 2, 0, tzinfo=UTC),
    datetime(2027, 2, 9, 2, 0, tzinfo=UTC),
    datetime(2027, 8, 20, 2, 0, tzinfo=UTC),
]
"""Days on which somebody starts the demo: fixed days fall on weekends, years change, schools have holidays."""
PA_KIM_SPEAKERS = 8


def held(now: datetime = STARTED) -> list[Told]:
    return [each for each in months(now) if each.held]


def of_cells(now: datetime = STARTED) -> list[Told]:
    return [each for each in held(now) if not each.occasion.cell.committee]


def starts_at(told: Told) -> datetime:
    (planned,) = told.fields("meetings.plan_meetings")[0]["meetings"]
    found: datetime = planned["starts_at"].astimezone(VIETNAM)
    return found


@pytest.mark.parametrize("now", STARTS, ids=str)
def test_who_meets_at_work_meets_in_working_hours_and_a_village_in_the_evening(now: datetime) -> None:
    kinds = set()
    for told in months(now):
        begins, cell = starts_at(told), told.occasion.cell
        kinds.add(cell.kind)
        if cell.at_work:
            assert begins.time() == time(14), told.occasion.key
            assert begins.weekday() < 5, told.occasion.key
            assert not holiday_on(begins.date()), told.occasion.key
        else:
            assert begins.time() == time(19, 30), told.occasion.key
    assert kinds == {CellType.HAMLET, CellType.SCHOOL, CellType.CLINIC, CellType.OFFICE}


@pytest.mark.parametrize("now", STARTS, ids=str)
def test_office_work_is_done_in_working_hours(now: datetime) -> None:
    for told in months(now):
        if not told.occasion.cell.at_work:
            continue
        for step in told.steps:
            local = step.moment.astimezone(VIETNAM)
            if local < now.astimezone(VIETNAM).replace(
                hour=0
            ):  # what is to come is told at the present moment
                assert time(8) <= local.time() <= time(17), (told.occasion.key, step.what)
                assert local.weekday() < 5, (told.occasion.key, step.what)


@pytest.mark.parametrize("now", STARTS, ids=str)
def test_a_chi_uy_gives_tasks_that_are_due_before_the_meeting_that_it_prepares(now: datetime) -> None:
    told = months(now)
    prepared = 0
    for each in told:
        cell, on = each.occasion.cell, each.occasion.on
        if cell.committee != "chi-uy" or not each.held:
            continue
        body = f"{cell.key}/chi-bo"
        meets = min(
            one.occasion.on for one in told if one.occasion.cell.body == body and one.occasion.on > on
        )
        for given in each.fields("resolutions.assign_tasks"):
            for task in given["tasks"]:
                prepared += 1
                assert on <= task["due_on"] < meets, (each.occasion.key, task)
    assert prepared


def test_no_two_cells_say_the_same() -> None:
    """Of matters, themes and advice, every sentence stands once, in one cell."""
    cells_of_text: dict[str, set[str]] = defaultdict(set)
    for cell, own in [*matters().items(), *themes().items()]:
        for each in own:
            one = (each.about, each.report, each.conclusion, each.mood, each.superior, each.self_criticism)
            for text in (*one, *each.said, *each.tasks, *each.done, *each.left):
                cells_of_text[text].add(cell)
    for cell in COMMITTEES:
        for month in range(1, 13):
            for text in advice_of(cell, date(2026, month, 1)):
                cells_of_text[text].add(cell)
    cells_of_text.pop("", None)
    assert {text: found for text, found in cells_of_text.items() if len(found) > 1} == {}


def test_of_every_task_it_is_told_what_is_heard_of_it() -> None:
    for own in [*matters().values(), *themes().values()]:
        for each in own:
            assert len(each.tasks) == len(each.done) == len(each.left), each.about


@pytest.mark.parametrize("now", STARTS, ids=str)
def test_what_is_heard_of_a_task_is_its_own_and_heard_once(now: datetime) -> None:
    heard: list[str] = []
    of_task: dict[str, set[str]] = {}
    for told in held(now):
        matter = told.occasion.matter
        left = matter.left or ("",) * len(matter.tasks)
        results = dict(zip(matter.tasks, zip(matter.done, left, strict=True), strict=True))
        for given in told.fields("resolutions.assign_tasks"):
            of_task |= {each["id"]: set(results[each["task"]]) for each in given["tasks"]}
        for each in told.fields("resolutions.hear_progress"):
            for one in each["results"]:
                assert one["result"] in of_task[one["task"]], (told.occasion.key, one)
                heard.append(one["result"])
    assert len(heard) > 50
    assert {text for text, times in Counter(heard).items() if times > 1} == set()


@pytest.mark.parametrize("now", STARTS, ids=str)
def test_titles_write_months_as_the_party_does(now: datetime) -> None:
    titles = [each["title"] for told in held(now) for each in told.fields("resolutions.propose_resolution")]
    assert any("tháng 9/2026" in each for each in titles) or now.year > 2026
    assert not [each for each in titles if re.search(r"tháng 0[1-9]/", each)]


@pytest.mark.parametrize("month", range(1, 13))
def test_the_thematic_meeting_to_come_repeats_no_theme_of_its_quarter(month: int) -> None:
    now = datetime(2026, month, 15, 2, tzinfo=UTC)
    of_pakim = [
        each.occasion
        for each in months(now)
        if each.occasion.cell.body == "pakim/chi-bo" and each.occasion.kind == MeetingKind.THEMATIC
    ]
    coming = max(of_pakim, key=lambda each: each.on)
    assert coming.on > now.date()
    before = {each.matter.theme for each in of_pakim if (coming.on - each.on).days in range(1, 90)}
    assert coming.matter.theme not in before


@pytest.mark.parametrize("now", STARTS, ids=str)
def test_a_conclusion_and_a_resolution_are_told_once_in_the_whole_demo(now: datetime) -> None:
    said = Counter(
        text
        for told in of_cells(now)
        for text in (
            *(each["text"] for each in told.fields(WRITE) if each["section"] == "conclusion"),
            *(each["text"] for each in told.fields("resolutions.propose_resolution")),
            *(each["gist"] for each in told.fields("meetings.record_entry") if each.get("kind") is None),
        )
    )
    assert said
    assert {text for text, times in said.items() if times > 1} == set()


def test_the_articles_cells_conclude_each_for_itself() -> None:
    written = Counter(
        step.fields["text"]
        for step in articles(STARTED.date())
        if step.what == WRITE and step.fields["section"] == "conclusion"
    )
    assert len(written) == 6
    assert set(written.values()) == {1}


@pytest.mark.parametrize("kind", [CellType.HAMLET, CellType.SCHOOL, CellType.CLINIC, CellType.OFFICE])
def test_every_matter_stands_under_a_usual_topic_of_its_type_of_cell(kind: CellType) -> None:
    usual = {each.title for each in agendas().topics if kind in each.cell_types}
    found = [
        each
        for cell, own in matters().items()
        if cell in cells() and cells()[cell].kind == kind
        for each in own
    ]
    assert found
    assert {each.item for each in found} <= usual


@pytest.mark.parametrize("month", [6, 7, 8])
def test_a_school_speaks_of_its_summer_and_of_no_lessons(month: int) -> None:
    for school in ("tieuhoc", "thcs", "mamnon"):
        matter = matter_of(school, date(2027, month, 1))
        told = " ".join([matter.about, matter.report, *matter.said, matter.conclusion, *matter.tasks])
        assert not re.search(r"dự giờ|chuyên cần|sĩ số|kèm riêng|tiết dạy", told, re.IGNORECASE), (school, month)


@pytest.mark.parametrize("now", STARTS, ids=str)
def test_speakers_vary_over_the_months(now: datetime) -> None:
    speakers: dict[str, Counter[str]] = defaultdict(Counter)
    for told in of_cells(now):
        entries = told.fields("meetings.record_entry")
        assert len({each["speaker"] for each in entries}) == len(entries), told.occasion.key
        speakers[told.occasion.cell.key].update(each["speaker"] for each in entries)
    assert len(speakers["pakim"]) >= PA_KIM_SPEAKERS
    for cell, found in speakers.items():
        assert len(found) >= 4 or found.total() <= 4, cell
        assert max(found.values()) <= found.total() / 2 + 1, cell


def test_who_is_away_says_nothing_and_takes_no_task() -> None:
    away = 0
    for told in held():
        marks: dict[str, Any] = told.fields("meetings.record_attendance")[0]["marks"]
        excused = {name for name, mark in marks.items() if isinstance(mark, dict)}
        away += len(excused)
        speakers = {each["speaker"] for each in told.fields("meetings.record_entry")}
        owners = {task["owner"] for each in told.fields("resolutions.assign_tasks") for task in each["tasks"]}
        assert not (speakers | owners) & excused
    assert away > 10


@pytest.mark.parametrize("now", STARTS, ids=str)
def test_scores_follow_from_what_happened_and_say_why(now: datetime) -> None:
    scored = [each for each in of_cells(now) if each.occasion.kind == MeetingKind.REGULAR]
    points = [each.fields("room.agree_score")[0]["lines"] for each in scored]
    assert len({each["conduct"] for each in points}) >= 3
    assert len({each.get("results") for each in points}) >= 3
    for told, lines in zip(scored, points, strict=True):
        (why,) = [each["text"] for each in told.fields(WRITE) if each["item"] == "conclusion"]
        heard = told.fields("resolutions.hear_progress")
        still_open = any(one["state"] == "open" for each in heard for one in each["results"])
        assert ("results" in lines) == still_open == ("chưa hoàn thành" in why)
        criticised = any(each.get("kind") for each in told.fields("meetings.record_entry"))
        assert (lines["principles"] == 5) == criticised


def test_pages_of_the_book_rise_with_the_days() -> None:
    pages: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for told in held():
        for each in told.fields("minutes.sign_on_paper"):
            pages[f"{told.occasion.cell.body} {each['book']}"].append((each["signed_on"], int(each["page"])))
    assert pages
    for found in pages.values():
        in_time = [page for _day, page in sorted(found)]
        assert in_time == sorted(set(in_time))


def test_committees_and_the_briefing_meet() -> None:
    bodies = {each.occasion.cell.body for each in held()}
    assert {"pakim/chi-uy", "danvan/chi-uy", "banhon/ban-chap-hanh", "banhon/giao-ban"} <= bodies


@pytest.mark.parametrize("now", STARTS, ids=str)
def test_a_chi_uy_meets_before_its_cell_and_prepares_what_is_then_spoken_of(now: datetime) -> None:
    of_pakim = [each for each in held(now) if each.occasion.cell.key == "pakim"]
    prepared = [each for each in of_pakim if each.occasion.cell.committee]
    assert len(prepared) >= 2
    for committee in prepared:
        after = [
            each
            for each in months(now)
            if each.occasion.cell.body == "pakim/chi-bo"
            and each.occasion.kind == MeetingKind.REGULAR
            and each.occasion.on > committee.occasion.on
        ]
        coming = min(after, key=lambda each: each.occasion.on)
        assert coming.occasion.on.month == committee.occasion.on.month
        gist = next(each["text"] for each in committee.fields(WRITE) if each["section"] == "gist")
        assert coming.occasion.matter.about in gist


def test_a_thematic_meeting_speaks_of_the_theme_of_its_quarter() -> None:
    thematic = [each for each in held() if each.occasion.kind == MeetingKind.THEMATIC]
    assert {each.occasion.cell.key for each in thematic} == {"pakim", "ngohen", "cangmuong"}
    for told in thematic:
        matter = told.occasion.matter
        assert matter.quarter == (told.occasion.on.month + 2) // 3
        texts = {each["text"] for each in told.fields(WRITE)}
        assert {matter.report, matter.conclusion} <= texts


def test_everybody_who_is_told_of_is_on_the_roll() -> None:
    posts = {each.person for each in posts_of(articles(STARTED.date()))}
    members = {name for each in cells().values() for name in each.members}
    assert posts <= members


def test_a_day_off_is_passed_over() -> None:
    assert working_day(date(2026, 11, 24)) == date(2026, 11, 25)  # Ngày Văn hóa Việt Nam
    assert working_day(date(2026, 10, 3)) == date(2026, 10, 5)  # a Saturday


def test_a_meeting_to_come_is_told_only_as_far_as_it_has_come() -> None:
    cell = cells()["pakim"]
    matter = Matter("a", "b", ("c",), "d", ("e",), ("f",), item="An ninh, trật tự trên địa bàn")
    occasion = Occasion(cell, date(2030, 1, 24), told=matter)
    from nennep.demo.course import Course

    told = list(Course(Months(STARTED), occasion).tell())
    assert "meetings.open_meeting" not in {each.what for each in told}


@pytest.mark.parametrize("now", STARTS, ids=str)
def test_what_comes_later_is_told_later(now: datetime) -> None:
    for told in months(now):
        moments = [each.moment for each in told.steps]
        assert moments == sorted(moments), told.occasion.key


@pytest.mark.parametrize("now", STARTS, ids=str)
def test_what_an_organisation_adopts_and_issues_keeps_the_order_of_the_days(now: datetime) -> None:
    """Of all its bodies: their documents stand in one series, and get their numbers in this order."""
    for what in ("room.adopt_minutes", "minutes.issue_documents"):
        last: dict[str, tuple[datetime, date]] = {}
        found = [
            (step.moment, told.occasion) for told in months(now) for step in told.steps if step.what == what
        ]
        for moment, occasion in sorted(found, key=lambda each: each[0]):
            before = last.get(occasion.cell.key)
            assert before is None or (before[0] < moment and before[1] < occasion.on), occasion.key
            last[occasion.cell.key] = moment, occasion.on


def test_who_spoke_first_is_printed_first() -> None:
    """Entries of one moment would stand in the order of their ids."""
    for told in held():
        moments = [each.moment for each in told.steps if each.what == "meetings.record_entry"]
        assert moments == sorted(set(moments)), told.occasion.key


def test_what_a_chi_uy_assigns_is_due_before_the_meeting_that_it_prepares() -> None:
    committees = [each for each in held() if each.occasion.cell.body == "pakim/chi-uy"]
    assert committees
    for told in committees:
        tasks = [task for each in told.fields("resolutions.assign_tasks") for task in each["tasks"]]
        assert {task["due_on"] for task in tasks} == {told.occasion.on.replace(day=22)}

"""The months that the demonstration tells: nennep.demo.history."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from tests.factories import NAMES

from nennep.core.clock import VIETNAM
from nennep.demo.cells import Cell
from nennep.demo.history import Months, Occasion
from nennep.demo.themes import THEMES
from nennep.meetings.enums import MeetingKind
from nennep.organisation.enums import CellType

NOW = datetime(2032, 1, 1, tzinfo=VIETNAM)
DAYS = [date(year, month, 24) for year in range(2027, 2032) for month in range(1, 13)]


def test_who_is_away_says_nothing_in_the_same_minutes() -> None:
    cell = Cell("k", "Chi bộ bản K", next(iter(CellType)), "xa", members=list(NAMES))
    cell.since = dict.fromkeys(NAMES, date(2020, 1, 1))
    away = 0
    for day in DAYS:
        steps = list(Months(NOW).tell(Occasion(cell, day)))
        marks = next(each.fields["marks"] for each in steps if each.what == "meetings.record_attendance")
        excused = {name for name, mark in marks.items() if isinstance(mark, dict)}
        away += len(excused)
        speakers = {each.fields["speaker"] for each in steps if each.what == "meetings.record_entry"}
        assert not speakers & excused
    assert away > 10


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", [CellType.HAMLET, CellType.OFFICE])
def test_a_thematic_meeting_speaks_of_its_theme(theme: str, kind: CellType) -> None:
    cell = Cell("k", "Chi bộ bản K", kind, "xa", members=list(NAMES))
    cell.since = dict.fromkeys(NAMES, date(2020, 1, 1))
    occasion = Occasion(cell, DAYS[0], MeetingKind.THEMATIC, theme=theme)
    told = [value for step in Months(NOW).tell(occasion) for value in step.fields.values()]
    topic = THEMES[theme]
    assert {topic.report, topic.conclusion, *topic.said} <= {each for each in told if isinstance(each, str)}
    tasks = next(each for each in told if isinstance(each, list) and "task" in each[0] and "owner" in each[0])
    assert tuple(each["task"] for each in tasks) == topic.tasks

"""A page or a read asks the database a bounded number of questions, however many members, cells and marks there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.db import connection
from django.db.models.sql.compiler import SQLCompiler
from django.template.base import Node
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver

from nennep.core.ids import new_id
from nennep.core.reads import read_named
from nennep.meetings.actions.attendance import record_attendance
from nennep.meetings.actions.entries import record_entry
from nennep.meetings.enums import Mark
from nennep.meetings.roll_call.marking import AttendanceMark
from nennep.membership.actions import NewMember, enter_roll
from nennep.resolutions.models import Resolution
from nennep.rulebook.enums import ItemKind
from tests import factories
from tests.access.addresses import clients
from tests.access.asked import asker, questions
from tests.factories import OPERATOR
from tests.worlds import HOUR, MORNING, Stages, first_item, hold_and_adopt


class Work(NamedTuple):
    """Statements composed, nodes of templates drawn, addresses searched for among the patterns."""

    composed: int
    drawn: int
    searched: int


MOST = {
    "home": 15,
    "meeting": 5,
    "meeting after adoption": 7,
    "room": 5,
    "package": 44,  # how an earlier one was interpreted; who asked to speak; what the server finds alone
    "kit": 64,  # and how an earlier meeting was interpreted, and the month's regular one, of each body
    "calendar": 12,
    "cell": 22,
    "roll": 11,
    "month": 30,  # and whom to call of the cells that are late
    "days of a month": 33,  # and where each cell met last
    "commune": 23,
    "resolutions": 7,
    "resolution": 8,
    "tasks": 10,
    "own tasks": 5,
    "read room.left_open": 46,  # loads each part of the meeting, and the rules by which findings judge
    "read sync.file": 50,  # does each row of the file, here three, and takes it back
}
"""Page -> statements at most. Raise one only with a reason in the commit."""
MOST_OF_A_READ = 40


MOST_WORK = {
    "home": Work(composed=7, drawn=78, searched=0),
    "meeting": Work(composed=0, drawn=100, searched=0),
    "meeting after adoption": Work(composed=0, drawn=112, searched=0),
}
"""The pages opened most -> what Django does for one that was opened before. Composing a statement, drawing a node of a
template and searching for an address are what such a page costs besides its statements (`nennep bench pages`).
"""


def addresses(stages: Stages) -> dict[str, tuple[str, str]]:
    """Page -> (whose browser, its address)."""
    cell, commune = stages.cell.id, stages.world.commune
    resolution = Resolution.rows.filter(meeting_id=stages.adopted).values_list("pk", flat=True)[0]
    return {
        "home": ("secretary", "/"),
        "meeting": ("secretary", f"/buoi/{stages.notified}/"),
        "meeting after adoption": ("secretary", f"/buoi/{stages.adopted}/"),
        "room": ("secretary", f"/buoi/{stages.running}/hop/"),
        "package": ("secretary", f"/buoi/{stages.running}/goi.json"),
        "kit": ("secretary", "/mang-theo.json"),
        "calendar": ("secretary", f"/to-chuc/{cell}/lich/2026/"),
        "cell": ("secretary", f"/to-chuc/{cell}/"),
        "roll": ("secretary", f"/to-chuc/{cell}/danh-sach/"),
        "month": ("committee", f"/to-chuc/{commune}/thang/2026-11/"),
        "days of a month": ("office", f"/to-chuc/{commune}/thang/2027-01/hen-ngay/"),
        "commune": ("committee", f"/to-chuc/{commune}/"),
        "resolutions": ("secretary", f"/to-chuc/{cell}/nghi-quyet/"),
        "resolution": ("secretary", f"/nghi-quyet/{resolution}/"),
        "tasks": ("secretary", f"/to-chuc/{cell}/nhiem-vu/"),
        "own tasks": ("secretary", "/nhiem-vu/"),
        **reads(stages),
    }


def reads(stages: Stages) -> dict[str, tuple[str, str]]:
    """The same of every read, its whole list at once."""
    found = {}
    for name, asked in questions(stages).items():
        whole = {"size": 500} if read_named(name).in_pages else {}
        role = next(role for role, actor in stages.roles.items() if actor == asker(stages, name))
        found[f"read {name}"] = (role, f"/api/reads/{name}?{urlencode(asked[0] | whole)}")
    return found


def counted(browsers: dict[str, Client], stages: Stages) -> dict[str, int]:
    """Page -> statements, each asked once before: what a process caches is cached."""
    found = {}
    for page, (role, address) in addresses(stages).items():
        browsers[role].get(address)
        with CaptureQueriesContext(connection) as queries:
            answer = browsers[role].get(address)
        assert answer.status_code == 200, address
        found[page] = len(queries)
    return found


def more_members(stages: Stages, turn: int) -> None:
    """Pá Kìm larger by its own size."""
    new = [NewMember(id=new_id(), full_name=f"{name} {turn}") for name in factories.NAMES]
    enter_roll(OPERATOR, cell=stages.cell.id, members=new, since=date(2026, 1, 1))


def more_cells(stages: Stages, turn: int) -> None:
    """The commune with five cells more."""
    for number in range(5):
        code = f"14.118.01.{turn}{number}"
        factories.make_cell(stages.world.commune, f"Chi bộ bản số {code}", code, ("Lò A", "Lò B", "Lò C"))


def more_meetings(stages: Stages, turn: int) -> None:
    """Two meetings more in Pá Kìm's year, held, discussed and adopted."""
    for number in range(2):
        began = MORNING - (number + 5 * turn) * 24 * HOUR
        hold_and_adopt(stages.names, began)


def more_in_the_meeting(stages: Stages, turn: int) -> None:
    """The meeting in session: everybody is marked again, and much is said."""
    marks = [AttendanceMark(person=each, mark=Mark.LATE) for each in stages.cell.members]
    record_attendance(stages.cell.secretary, meeting=stages.running, marks=marks)
    _say(stages, stages.running, 10 * turn)


def _say(stages: Stages, meeting: UUID, times: int) -> None:
    item = first_item(meeting, ItemKind.DISCUSSION)
    for number in range(times):
        speaker = stages.cell.members[number % 11]
        record_entry(
            stages.cell.secretary, meeting=meeting, id=new_id(), item=item, speaker=speaker, gist="Nhất trí"
        )


GROWTHS = [more_members, more_cells, more_meetings, more_in_the_meeting]


@pytest.mark.parametrize("grow", GROWTHS, ids=lambda each: each.__name__)
def test_a_page_asks_no_more_when_there_is_more(stages: Stages, grow: Callable[[Stages, int], None]) -> None:
    browsers = clients(stages)
    for turn in (1, 2):  # some history: what looks back over months finds something
        grow(stages, turn)
    before = counted(browsers, stages)
    for turn in (3, 4, 5, 6):
        grow(stages, turn)
    assert counted(browsers, stages) == before


def test_no_page_asks_more_than_its_bound(stages: Stages) -> None:
    found = counted(clients(stages), stages)
    assert {page: number for page, number in found.items() if number > MOST.get(page, MOST_OF_A_READ)} == {}


@pytest.mark.parametrize("page", MOST_WORK)
def test_what_is_opened_most_makes_django_do_little(
    page: str, stages: Stages, monkeypatch: pytest.MonkeyPatch
) -> None:
    role, address = addresses(stages)[page]
    browser, done = clients(stages)[role], Counter[str]()
    browser.get(address)
    for owner, name in (
        (SQLCompiler, "as_sql"),
        (Node, "render_annotated"),
        (URLResolver, "_reverse_with_prefix"),
    ):
        monkeypatch.setattr(owner, name, _counting(getattr(owner, name), done))
    assert browser.get(address).status_code == 200
    found = Work(done["as_sql"], done["render_annotated"], done["_reverse_with_prefix"])
    over = [number > most for number, most in zip(found, MOST_WORK[page], strict=True)]
    assert not any(over), found


def _counting(doing: Callable[..., Any], done: Counter[str]) -> Callable[..., Any]:
    def counted(*args: Any, **options: Any) -> Any:
        done[doing.__name__] += 1
        return doing(*args, **options)

    return counted

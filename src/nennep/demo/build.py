"""Builds the demo: it plays the story files of the five articles, then tells the months up to the day of its start.

Two demos started on one day are the same but for passwords' and contents' salts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from django.db import transaction

from nennep.core import clock
from nennep.core.clock import VIETNAM
from nennep.demo.cells import Cell, cells_of
from nennep.demo.committees import (
    CommitteeCourse,
    Post,
    before_meeting,
    committee_of,
    of_commune,
    posts_of,
)
from nennep.demo.course import Course
from nennep.demo.history import Months, Occasion, Stage, fixed_day, local
from nennep.demo.matters import theme_of
from nennep.meetings.enums import MeetingKind
from nennep.stories.player import Player
from nennep.stories.reader import read_story
from nennep.stories.steps import Step
from nennep.stories.tables import SHIPPED

ORGANISATIONS = "to-chuc/dang-nhap.toml"
"""The story that gives the logins; it includes those that found all organisations."""
OF_THE_ARTICLES = (
    "ban-hon-sinh-hoat-mau-2018.toml",
    "ban-hon-chuyen-de-2018.toml",
    "ngo-hen-sinh-hoat-chung-2023.toml",
    "pa-kim-sinh-hoat-chung-2023.toml",
)
USED_BY = {"pakim": 11, "ngohen": 4, "danvan": 3, "cangmuong": 5, "lech": 1, "dongsan": 1, "yentien": 2}
"""Cells that have used the program for so many months; those of Bản Hon are below, others only plan."""
BAN_HON_MONTHS = 2
WAITING = {"pakim": Stage.PREPARED, "ngohen": Stage.NOTIFIED, "danvan": Stage.PREPARED}
"""How far the next meeting has come; elsewhere it is planned."""
DISTRICTS = frozenset({"muongla", "maison", "tamduong"})
"""The cells of the district offices do not use the program yet."""
SKIPPED = frozenset({"thcs", "hatlot-9"})
"""Cells whose day has passed with nothing recorded yet."""
COMMITTEES = {"pakim": 3, "danvan": 2}
"""Cells whose chi ủy is told too: before so many of the last meetings."""


def build_demo(progress: Callable[[str], None] = print, *, history: bool = True) -> Player:
    """Build everything into an empty database, in one transaction: a demo is whole or not there.

    Without `history` the months before this one are left out, and what the articles tell of stays.
    """
    with transaction.atomic():
        return _build(progress, history)


def _build(progress: Callable[[str], None], history: bool) -> Player:
    now, today = clock.now(), clock.today()
    player = Player(today)
    told: list[Step] = []
    for name in (ORGANISATIONS, *OF_THE_ARTICLES):
        told += player.tell(read_story(SHIPPED / name, today))
    cells, posts = cells_of(told, today), posts_of(told)
    members = sum(len(each.members) for each in cells.values())
    progress(f"{len(cells)} chi bộ, {members} đảng viên (họ tên bịa)")
    meetings = sum(step.what == "room.adopt_minutes" for step in told)
    for occasions in occasions_of(cells, posts, now, history=history):
        steps = [step for _occasion, told_of_it in courses(occasions, now) for step in told_of_it]
        player.play(sorted(steps, key=lambda step: step.moment))
        meetings += len(occasions)
    progress(f"{meetings} buổi sinh hoạt, đến ngày {today:%d/%m/%Y}")
    return player


def courses(occasions: list[Occasion], now: datetime) -> Iterator[tuple[Occasion, tuple[Step, ...]]]:
    """The steps of each meeting of an organisation; tasks that stay open are heard at the next one of the same body."""
    months: dict[str, Months] = {}
    for each in occasions:
        of_body = months.setdefault(each.cell.body, Months(now))
        course = CommitteeCourse if each.cell.committee else Course
        yield each, tuple(course(of_body, each).tell())


def occasions_of(
    cells: dict[str, Cell], posts: list[Post], now: datetime, *, history: bool
) -> Iterator[list[Occasion]]:
    """The meetings of each organisation in the order of their days: their documents are numbered in it."""
    today = now.astimezone(VIETNAM).date()
    for cell in cells.values():
        occasions = [*(_lately(cell, today) if history else ()), *_ahead(cell, now)]
        if cell.key in COMMITTEES:
            committee = committee_of(cell, posts)
            regular = [each for each in occasions if each.kind == MeetingKind.REGULAR]
            occasions += [before_meeting(committee, each, today) for each in regular[-COMMITTEES[cell.key] :]]
        yield sorted(occasions, key=lambda one: one.on)
    if history:
        below = [each for each in cells.values() if each.above == "banhon"]
        yield of_commune("banhon", "Đảng ủy xã Bản Hon", below, posts, _month(today, -1))


def _lately(cell: Cell, today: date) -> Iterator[Occasion]:
    """The months before this one, for a cell that uses the program."""
    used = BAN_HON_MONTHS if cell.above == "banhon" else USED_BY.get(cell.key, 0)
    for back in range(used, 0, -1):
        month = _month(today, -back)
        last = back == 1 and cell.key in ("dongpao", "ngohen")
        yield Occasion(cell, fixed_day(month, cell), upto=Stage.ADOPTED if last else Stage.ISSUED)
        if month.month % 3 == 2 and used > 3:
            yield Occasion(cell, month.replace(day=12), MeetingKind.THEMATIC)


def _ahead(cell: Cell, now: datetime) -> Iterator[Occasion]:
    """This month's and the next meeting: the next one of each cell waits at a stage of its own."""
    if cell.above in DISTRICTS:
        return
    today = now.astimezone(VIETNAM).date()
    coming = fixed_day(_month(today, 0), cell)
    if local(coming, cell.starts) + timedelta(hours=3) < now:
        if cell.key in SKIPPED:
            yield Occasion(cell, coming, upto=Stage.NOTIFIED)
        elif cell.above == "banhon" or cell.key in USED_BY:
            yield Occasion(cell, coming, upto=Stage.SIGNED)
        coming = fixed_day(_month(today, 1), cell)
    yield Occasion(cell, coming, upto=WAITING.get(cell.key, Stage.PLANNED))
    if cell.key == "pakim":
        on = today + timedelta(days=5)
        told = theme_of(cell.key, on, second=_quarter(on) == _quarter(today) and today.month % 3 == 0)
        yield Occasion(cell, on, MeetingKind.THEMATIC, upto=Stage.NOTIFIED, told=told)


def _quarter(on: date) -> tuple[int, int]:
    return on.year, (on.month + 2) // 3


def _month(today: date, offset: int) -> date:
    months = today.year * 12 + today.month - 1 + offset
    return date(months // 12, months % 12 + 1, 1)

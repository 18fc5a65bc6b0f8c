"""Builds the demo: organisations, people, logins, and meetings up to the day on which it is started.

Everything is done through the acts. Two demos started on one day are the same but for passwords' and contents' salts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.db import transaction

from nennep.core import clock
from nennep.demo.history import VIETNAM, Narrator, Occasion, Stage, Telling, local
from nennep.demo.people_in import OPERATOR, CellMade, Founder, Made, give_logins, record_localities
from nennep.demo.tree import CellPlan
from nennep.meetings.actions.joint import tie_meetings
from nennep.meetings.enums import MeetingKind

FOUNDING = datetime(2015, 7, 1, 8, 0, tzinfo=VIETNAM)
COMMUNE_DAYS = {"chiengmuon": 24, "hatlot": 22, "muongchanh": 24, "conoi": 10, "nabo": 15, "banhon": 3}
USED_BY = {"pakim": 11, "ngohen": 4, "danvan": 3, "cangmuong": 5, "lech": 1, "dongsan": 1, "yentien": 2}
"""Cells that have used the program for so many months; those of Bản Hon are below, others only plan."""
BAN_HON_MONTHS = 2
EXCHANGE = "trao đổi kinh nghiệm công tác xây dựng Đảng"


def build_demo(progress: Callable[[str], None] = print, *, history: bool = True) -> None:
    """Build everything into an empty database, in one transaction: a demo is whole or not there.

    Without `history` the months before this one are left out, and what the articles tell of stays.
    """
    with transaction.atomic():
        _build(progress, history)


def _build(progress: Callable[[str], None], history: bool) -> None:
    now = clock.now()
    today = clock.today()
    narrator = Narrator(now)
    with clock.at(FOUNDING):
        made = Founder(narrator, today).found_all()
        record_localities(narrator, made)
    progress(
        f"{len(made.cells)} chi bộ, {sum(len(each.members) for each in made.cells.values())} đảng viên (họ tên bịa)"
    )
    give_logins(narrator, made)
    meetings = 0
    for occasion in (*_of_the_articles(made), *(_lately(made, today) if history else ()), *_ahead(made, now)):
        if isinstance(occasion, tuple):
            _hold_jointly(narrator, occasion)
            meetings += 2
        else:
            narrator.hold(occasion)
            meetings += 1
    progress(f"{meetings} buổi sinh hoạt, đến ngày {today:%d/%m/%Y}")


Joint = tuple[Occasion, Occasion]


def _of_the_articles(made: Made) -> Iterator[Occasion | Joint]:
    """The meetings that the articles tell of, on their days, by the rules of those days."""
    cells = made.cells
    secretaries = tuple(
        (cell.names[cell.members[0]], f"Bí thư {cell.plan.name}")
        for cell in cells.values()
        if cell.commune == "banhon" and cell.plan.key not in ("dongpao", "banhon-7")
    )
    yield Occasion(cells["dongpao"], date(2018, 10, 3), is_model=True, guests=secretaries, at=time(14))
    yield Occasion(
        cells["banhon-7"],
        date(2018, 10, 18),
        MeetingKind.THEMATIC,
        is_model=True,
        guests=secretaries,
        at=time(14),
        theme="Xây dựng bản văn hóa gắn với phát triển du lịch cộng đồng",
    )
    guests = (
        ("Đại biểu Ban Thường vụ Tỉnh ủy", "Trưởng Ban Dân vận Tỉnh ủy"),
        ("Đại biểu Huyện ủy Mai Sơn", "Phó Bí thư Thường trực Huyện ủy"),
        ("Đại biểu Đảng ủy xã Hát Lót", "Đảng ủy xã"),
    )
    host = Occasion(
        cells["ngohen"],
        date(2023, 4, 22),
        MeetingKind.JOINT,
        at=time(8),
        guests=guests,
        place="Nhà văn hóa bản Ngồ Hén",
    )
    yield host, replace(host, cell=cells["danvan"], guests=())
    host = Occasion(
        cells["pakim"], date(2023, 11, 15), MeetingKind.JOINT, at=time(8), place="Nhà văn hóa bản Pá Kìm"
    )
    yield host, replace(host, cell=cells["danvan"])


def _lately(made: Made, today: date) -> Iterator[Occasion]:
    """The months before this one, for the cells that use the program."""
    for cell in made.cells.values():
        used = BAN_HON_MONTHS if cell.commune == "banhon" else USED_BY.get(cell.plan.key, 0)
        for back in range(used, 0, -1):
            month = _month(today, -back)
            last = back == 1 and cell.plan.key in ("dongpao", "ngohen")
            yield Occasion(
                cell, _day(month, cell.plan, cell.commune), upto=Stage.ADOPTED if last else Stage.ISSUED
            )
            if month.month % 3 == 2 and used > 3:
                yield _thematic(cell, month.replace(day=12))


def _ahead(made: Made, now: datetime) -> Iterator[Occasion]:
    """This month's and the next meetings: the next one of each cell waits at a stage of its own."""
    today = now.astimezone(VIETNAM).date()
    waiting = {"pakim": Stage.PREPARED, "ngohen": Stage.NOTIFIED, "danvan": Stage.PREPARED}
    for cell in made.cells.values():
        if cell.commune in ("muongla", "maison", "tamduong"):
            continue  # the cells of the district offices do not use the program yet
        used = cell.commune == "banhon" or cell.plan.key in USED_BY
        this_month = _day(_month(today, 0), cell.plan, cell.commune)
        coming = this_month
        if local(this_month, time(19, 30)) + timedelta(hours=3) < now:
            skipped = cell.plan.key in ("thcs", "hatlot-9")  # their day has passed with nothing recorded yet
            if used or skipped:
                yield Occasion(cell, this_month, upto=Stage.NOTIFIED if skipped else Stage.SIGNED)
            coming = _day(_month(today, 1), cell.plan, cell.commune)
        yield Occasion(cell, coming, upto=waiting.get(cell.plan.key, Stage.PLANNED))
    soon = today + timedelta(days=5)
    yield replace(_thematic(made.cells["pakim"], soon), upto=Stage.NOTIFIED)


def _thematic(cell: CellMade, on: date) -> Occasion:
    quarter = (on.month + 2) // 3
    theme = (
        "Học tập và làm theo Bác về nêu gương",
        "Đảng viên phụ trách hộ, giúp hộ nghèo phát triển kinh tế",
        "Xây dựng nếp sống văn hóa, giữ gìn vệ sinh môi trường",
        "Quản lý, bảo vệ rừng và vai trò của đảng viên",
    )[quarter - 1]
    return Occasion(cell, on, MeetingKind.THEMATIC, theme=theme)


def _hold_jointly(narrator: Narrator, sides: Joint) -> None:
    """Plan both meetings, tie them as somebody who prepares on both sides, then hold each with its own roll."""
    tellings = [Telling(narrator, each) for each in sides]
    for each in tellings:
        each.tell(upto=Stage.PLANNED)
    with clock.at(local(sides[0].on - timedelta(days=8), time(9))):
        title = f"Sinh hoạt chung, {EXCHANGE}"
        joint = tellings[0].id_of("joint")
        narrator.do(tie_meetings, OPERATOR, id=joint, title=title, meetings=[each.id for each in tellings])
    for each in tellings:
        each.tell(after=Stage.PLANNED)


def _month(today: date, offset: int) -> date:
    months = today.year * 12 + today.month - 1 + offset
    return date(months // 12, months % 12 + 1, 1)


def _day(month: date, plan: CellPlan, commune: str) -> date:
    day = plan.day or COMMUNE_DAYS.get(commune, 5)
    following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return min(month.replace(day=min(day, 28)), following - timedelta(days=1))

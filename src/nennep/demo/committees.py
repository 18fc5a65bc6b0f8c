"""The demo's meetings of chi ủy, of a Ban Chấp hành, and of the briefing of secretaries (giao ban)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Any

from nennep.demo.cells import Cell
from nennep.demo.course import Course
from nennep.demo.history import Occasion, Stage, working_day
from nennep.demo.matters import Matter, advice_of
from nennep.organisation.enums import CellType
from nennep.stories.steps import Step
from nennep.typesetting.labels import short_date

COMMITTEE, EXECUTIVE, BRIEFING = "chi-uy", "ban-chap-hanh", "giao-ban"
CELL_MEETING = "Dự kiến nội dung buổi sinh hoạt chi bộ"
WEEK, AHEAD = 7, 2


@dataclass(frozen=True, slots=True)
class Post:
    """Somebody's post in a body of the stories."""

    body: str
    kind: str
    person: str


def posts_of(steps: Iterable[Step]) -> list[Post]:
    """The posts that the steps filled, each once, in their order."""
    found: dict[Post, None] = {}
    for step in steps:
        if step.what == "membership.appoint":
            for more in step.each or ({},):
                told = {**step.fields, **more}
                found[Post(told["body"], told["kind"], told["person"])] = None
    return list(found)


class CommitteeCourse(Course):
    """The course of a meeting of chi ủy, Ban Chấp hành or giao ban: no self-criticism, no score."""

    def _prepare(self) -> Iterator[Step]:
        yield self._step("meetings.draw_agenda")
        leaders = 1 if self.cell.committee == BRIEFING else 2
        yield self._step("meetings.agree_agenda", agreed_by=self.cell.members[:leaders])

    def _bring_up(self, proposer: str, speaker: str) -> Iterator[Step]:
        return iter(())

    def _discuss(self) -> Iterator[Step]:
        yield from super()._discuss()
        if self.cell.committee == BRIEFING:
            gist = f"Tập trung {self.matter.about}."
            yield self._write("Định hướng nội dung sinh hoạt chi bộ tháng tới", "gist", gist, after=60)

    def _resolve(self) -> Iterator[Step]:
        if self.cell.committee == EXECUTIVE:
            yield from super()._resolve()
        else:
            yield self._step("resolutions.assign_tasks", after=75, tasks=self._tasks())

    def _tasks(self) -> list[dict[str, Any]]:
        """A chi ủy's are due before the meeting that it prepares."""
        tasks = super()._tasks()
        return tasks if self.it.ready is None else [{**each, "due_on": self.it.ready} for each in tasks]

    def _judge(self) -> Iterator[Step]:
        return iter(())


def committee_of(cell: Cell, posts: Iterable[Post]) -> Cell:
    """The chi ủy of a cell: who holds a post in it, the secretary and the deputy first."""
    held = [each for each in posts if each.body == f"{cell.key}/{COMMITTEE}"]
    people = [each.person for kind in ("secretary", "deputy", "member") for each in held if each.kind == kind]
    return replace(cell, committee=COMMITTEE, members=people)


def before_meeting(committee: Cell, coming: Occasion, today: date) -> Occasion:
    """The chi ủy's meeting before one of its cell, in the same month: it prepares what the cell then speaks of."""
    month, matter = coming.on.replace(day=1), coming.matter
    on = coming.on - timedelta(days=WEEK)
    if on < month:
        on = next(day for day in map(working_day, (month.replace(day=2), month)) if day < coming.on)
    ready = max(on, coming.on - timedelta(days=AHEAD))
    meets, told_by = short_date(coming.on), short_date(ready + timedelta(days=1))
    told = Matter(
        about=matter.about,
        item=CELL_MEETING,
        report=f"Buổi sinh hoạt ngày {meets} dự kiến nội dung trọng tâm: {matter.about}. "
        f"Nội dung cần biểu quyết: nghị quyết tháng và phân công {len(matter.tasks)} nhiệm vụ.",
        said=advice_of(committee.key, month),
        conclusion=f"Chi ủy thống nhất trọng tâm buổi sinh hoạt là {matter.about}; "
        f"báo nội dung trước ngày {told_by}.",
        tasks=(
            f"Chuẩn bị báo cáo về {matter.about}",
            f"Báo nội dung, câu hỏi thảo luận của buổi ngày {meets} đến từng đảng viên",
        ),
        done=(
            f"báo cáo đã trình ở buổi sinh hoạt ngày {meets}",
            f"các đồng chí đều được báo trước ngày {told_by}",
        ),
    )
    upto = Stage.ISSUED if on < today else Stage.PLANNED
    return Occasion(committee, on, upto=upto, told=told, ready=ready)


def of_commune(key: str, name: str, cells: Iterable[Cell], posts: list[Post], month: date) -> list[Occasion]:
    """The Ban Chấp hành on the 20th of a month, the secretaries' briefing on the 27th."""
    day = date(2015, 7, 1)

    def body_of(committee: str, people: list[str]) -> Cell:
        return Cell(
            key, name, CellType.OFFICE, "", starts=time(14), members=people,
            since=dict.fromkeys(people, day), committee=committee,
        )  # fmt: skip

    def holders(body: str) -> list[str]:
        return list(dict.fromkeys(each.person for each in posts if each.body == f"{key}/{body}"))

    secretaries = [
        each.person
        for cell in cells
        for each in posts
        if each.body == f"{cell.key}/{COMMITTEE}" and each.kind == "secretary"
    ]
    executive = body_of(EXECUTIVE, holders(EXECUTIVE))
    briefing = body_of(BRIEFING, list(dict.fromkeys([*holders(BRIEFING), *secretaries])))
    return [
        Occasion(executive, working_day(month.replace(day=20))),
        Occasion(briefing, working_day(month.replace(day=27))),
    ]

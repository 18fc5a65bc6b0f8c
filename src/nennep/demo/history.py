"""Tells the months of the demo's cells: the steps of each meeting, as a story file would state them.

Told in Python and not in files, because the days follow from the day on which the demo is built, and because a hundred
meetings alike, with a little chance in each, are no story that anybody would read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from random import Random
from typing import Any

from nennep.core.clock import VIETNAM
from nennep.demo import topics
from nennep.demo.cells import Cell
from nennep.demo.themes import THEMES
from nennep.meetings.enums import MeetingKind
from nennep.resolutions.documents import month_ahead
from nennep.stories.steps import WRITE, Place, Step

REASONS = ("đi khám bệnh", "việc gia đình", "đi công tác", "trực cơ quan")


class Stage(IntEnum):
    """How far a meeting of the demo has come."""

    PLANNED = 1
    PREPARED = 2
    NOTIFIED = 3
    ADOPTED = 4
    SIGNED = 5
    ISSUED = 6


@dataclass(frozen=True, slots=True)
class Occasion:
    """One meeting to be held: whose, when, of what kind, and how far it is to come."""

    cell: Cell
    on: date
    kind: MeetingKind = MeetingKind.REGULAR
    upto: Stage = Stage.ISSUED
    at: time = time(19, 30)
    theme: str = ""

    @property
    def key(self) -> str:
        """Names the meeting and everything that belongs to it."""
        return f"{self.cell.key}/{self.kind}/{self.on:%Y-%m}"


def local(on: date, at: time) -> datetime:
    """An hour of a day in Việt Nam."""
    return datetime.combine(on, at, VIETNAM)


@dataclass
class Months:
    """Tells the meetings of one cell in the order of their days; remembers which tasks are still open."""

    now: datetime
    open_tasks: list[str] = field(default_factory=list)

    def tell(self, occasion: Occasion) -> Iterator[Step]:
        """Every step up to the occasion's stage, and not past the present moment."""
        telling = _Telling(self, occasion)
        for stage, moment, step in telling.stages():
            if stage > occasion.upto or (stage >= Stage.ADOPTED and moment + timedelta(hours=3) > self.now):
                return
            telling.moment = min(moment, self.now - timedelta(minutes=30))
            yield from step()


class _Telling:
    """The course of one meeting."""

    def __init__(self, months: Months, occasion: Occasion) -> None:
        self.months, self.it, self.cell = months, occasion, occasion.cell
        self.random = Random(occasion.key)
        of_month = topics.topic(occasion.cell.kind, occasion.on.month)
        self.topic = THEMES.get(occasion.theme, of_month)
        self.meeting = occasion.key
        self.moment = months.now
        self.roll = set(occasion.cell.roll_on(occasion.on))
        self.away: set[str] = set()  # who is excused this evening

    def stages(self) -> tuple[tuple[Stage, datetime, Any], ...]:
        """Each stage with the hour at which it is reached and what is done to reach it."""
        on = self.it.on
        return (
            (Stage.PLANNED, local(on - timedelta(days=9), time(8)), self._plan),
            (Stage.PREPARED, local(on - timedelta(days=4), time(20)), self._prepare),
            (Stage.NOTIFIED, local(on - timedelta(days=2), time(19)), self._notify),
            (Stage.ADOPTED, local(on, self.it.at), self._meet),
            (Stage.SIGNED, local(on + timedelta(days=1), time(18)), self._sign),
            (Stage.ISSUED, local(on + timedelta(days=2), time(9)), self._issue),
        )

    def _step(self, what: str, *, after: int = 0, **fields: Any) -> Step:
        """The secretary does it, so many minutes after the stage began."""
        moment = self.moment + timedelta(minutes=after)
        told = {key: value for key, value in fields.items() if value not in ("", None)}
        if what != "meetings.plan_meetings":
            told["meeting"] = self.meeting
        return Step(Place(self.meeting, 1), what, moment, self.cell.members[0], told, day=moment.date())

    def _plan(self) -> Iterator[Step]:
        planned = {
            "id": self.meeting,
            "kind": self.it.kind.value,
            "month": self.it.on.replace(day=1),
            "starts_at": local(self.it.on, self.it.at),
            "place": self.cell.place,
            "theme": self.it.theme,
        }
        yield self._step("meetings.plan_meetings", body=self.cell.body, meetings=[planned])

    def _prepare(self) -> Iterator[Step]:
        yield self._step("meetings.draw_agenda")
        yield self._step("meetings.agree_agenda", agreed_by=self.cell.members[:2])

    def _notify(self) -> Iterator[Step]:
        told = self.cell.members[1 : len(self.cell.members) - self.cell.exempt]
        yield self._step("meetings.give_notice")
        yield self._step(
            "meetings.record_telling", persons=told, channel="voice", note="báo trực tiếp tại bản"
        )
        for person in self.random.sample(told, min(3, len(told))):
            yield self._step("meetings.answer_notice", person=person, coming=True)
        if local(self.it.on, self.it.at) > self.months.now:
            yield from self._bring_up(self.cell.members[2], self.cell.members[4])

    def _bring_up(self, proposer: str, speaker: str) -> Iterator[Step]:
        """What waits for the secretary before a meeting to come: a topic, and somebody who asks to speak."""
        main = "theme" if self.it.kind == MeetingKind.THEMATIC else "field"
        yield self._step(
            "meetings.propose_topic",
            id=f"{self.meeting}/topic",
            person=proposer,
            title=topics.PROPOSED,
        )
        yield self._step("meetings.ask_to_speak", person=speaker, item=main, note=topics.WANTS_TO_SAY)

    def _meet(self) -> Iterator[Step]:
        yield self._step("meetings.open_meeting", chair=self.cell.members[0])
        yield self._step("meetings.appoint_minute_taker", person=self.cell.members[1])
        yield self._step("meetings.record_attendance", marks=self._marks())
        yield from self._hear_last_month()
        yield from self._discuss()
        yield from self._resolve()
        if self.it.kind == MeetingKind.REGULAR:
            yield self._step("room.agree_score", after=92, lines="suggested")
        yield self._step("room.adopt_minutes", after=95)

    def _marks(self) -> dict[str, Any]:
        """Everybody is here but a few."""
        marks: dict[str, Any] = {"all": "present"}
        for name in self.cell.roll_on(self.it.on):
            chance = 0.0 if name in self.cell.members[:2] else self.random.random()
            if 0.93 <= chance < 0.98:
                marks[name] = {"mark": "excused", "reason": self.random.choice(REASONS)}
                self.away.add(name)
            elif chance >= 0.98:
                marks[name] = "late"
        return marks

    def _hear_last_month(self) -> Iterator[Step]:
        results, still_open = [], []
        for task in self.months.open_tasks:
            done = self.random.random() < 0.75
            result = "đã báo cáo trước chi bộ" if done else "cần thêm thời gian, xin tiếp tục"
            results.append({"task": task, "state": "done" if done else "open", "result": result})
            if not done:
                still_open.append(task)
        self.months.open_tasks[:] = still_open
        if results:
            yield self._step("resolutions.hear_progress", after=25, results=results)

    def _discuss(self) -> Iterator[Step]:
        main = "theme" if self.it.kind == MeetingKind.THEMATIC else "field"
        yield self._write(main, "gist", self.topic.report)
        yield self._write(main, "conclusion", self.topic.conclusion)
        for number, gist in enumerate(self.topic.said):
            speaker = self._speaker(self.it.on.month + number * 3)
            yield self._step("meetings.record_entry", after=25, item=main, gist=gist, speaker=speaker)
        if self.it.kind != MeetingKind.REGULAR:
            return
        yield self._write("ideology", "gist", topics.IDEOLOGY)
        if self.it.on.month % 3 == 0:
            yield self._step(
                "meetings.record_entry",
                after=25,
                item="self_criticism",
                kind="self_criticism",
                gist=topics.SELF_CRITICISM,
                speaker=self._speaker(3),
            )

    def _speaker(self, turn: int) -> str:
        """Somebody who is here: those who are away, or not members yet, say nothing."""
        here = [each for each in self.cell.members[:9] if each in self.roll and each not in self.away]
        return here[turn % len(here)]

    def _write(self, item: str, section: str, text: str) -> Step:
        return self._step(WRITE, after=25, item=item, section=section, text=text)

    def _resolve(self) -> Iterator[Step]:
        """Vote on the resolution, adopt it, assign its tasks."""
        title = f"Nghị quyết về nhiệm vụ trọng tâm tháng {month_ahead('', self.it.on):%m/%Y}"
        if self.it.theme:
            title = f"Nghị quyết chuyên đề {self.it.theme[:1].lower() + self.it.theme[1:]}"
        yield self._step(
            "meetings.record_ballot",
            after=75,
            id=f"{self.meeting}/ballot",
            item="ballot",
            question=f"Thông qua {title[:1].lower() + title[1:]}",
            form="card",
            rule="vote.ordinary",
            votes_for="rest",
            votes_other=1 if self.random.random() < 0.15 else 0,
        )
        yield self._step(
            "resolutions.propose_resolution",
            after=75,
            id=f"{self.meeting}/resolution",
            kind="NQ",
            title=title,
            text=f"{self.topic.conclusion}\nChi bộ tập trung lãnh đạo {self.topic.about}.",
            theme=self.it.theme,
            ballot=f"{self.meeting}/ballot",
        )
        yield self._step("resolutions.assign_tasks", after=75, tasks=self._tasks())

    def _tasks(self) -> list[dict[str, Any]]:
        members = self.cell.members[:8]
        tasks = [
            {
                "id": f"{self.meeting}/task-{number}",
                "task": task,
                "due_on": self.it.on + timedelta(days=28),
                "owner": members[(self.it.on.month + 2 + number * 4) % len(members)],
            }
            for number, task in enumerate(self.topic.tasks)
        ]
        self.months.open_tasks += [str(each["id"]) for each in tasks]
        return tasks

    def _sign(self) -> Iterator[Step]:
        yield self._step(
            "minutes.sign_on_paper",
            signed_on=self.moment.astimezone(VIETNAM).date(),
            book=f"Sổ nghị quyết {self.it.on.year}",
            page=str(2 + (self.it.on.month - 1) * 4),
        )

    def _issue(self) -> Iterator[Step]:
        yield self._step("minutes.issue_documents", issued_on=self.moment.astimezone(VIETNAM).date())

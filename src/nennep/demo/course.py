"""The course of one meeting of the demo: the steps of each stage, as a story file would state them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from nennep.demo import phrases
from nennep.demo.history import OpenTask, Stage, local
from nennep.demo.preparation import Preparation
from nennep.meetings.enums import MeetingKind
from nennep.resolutions.documents import month_ahead
from nennep.stories.steps import Step

HOURS_BEFORE_LOCKING = timedelta(hours=3)
"""A meeting that began less than so long ago is not told as over."""


class Course(Preparation):
    """One meeting of a cell, whole."""

    def tell(self) -> Iterator[Step]:
        """Every step up to the occasion's stage, and not past the present moment."""
        now = self.months.now
        for stage, moment, step in self._stages():
            if stage > self.it.upto or (stage >= Stage.ADOPTED and moment + HOURS_BEFORE_LOCKING > now):
                return
            self.moment = min(moment, now - timedelta(minutes=30))
            yield from step()

    def _stages(self) -> tuple[tuple[Stage, datetime, Any], ...]:
        """Each stage with the hour at which it is reached and what is done to reach it."""
        work, days = self.cell.at_work, self.it.days
        return (
            (Stage.PLANNED, local(days(-9), time(8)), self._plan),
            (Stage.PREPARED, local(days(-4), time(8, 30) if work else time(20)), self._prepare),
            (Stage.NOTIFIED, local(days(-2), time(9) if work else time(19)), self._notify),
            (Stage.ADOPTED, local(self.it.on, self.cell.starts), self._meet),
            (Stage.SIGNED, local(days(1), time(10) if work else time(18)), self._sign),
            (Stage.ISSUED, local(days(2), time(15) if work else time(9)), self._issue),
        )

    def _meet(self) -> Iterator[Step]:
        yield self._step("meetings.open_meeting", chair=self.cell.members[0])
        taker = self.cell.members[1 + self.it.on.month % 2]
        yield self._step("meetings.appoint_minute_taker", person=taker)
        yield self._step("meetings.record_attendance", marks=self._marks())
        yield from self._hear_last_month()
        yield from self._discuss()
        yield from self._resolve()
        yield from self._judge()
        yield self._step("room.adopt_minutes", after=self.evening.length)

    def _marks(self) -> dict[str, Any]:
        """Everybody is here but a few; who leads and who may take the minutes come."""
        marks: dict[str, Any] = {"all": "present"}
        for name in self.cell.roll_on(self.it.on):
            chance = 0.0 if name in self.cell.members[:3] else self.random.random()
            if 0.93 <= chance < 0.98:
                marks[name] = {"mark": "excused", "reason": phrases.reason(self.cell, self.random)}
                self.away.add(name)
            elif chance >= 0.98:
                marks[name] = "late"
        self.evening.note_marks(marks)
        return marks

    def _here(self) -> list[str]:
        """Who is on the roll and here: those who are away, or not members yet, say nothing."""
        return [each for each in self._summoned() if each not in self.away]

    def _hear_last_month(self) -> Iterator[Step]:
        results, still_open = [], []
        for each in self.months.open_tasks:
            done = not each.left or self.random.random() < 0.75
            result = each.done if done else each.left
            results.append({"task": each.task, "state": "done" if done else "open", "result": result})
            if not done:
                still_open.append(replace(each, left=""))  # the same is not heard twice
        self.evening.note_tasks(len(results), len(still_open))
        self.months.open_tasks[:] = still_open
        if results:
            yield self._step("resolutions.hear_progress", after=25, results=results)

    def _discuss(self) -> Iterator[Step]:
        matter, here = self.matter, self._here()
        if matter.superior:
            yield self._write("superior_documents", "gist", matter.superior)
        if matter.mood:
            yield self._write("ideology", "gist", matter.mood)
        yield self._write(self._main, "gist", matter.report)
        yield self._write(self._main, "conclusion", matter.conclusion)
        others = [each for each in here if each != self.cell.members[0]]
        speakers = self.random.sample(others, min(len(matter.said) + 1, len(others)))
        for number, (gist, speaker) in enumerate(zip(matter.said, speakers, strict=False)):
            yield self._step(
                "meetings.record_entry",
                after=35 + 5 * number,  # printed in the order in which they spoke
                item=self._main,
                gist=gist,
                speaker=speaker,
            )
        if matter.self_criticism:
            yield self._step(
                "meetings.record_entry",
                after=55,
                item="self_criticism",
                kind="self_criticism",
                gist=matter.self_criticism,
                speaker=speakers[-1],
            )
        self.evening.note_speakers(len(matter.said), criticised=bool(matter.self_criticism))

    def _resolve(self) -> Iterator[Step]:
        """Vote on the resolution, adopt it, assign its tasks."""
        title = self._title()
        yield self._step(
            "meetings.record_ballot",
            after=70,
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
            after=70,
            id=f"{self.meeting}/resolution",
            kind="NQ",
            title=title,
            text=f"{self.matter.conclusion}\n{phrases.whole(self.cell)} tập trung lãnh đạo {self.matter.about}.",
            theme=self.matter.theme,
            ballot=f"{self.meeting}/ballot",
        )
        yield self._step("resolutions.assign_tasks", after=75, tasks=self._tasks())

    def _title(self) -> str:
        theme = self.matter.theme
        if theme:
            return f"Nghị quyết chuyên đề {theme[:1].lower() + theme[1:]}"
        ahead = month_ahead("", self.it.on)
        return f"Nghị quyết về nhiệm vụ trọng tâm tháng {ahead.month}/{ahead.year}"

    def _tasks(self) -> list[dict[str, Any]]:
        here = self._here()
        owners = self.random.sample(here, min(len(self.matter.tasks), len(here)))
        tasks = [
            {
                "id": f"{self.meeting}/task-{number}",
                "task": task,
                "due_on": self.it.on + timedelta(days=28 - 7 * (number % 2)),
                "owner": owners[number % len(owners)],
            }
            for number, task in enumerate(self.matter.tasks)
        ]
        left = self.matter.left or ("",) * len(tasks)
        self.months.open_tasks += [
            OpenTask(str(each["id"]), done, open_yet)
            for each, done, open_yet in zip(tasks, self.matter.done, left, strict=True)
        ]
        return tasks

    def _judge(self) -> Iterator[Step]:
        """The score of a regular meeting, with what it rests on."""
        if self.it.kind != MeetingKind.REGULAR:
            return
        before = self.evening.length - 5
        yield self._write("conclusion", "gist", self.evening.reasons(), after=before)
        points = self.evening.points()
        yield self._step("room.agree_score", after=before, lines={"all": "suggested", **points})

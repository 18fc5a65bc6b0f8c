"""What surrounds one meeting of the demo: planned, prepared, told to everybody; afterwards signed and issued."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

from nennep.core.clock import VIETNAM
from nennep.demo import phrases
from nennep.demo.history import Months, Occasion, local
from nennep.demo.matters import Matter
from nennep.demo.scoring import Evening
from nennep.meetings.enums import MeetingKind
from nennep.rulebook.agendas import agenda_for
from nennep.rulebook.agendas import load as agendas
from nennep.stories.steps import WRITE, Place, Step


class Preparation:
    """One meeting of a cell, but for its course."""

    def __init__(self, months: Months, occasion: Occasion) -> None:
        self.months, self.it, self.cell = months, occasion, occasion.cell
        self.random = Random(occasion.key)
        self.meeting = occasion.key
        self.moment = months.now
        self.by = self.cell.members[0]
        self.evening = Evening(self.random)
        self.away: set[str] = set()  # who is excused this evening

    def _step(self, what: str, *, after: int = 0, **fields: Any) -> Step:
        """Who prepares the meeting does it, so many minutes after the stage began."""
        moment = self.moment + timedelta(minutes=after)
        told = {key: value for key, value in fields.items() if value not in ("", None)}
        if what != "meetings.plan_meetings":
            told["meeting"] = self.meeting
        return Step(Place(self.meeting, 1), what, moment, self.by, told, day=moment.date())

    def _write(self, item: str, section: str, text: str, *, after: int = 25) -> Step:
        return self._step(WRITE, after=after, item=item, section=section, text=text)

    @property
    def matter(self) -> Matter:
        """What the meeting speaks of; cells that only plan their meetings have none."""
        return self.it.matter

    @property
    def _main(self) -> str:
        """The agenda item of the main matter."""
        return "theme" if self.it.kind == MeetingKind.THEMATIC else self.matter.item

    def _plan(self) -> Iterator[Step]:
        planned = {
            "id": self.meeting,
            "kind": self.it.kind.value,
            "month": self.it.on.replace(day=1),
            "starts_at": local(self.it.on, self.cell.starts),
            "place": self.cell.place,
            "theme": self.matter.theme if self.it.kind == MeetingKind.THEMATIC else "",
        }
        yield self._step("meetings.plan_meetings", body=self.cell.body, meetings=[planned])

    def _prepare(self) -> Iterator[Step]:
        yield self._step("meetings.draw_agenda")
        if self.it.kind == MeetingKind.REGULAR and not self._is_drawn(self.matter.item):
            field = next(each.field for each in agendas().topics if each.title == self.matter.item)
            yield self._step(
                "meetings.add_item", id=f"{self.meeting}/item", title=self.matter.item, field=field
            )
        yield self._step("meetings.agree_agenda", agreed_by=self.cell.members[:2])

    def _is_drawn(self, title: str) -> bool:
        """Whether the rules of the day put this item into the agenda by themselves."""
        template = agenda_for(self.it.kind, self.cell.kind, self.it.on)
        return title in {each.title for each in template.standard_items()}

    def _notify(self) -> Iterator[Step]:
        told = [each for each in self._summoned() if each != self.by]
        yield self._step("meetings.give_notice")
        channel, note = phrases.told(self.cell, self.random)
        yield self._step("meetings.record_telling", persons=told, channel=channel, note=note)
        for person in self.random.sample(told, min(self.random.randint(1, 3), len(told))):
            yield self._step("meetings.answer_notice", person=person, coming=True)
        if local(self.it.on, self.cell.starts) > self.months.now:
            yield from self._bring_up(self.cell.members[2], self.cell.members[4])

    def _summoned(self) -> list[str]:
        return [each for each in self.cell.roll_on(self.it.on) if each not in self.cell.exempt]

    def _bring_up(self, proposer: str, speaker: str) -> Iterator[Step]:
        """What waits for the secretary before a meeting to come: a topic, and somebody who asks to speak."""
        topic, wish = phrases.brought_up(self.cell)
        yield self._step("meetings.propose_topic", id=f"{self.meeting}/topic", person=proposer, title=topic)
        yield self._step("meetings.ask_to_speak", person=speaker, item=self._main, note=wish)

    def _sign(self) -> Iterator[Step]:
        yield self._step(
            "minutes.sign_on_paper",
            signed_on=self.moment.astimezone(VIETNAM).date(),
            book=f"Sổ nghị quyết {self.it.on.year}",
            page=str(2 + self.it.on.timetuple().tm_yday // 8),
        )

    def _issue(self) -> Iterator[Step]:
        yield self._step("minutes.issue_documents", issued_on=self.moment.astimezone(VIETNAM).date())

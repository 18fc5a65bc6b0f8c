"""Plays stories: every step an act at its moment, in the name of its person, by the device that it came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import UUID

from pycrdt import Doc, Text

from nennep.collab.merging import ROOT
from nennep.core import clock
from nennep.core.acts import Act, Envelope, act_named, all_acts
from nennep.core.ids import id_at
from nennep.core.reads import all_reads
from nennep.core.refusals import NotFound, Refused
from nennep.minutes.text_exchange import TextDoor
from nennep.stories.expectations import Verdict, expect
from nennep.stories.mistakes import mistake_in
from nennep.stories.names import Names, close_to
from nennep.stories.payloads import Telling, payload_of
from nennep.stories.reader import read_story
from nennep.stories.sections import WRITTEN, section_of
from nennep.stories.shorthand import expanded, follow, item_called
from nennep.stories.steps import OWN_HEADERS, WRITE, Fault, Step, Story

LOOKUPS = dict.fromkeys(("item", "items", "after"), item_called)


ASKING = frozenset({"room.agree_score"})
"""Acts whose shorthand asks the program what it would suggest, as a screen does: a question, not telling."""


class Stopped(Exception):
    """A story that cannot go on: an act was refused that nobody expected to be."""


@dataclass
class Device:
    """A phone of the story: the acts that it keeps are counted."""

    id: UUID
    seq: int = 0


@dataclass
class Player:
    """Plays any number of stories into one database; names stay known from one to the next."""

    today: date
    until: datetime | None = None
    names: Names = field(default_factory=Names)
    verdicts: list[Verdict] = field(default_factory=list)
    acts: int = 0
    written: int = 0
    acting: float = 0.0  # seconds in acts alone
    asking: float = 0.0  # seconds in questions: expectations, suggested scores
    _devices: dict[str, Device] = field(default_factory=dict)
    _told: set[Path] = field(default_factory=set)

    def tell(self, story: Story) -> list[Step]:
        """A story, after those that it includes, each once; what was told now. Raises Fault and Stopped."""
        told: list[Step] = []
        if story.path.resolve() in self._told:
            return told
        self._told.add(story.path.resolve())
        for path, place in story.includes:
            told += self.tell(read_story(path, self.today, place))
        for step in story.steps:
            _must_be_of_use(step)
        self.play(story.steps)
        return [*told, *story.steps]

    def play(self, steps: Iterable[Step]) -> None:
        """Steps in their order, up to the day where the player is to stop. Raises Fault and Stopped."""
        for step in steps:
            if self.until is None or step.on_server <= self.until:
                with clock.at(step.on_server):
                    self._do(step)

    def _do(self, step: Step) -> None:
        if step.what.startswith("expect."):
            began = perf_counter()
            self.verdicts.append(expect(step, self._telling(step, step.fields)))
            self.asking += perf_counter() - began
        elif step.what == WRITE:
            self._write(step)
        else:
            act = _act_of(step)
            for fields in ({**step.fields, **more} for more in step.each or ({},)):
                self._act(step, act, fields)

    def _act(self, step: Step, act: Act[Any], fields: dict[str, Any]) -> None:
        self.acts += 1
        actor = self.names.actor(step.by, step.place.of("by"))
        began = perf_counter()
        whole = expanded(fields, step, self.names)
        if step.what in ASKING:
            self.asking += perf_counter() - began
        payload = payload_of(act.payload_type, self._telling(step, whole), what=act.name)
        began = perf_counter()
        try:
            done = act.perform(actor, payload=payload, envelope=self._envelope(step))
        except Refused as refused:
            self._refused(step, refused)
        else:
            if step.refused:
                self._verdict(step, "việc đã được làm")
            follow(done, fields, step)
        finally:
            self.acting += perf_counter() - began

    def _telling(self, step: Step, fields: Mapping[str, Any]) -> Telling:
        return Telling(self.names, self.today, step, fields, LOOKUPS, self.acts, step.place)

    def _refused(self, step: Step, refused: Refused) -> None:
        if not step.refused:
            mistake = mistake_in(step, refused)
            if mistake is not None:
                raise mistake from refused
            where = step.place.of(refused.field.split(".")[0]) if refused.field else step.place
            field_said = f" [{refused.field}]" if refused.field else ""
            raise Stopped(
                f"{where}: {step.what} bị từ chối ({refused.code}){field_said}: {refused}"
            ) from refused
        self._verdict(
            step, "" if refused.code == step.refused else f"bị từ chối vì {refused.code}: {refused}"
        )

    def _verdict(self, step: Step, wrong: str) -> None:
        sentence = f"{step.by}: {step.what} bị từ chối ({step.refused})"
        self.verdicts.append(Verdict(step.place.of("refused"), sentence, wrong))

    def _envelope(self, step: Step) -> Envelope:
        key = id_at(step.moment, f"act/{self.acts}")
        if not step.device:
            return Envelope(key=key)
        device = self._device(step)
        device.seq += 1
        return Envelope(
            key=key, device_id=device.id, device_seq=device.seq, captured_at=step.captured or step.moment
        )

    def _device(self, step: Step) -> Device:
        new = id_at(step.moment, f"device/{step.device}")
        return self._devices.setdefault(step.device, Device(new))

    def _write(self, step: Step) -> None:
        """A free section of the minutes, as somebody's device hands it in."""
        key, text = section_of(step, self.names)
        written = step.captured or step.moment
        actor = self.names.actor(step.by, step.place.of("by"))
        device = self._device(step).id if step.device else None
        update = self._update(step, text)
        began = perf_counter()
        try:
            TextDoor(actor, key.meeting_id, device, {written}).exchanged(
                str(key),
                update=update,
                state_vector=None,
                written_at=written if step.device else None,
            )
        except Refused as refused:
            self._refused(step, refused)
        else:
            if step.refused:
                self._verdict(step, "phần chữ đã được nhận")
        finally:
            self.acting += perf_counter() - began

    def _update(self, step: Step, text: str) -> bytes:
        """What a device sends that began with an empty section; the same each time that the story is played."""
        self.written += 1
        author = id_at(step.moment, f"text/{self.written}")
        document = Doc({ROOT: Text()}, client_id=author.int & 0x7FFF_FFFF)
        document[ROOT] += text
        return document.get_update()


def _must_be_of_use(step: Step) -> None:
    """A scene says what acts, questions or texts have a field for. Raises Fault."""
    for name in step.defaults.keys() - step.words:
        if name not in _fields():
            near = close_to(name, _fields())
            raise Fault(step.place, f"[[scene]] ở trên có “{name}”, mà không việc nào có mục ấy{near}")


@cache
def _fields() -> frozenset[str]:
    """Every field that a step may have."""
    types = [*(each.payload_type for each in all_acts()), *(each.parameters_type for each in all_reads())]
    return frozenset({*WRITTEN, "of"}.union(*(each.model_fields for each in types)))


def _act_of(step: Step) -> Act[Any]:
    try:
        return act_named(step.what)
    except NotFound:
        near = close_to(step.what, [*OWN_HEADERS, *(each.name for each in all_acts())])
        raise Fault(step.place, f"không có việc nào tên là {step.what}{near}. Các việc: docs/acts/") from None

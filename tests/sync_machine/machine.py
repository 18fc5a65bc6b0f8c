"""Devices that do whatever people and lines do; at the end all of them and the server must agree (design §4.4)."""

from __future__ import annotations

from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from nennep.core.audit import chain
from tests.factories import World
from tests.running import databases
from tests.sync_machine import agreement
from tests.sync_machine.evening import EVENING, Evening, evening
from tests.sync_machine.network import FAULTS, Line, Network
from tests.sync_machine.node import Devices

DEVICES = st.sampled_from("ABC")
NUMBERS = st.integers(0, 40)
SAYING = st.sampled_from(("entry", "opinion", "resolution", "gift", "item"))
JOINING = st.sampled_from(("marks", "task", "guest", "heard", "interpreting"))
TALLIES = st.sampled_from(("ballot", "ballot", "uncount", "wrong"))
TAKING_BACK = st.sampled_from(("unsay", "untask"))
ACTS = SAYING | JOINING | TALLIES | TAKING_BACK
DOING = st.sampled_from(("acting", "sending", "nothing"))
FAULTY = st.lists(st.sampled_from(FAULTS), min_size=1, max_size=4)
SKEWS = st.sampled_from((0, 0, -3 * 3600_000, 47 * 60_000, -40 * 86400_000, 400 * 86400_000))
"""How far a device's clock is off, in milliseconds: not at all, hours, days, a year ahead."""
PAUSES = st.sampled_from((300, 300, 1500, 1500, 5000, 40_000))
MINUTE = 60_000
ROUNDS = 150
"""Rounds of peace at the end until everything must have arrived."""


class Meetings(RuleBasedStateMachine):
    """One example is one evening of one cell on three devices, on a copy of the database of its own."""

    world: ClassVar[World]
    devices: ClassVar[Devices]
    steps: ClassVar[int] = 0
    """Rules carried out over all examples."""

    def __init__(self) -> None:
        super().__init__()
        self.network = Network(lambda: self.devices.now)
        self.devices.carry = self.network.carry
        self.kept: dict[str, dict[str, Any]] = {}
        """Key -> act that a device has said it keeps."""
        self.set_aside: set[str] = set()
        self.evening: Evening | None = None
        self.left: set[tuple[str, str]] = set()
        """(device, section) of words that the server never takes, and somebody left."""
        self.orphans: set[str] = set()
        """Devices whose opening came too late and was set aside: the server knows nothing of their meeting."""
        self.adopted = False
        self.opened: dict[str, str] = {}
        """Devices that know the meeting by an id of their own."""

    @initialize(
        opened=st.booleans(),
        alone=st.booleans(),
        adopted=st.booleans(),
        skews=st.tuples(SKEWS, SKEWS, SKEWS),
        seed=st.integers(1, 1_000_000),
    )
    def begin(self, opened: bool, alone: bool, adopted: bool, skews: tuple[int, int, int], seed: int) -> None:
        """`opened`: on the server before. `alone`: C opens it knowing of no meeting. `adopted`: A ends it."""
        self.devices.failed = False
        self.devices.seen.clear()
        self.devices.ask("clear")
        databases.use("that_night", alone=True)
        self.devices.now = int(EVENING.timestamp() * 1000) + 5 * MINUTE
        self.evening = evening(self.world, opened=opened)
        for place, (name, actor) in enumerate(self.evening.actors.items()):
            line = self.network.lines[name] = Line(actor)
            line.sign_in()
            self.devices.ask(
                "device", None, name=name, user=str(actor.user_id), skew=skews[place], seed=seed + place
            )
            if name == "C" and alone:
                self.open_alone(name)
            self.enter(name)
        self.adopted = adopted
        chair = str(self.evening.cell.members[0])
        if not opened:
            self.do("A", "do", name="meetings.open_meeting", payload={"chair": chair})
            self.peace("A")

    # --- what people do ---

    @rule(name=DEVICES, kind=SAYING, a=NUMBERS, b=NUMBERS, c=NUMBERS)
    def put_down(self, name: str, kind: str, a: int, b: int, c: int) -> None:
        self.step()
        self.do(name, "act", kind=kind, a=a, b=b, c=c)

    @rule(name=DEVICES, kind=JOINING, a=NUMBERS, b=NUMBERS, c=NUMBERS)
    def tap(self, name: str, kind: str, a: int, b: int, c: int) -> None:
        self.step()
        self.do(name, "act", kind=kind, a=a, b=b, c=c)

    @rule(name=DEVICES, kind=TALLIES, a=NUMBERS, b=NUMBERS, c=NUMBERS)
    def vote(self, name: str, kind: str, a: int, b: int, c: int) -> None:
        self.step()
        self.do(name, "act", kind=kind, a=a, b=b, c=c)

    @rule(name=DEVICES, kind=TAKING_BACK, a=NUMBERS)
    def take_back(self, name: str, kind: str, a: int) -> None:
        self.step()
        self.do(name, "act", kind=kind, a=a, b=a, c=a)

    @rule(name=DEVICES, a=NUMBERS, b=NUMBERS, c=NUMBERS)
    def write(self, name: str, a: int, b: int, c: int) -> None:
        self.step()
        self.devices.ask("type", name, section="gist", a=a, b=b, c=c)

    @rule(name=DEVICES, a=NUMBERS, b=NUMBERS, c=NUMBERS)
    def conclude(self, name: str, a: int, b: int, c: int) -> None:
        self.step()
        self.devices.ask("type", name, section="conclusion", a=a, b=b, c=c)

    @precondition(lambda self: any(each.get("refused") for each in self.devices.seen.values()))
    @rule(name=DEVICES, how=st.sampled_from(("resend", "setAside", "settleMine")))
    def settle(self, name: str, how: str) -> None:
        self.step()
        self.settled(name, how)

    # --- what time, lines and batteries do ---

    @rule(ms=PAUSES)
    def wait(self, ms: int) -> None:
        self.step()
        self.devices.ask("wait", ms=ms)

    @rule(name=DEVICES, faults=FAULTY)
    def bad_line(self, name: str, faults: list[str]) -> None:
        self.step()
        self.network.lines[name].faults.extend(faults)
        self.devices.ask("emit", name, name="online")

    @rule(name=DEVICES)
    def cut(self, name: str) -> None:
        self.step()
        self.network.lines[name].up = False
        self.devices.ask("emit", name, name="offline")

    @rule(name=DEVICES)
    def mend(self, name: str) -> None:
        self.step()
        self.network.lines[name].up = True
        self.devices.ask("emit", name, name="online")

    @precondition(lambda self: self.network.ghosts or self.network.held)
    @rule(number=NUMBERS)
    def arrive_late(self, number: int) -> None:
        self.step()
        self.network.haunt(number)
        self.network.release(number, self.devices.deliver)
        self.devices.ask("wait", ms=0)

    @rule(name=DEVICES, again=st.booleans())
    def session_ends(self, name: str, again: bool) -> None:
        self.step()
        self.network.lines[name].client.logout()
        if again:
            self.network.lines[name].sign_in()

    @rule(name=DEVICES, doing=DOING, kind=ACTS, a=NUMBERS, c=NUMBERS, events=st.integers(1, 40))
    def die(self, name: str, doing: str, kind: str, a: int, c: int, events: int) -> None:
        """The battery falls out: after a tap, in the middle of sending, or in peace; then it is back."""
        self.step()
        if doing != "nothing":
            self.devices.ask("doom", name, events=events)
        if doing == "acting":
            self.do(name, "act", kind=kind, a=a, b=c, c=c)
            self.devices.ask("wait", ms=1500)
        if doing == "sending":
            self.devices.ask("type", name, section="gist", a=a, b=a, c=c)
            self.devices.ask("emit", name, name="online")
            self.devices.ask("wait", ms=2000)
        self.devices.ask("crash", name)
        if doing == "nothing":
            self.devices.ask("forget_tab", name)
        self.enter(name)

    # --- the end ---

    def teardown(self) -> None:
        if self.evening is None or self.devices.failed:
            return
        self.all_arrive()
        agreement.hold(self)

    def all_arrive(self) -> None:
        """Every line is good again, those who were signed out sign in, people settle what was refused."""
        if self.adopted:
            self.adopt("A")
        while self.network.ghosts or self.network.held:
            self._late()
        for name in self.network.lines:
            self.network.heal(name)
        self.arrive(list(self.network.lines))
        for name in self.network.lines:
            self.devices.ask("load", name)

    def arrive(self, names: list[str]) -> None:
        """Until nothing waits on these devices any more. Who has handed in everything is left in peace meanwhile."""
        waiting = names
        for turn in range(ROUNDS):
            for name in waiting:
                self.settled(name, "settleMine" if turn % 3 == 0 else "setAside")
                self.devices.ask("emit", name, name="online")
            self.devices.ask("wait", ms=1500)
            waiting = [name for name in names if self.waits(name)]
            if not waiting:
                break

    def _late(self) -> None:
        self.network.haunt(0)
        self.network.release(0, self.devices.deliver)
        self.devices.ask("wait", ms=0)

    def waits(self, name: str) -> bool:
        """Whether something has not arrived from there yet."""
        self.devices.ask("look", name)
        shown = self.devices.shown
        return bool(shown["acts"]) or (shown["unsent"] and name not in self.orphans)

    # --- one device ---

    def step(self) -> None:
        type(self).steps += 1

    def enter(self, name: str) -> None:
        """Open the room of tonight's meeting on a device."""
        assert self.evening is not None
        self.devices.ask("enter", name, meeting=self.opened.get(name, str(self.evening.meeting)))

    def open_alone(self, name: str) -> None:
        """Open the meeting on a device that has no line and took along only the cell, not its meetings."""
        assert self.evening is not None
        assert self.devices.ask("fetch_kit", name) == "kept"
        self.network.lines[name].up = False
        self.opened[name] = self.devices.ask("open_now", name, chair=str(self.evening.cell.members[0]))

    def adopt(self, name: str) -> None:
        """The chair has the minutes adopted while the others still have what they have."""
        assert self.evening is not None
        for other, line in self.network.lines.items():
            line.up = other == name
        self.network.heal(name)
        self.arrive([name])
        self.devices.ask("load", name)
        marks = [{"person": str(each), "mark": "present"} for each in self.evening.cell.members]
        self.do(name, "do", name="meetings.record_attendance", payload={"marks": marks})
        for each in self.devices.ask("facts", name)["pack"]["parts"]["resolutions"]:
            self.do(name, "do", name="resolutions.withdraw_resolution", payload={"resolution": each["id"]})
        self.do(name, "do", name="room.adopt_minutes", payload={"ended_at": None, "numbers": None})
        self.arrive([name])
        assert self.evening.is_adopted()

    def do(self, device: str, command: str, **more: Any) -> None:
        """Do an act; what the device keeps afterwards may never be lost."""
        done = self.devices.ask(command, device, **more)
        shown = self.devices.shown
        if done and shown.get("on") and not shown["cannot_keep"]:
            self.kept[done["key"]] = done

    def settled(self, name: str, how: str) -> None:
        """A person decides what becomes of the refused act that holds back its queue."""
        done = self.devices.ask("settle", name, how=how)
        if done and how == "setAside":
            self.set_aside.add(done["key"])
            if done["name"] == "room.text":
                self.left.add((name, done["key"]))
            if done["name"] == "meetings.open_now":
                self.orphans.add(name)

    def peace(self, name: str) -> None:
        """Everything from there has arrived."""
        self.devices.ask("wait", ms=5000)
        assert not self.waits(name)

    def chain_breaks(self) -> list[str]:
        assert self.evening is not None
        return [str(each) for each in chain.verify(self.evening.cell.id)]

"""The cells of the demo as the story files found them: what the telling of their months has to know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from nennep.core.text import name_key
from nennep.organisation.enums import CellType
from nennep.stories.moments import day_of
from nennep.stories.steps import Step

EVENING = time(19, 30)
PLACES = {"pakim": "Nhà văn hóa bản Pá Kìm", "ngohen": "Nhà văn hóa bản Ngồ Hén"}
_ROOMS = {
    CellType.SCHOOL: "Phòng hội đồng {where}",
    CellType.CLINIC: "Phòng giao ban {where}",
    CellType.OFFICE: "Phòng họp {where}",
}


@dataclass(slots=True)
class Cell:
    """A cell: its name in the stories, its people in the order entered, and the fixed day that holds for it."""

    key: str
    name: str
    kind: CellType
    above: str
    day: int = 5
    starts: time = EVENING
    members: list[str] = field(default_factory=list)
    exempt: set[str] = field(default_factory=set)
    since: dict[str, date] = field(default_factory=dict)
    committee: str = ""
    """Of a committee or a briefing: the name of its body; its people are `members`."""

    @property
    def body(self) -> str:
        """The body that meets: of a cell all its members."""
        return f"{self.key}/{self.committee or 'chi-bo'}"

    @property
    def at_work(self) -> bool:
        """An office, a school, a clinic: meets in working hours, on days of work."""
        return self.kind in _ROOMS

    @property
    def place(self) -> str:
        """Where it meets."""
        where = self.name.removeprefix("Chi bộ ")
        if where.endswith(")"):  # "Chi bộ 6 (trường Tiểu học)"
            where = where[where.index("(") + 1 : -1]
        return PLACES.get(self.key) or _ROOMS.get(self.kind, "Nhà văn hóa {where}").format(where=where)

    def roll_on(self, on: date) -> list[str]:
        """Who is on the roll on a day, in name order."""
        return sorted((each for each in self.members if self.since[each] <= on), key=name_key)


def cells_of(steps: Iterable[Step], today: date) -> dict[str, Cell]:
    """The cells that the steps found, by name."""
    cells: dict[str, Cell] = {}
    fixed: dict[str, tuple[int, time]] = {}
    for what, told in _done(steps):
        if what == "organisation.found_organisation" and told["level"] == "cell":
            cells[told["id"]] = Cell(
                told["id"],
                told["name"],
                CellType(told["cell_type"]),
                told["parent"],
                *fixed.get(told["parent"], (5, EVENING)),
            )
        elif what == "meetings.set_fixed_day":
            of = told["organisation"]
            fixed[of] = told["day"], told["starts"]
            if of in cells:
                cells[of].day, cells[of].starts = fixed[of]
        elif what == "membership.enter_roll":
            _enter(cells[told["cell"]], [each["full_name"] for each in told["members"]], told["since"], today)
        elif what == "membership.change_status" and told["status"] == "exempt":
            cells[told["cell"]].exempt.add(told["person"])
    return cells


def _done(steps: Iterable[Step]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """What was done, each of many alike by itself."""
    for step in steps:
        for more in step.each or ({},):
            yield step.what, {**step.fields, **more}


def _enter(cell: Cell, names: list[str], since: object, today: date) -> None:
    on = day_of(since, today, None)
    assert on is not None
    cell.members += names
    cell.since.update(dict.fromkeys(names, on))

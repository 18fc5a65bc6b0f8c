"""The cells of the demo as the story files found them: what the telling of their months has to know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from nennep.core.text import name_key
from nennep.organisation.enums import CellType
from nennep.stories.moments import day_of
from nennep.stories.steps import Step

PLACES = {"pakim": "Nhà văn hóa bản Pá Kìm", "ngohen": "Nhà văn hóa bản Ngồ Hén"}


@dataclass(slots=True)
class Cell:
    """A cell: its name in the stories, its people in the order entered, and the fixed day that holds for it."""

    key: str
    name: str
    kind: CellType
    above: str
    day: int = 5
    members: list[str] = field(default_factory=list)
    exempt: int = 0
    since: dict[str, date] = field(default_factory=dict)

    @property
    def body(self) -> str:
        """The body of all members."""
        return f"{self.key}/chi-bo"

    @property
    def place(self) -> str:
        """Where it meets."""
        return PLACES.get(self.key) or f"Nhà họp {self.name.removeprefix('Chi bộ ')}"

    def roll_on(self, on: date) -> list[str]:
        """Who is on the roll on a day, in name order."""
        return sorted((each for each in self.members if self.since[each] <= on), key=name_key)


def cells_of(steps: Iterable[Step], today: date) -> dict[str, Cell]:
    """The cells that the steps found, by name."""
    cells: dict[str, Cell] = {}
    days: dict[str, int] = {}
    for step in steps:
        told = step.fields
        if step.what == "organisation.found_organisation" and told["level"] == "cell":
            cells[told["id"]] = Cell(
                told["id"],
                told["name"],
                CellType(told["cell_type"]),
                told["parent"],
                days.get(told["parent"], 5),
            )
        elif step.what == "meetings.set_fixed_day":
            days[told["organisation"]] = told["day"]
            if told["organisation"] in cells:
                cells[told["organisation"]].day = told["day"]
        elif step.what == "membership.enter_roll":
            _enter(cells[told["cell"]], [each["full_name"] for each in told["members"]], told["since"], today)
        elif step.what == "membership.change_status" and told["status"] == "exempt":
            cells[told["cell"]].exempt += 1
    return cells


def _enter(cell: Cell, names: list[str], since: object, today: date) -> None:
    on = day_of(since, today, None)
    assert on is not None
    cell.members += names
    cell.since.update(dict.fromkeys(names, on))

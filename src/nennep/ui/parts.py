"""Plain values that the components draw. A view makes them; a template includes the component.

`{% include "ui/months.html" with months=row.months only %}` takes a list[Month], `ui/stages.html` a
list[Stage]; the context's `nav` is a list[NavEntry], `crumbs` a list[Crumb].
"""

from enum import StrEnum
from typing import NamedTuple

from django.utils.functional import Promise

Words = str | Promise


class NavEntry(NamedTuple):
    """One entry of the main navigation. `symbol` names a drawing of the sprite."""

    label: Words
    url: str
    symbol: str
    current: bool = False


class Crumb(NamedTuple):
    """One step of the way to this page; the last has no url."""

    label: Words
    url: str = ""


class Tab(NamedTuple):
    """One tab: a link to a page of its own. `tally` of None shows nothing, 0 shows 0."""

    label: Words
    url: str
    current: bool = False
    tally: int | None = None


class Pair(NamedTuple):
    """A term and what it is, for `ui/pairs.html`; `why` is how a figure comes about."""

    term: Words
    value: Words
    why: Words = ""


class MonthState(StrEnum):
    """What became of the regular meeting of one month."""

    MET = "met"
    LATE = "late"
    MISSING = "missing"
    PLANNED = "planned"
    MOVED = "moved"
    FUTURE = "future"
    RECORDING = "recording"
    UNKNOWN = "unknown"


class Month(NamedTuple):
    """One leaf of the strip: `sign` is what is written on it (the day, "–"), `title` the whole sentence."""

    state: MonthState
    sign: str
    title: Words
    url: str = ""


class StageState(StrEnum):
    """Where a stage stands to the one reached."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


class Stage(NamedTuple):
    """One stage of a thing that passes through several, in order."""

    label: Words
    state: StageState


def stages(labels: list[Words], reached: int) -> list[Stage]:
    """The stages in order, `reached` (from 0) being the present one; len(labels) means all are done."""
    return [
        Stage(label, StageState.DONE if i < reached else StageState.NOW if i == reached else StageState.AHEAD)
        for i, label in enumerate(labels)
    ]

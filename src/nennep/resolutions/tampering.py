"""Resolutions and tasks, checked against the acts that wrote them: before an adoption no minutes hold them.

How far a task has come follows from what meetings heard of it, and is held through their minutes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nennep.core.audit.stated import Difference, Rows, Stated
from nennep.resolutions.models import Assignment, Resolution

WRITTEN = ("kind", "title", "text", "theme")
ACTS = frozenset(
    {
        "resolutions.propose_resolution",
        "resolutions.withdraw_resolution",
        "resolutions.assign_tasks",
        "resolutions.withdraw_task",
        "room.correct_minutes",
    }
)


def differences(acts: Iterable[Stated]) -> Iterator[Difference]:
    """What is not as its acts say."""
    resolutions, tasks = Rows(Resolution), Rows(Assignment)
    for act in acts:
        said = act.payload
        if act.act == "resolutions.propose_resolution":
            resolutions.made(act, said["id"], withdrawn=False, **{name: said[name] for name in WRITTEN})
        elif act.act == "resolutions.withdraw_resolution":
            resolutions.changed(act, said["resolution"], withdrawn=True)
        elif act.act == "resolutions.assign_tasks":
            for each in said["tasks"]:
                tasks.made(act, each["id"], task=each["task"], owner_id=each["owner"], withdrawn=False)
        elif act.act == "resolutions.withdraw_task":
            tasks.changed(act, said["task"], withdrawn=True)
        else:
            _correct(resolutions, act)
    for rows in (resolutions, tasks):
        yield from rows.differences(all_by_acts=True)


def _correct(resolutions: Rows, act: Stated) -> None:
    for right in act.payload["corrections"]:
        if right["what"] == "resolution":
            resolutions.changed(act, right["resolution"], title=right["title"], text=right["text"])

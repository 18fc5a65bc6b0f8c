"""Every selector is limited to what the actor may see: a stranger finds nothing, or is told that nothing is there.

Reads stand over selectors; they are asked by the same strangers in test_reads.py.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, get_type_hints
from uuid import UUID

import pytest
from django.db.models import QuerySet

import nennep
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.authorise import Access
from nennep.core.ids import new_id
from nennep.core.refusals import NotFound
from nennep.meetings.models import AgendaItem, Meeting
from nennep.records.models import NumberSeries, Record
from nennep.resolutions.models import Resolution
from tests.worlds import Stages


def functions_of(layer: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every function of a module of that layer whose first parameter is the actor, by its full name."""
    for module in pkgutil.walk_packages(nennep.__path__, "nennep."):
        if not any(part.startswith(layer) for part in module.name.split(".")):
            continue
        loaded = importlib.import_module(module.name)
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            first = next(iter(inspect.signature(function).parameters), "")
            if function.__module__ == module.name and first == "actor" and not name.startswith("_"):
                yield f"{module.name}.{name}", function


SELECTORS = dict(functions_of("selectors"))
STRANGERS = {
    "without a position": Actor.stranger(),
    "a person nobody knows": Actor(user_id=new_id(), person_id=new_id()),
}


def arguments(function: Callable[..., Any], stages: Stages) -> dict[str, Any]:
    """Real things for every required parameter, found by the parameter's name, else by its type."""
    record = Record.rows.filter(about_id=stages.adopted).first()
    known = {
        "organisation_id": stages.cell.id,
        "cell_id": stages.cell.id,
        "organisation": stages.cell.id,
        "meeting_id": stages.adopted,
        "meeting": Meeting.rows.select_related("body__organisation").get(pk=stages.adopted),
        "joint_session_id": stages.joint_session,
        "paper_id": stages.paper,
        "record_id": record.pk if record else None,
        "series_id": NumberSeries.rows.values_list("pk", flat=True).first(),
        "item_id": AgendaItem.rows.filter(meeting_id=stages.adopted).values_list("pk", flat=True)[0],
        "body_id": stages.cell.body,
        "resolution_id": Resolution.rows.filter(meeting_id=stages.adopted).values_list("pk", flat=True)[0],
        "meetings": list(Meeting.rows.select_related("body__organisation")),
        "tasks": [],
        "entries": {},
        "signed": set(),
        "year": 2026,
        "month": date(2026, 10, 1),
        "right": "read",
        "known_at": clock.now(),
    }
    hints = get_type_hints(function)
    found = {}
    for name, parameter in list(inspect.signature(function).parameters.items())[1:]:
        if name in known and known[name] is not None:
            found[name] = known[name]
        elif parameter.default is inspect.Parameter.empty:
            by_type = {UUID: stages.cell.id, date: clock.today(), int: 1, str: ""}
            assert hints[name] in by_type, f"say in this test what a {name} is"
            found[name] = by_type[hints[name]]
    return found


def is_nothing(found: Any) -> bool:
    """An answer in which there is nothing of anybody's."""
    if isinstance(found, QuerySet):
        return not found.exists()
    if isinstance(found, Access):
        return not found.sees and not found.rights
    if isinstance(found, tuple) and found:
        return all(is_nothing(each) for each in found)
    return not found


@pytest.mark.parametrize("stranger", STRANGERS)
def test_a_stranger_finds_nothing_through_any_selector(stages: Stages, stranger: str) -> None:
    leaks = []
    for name, function in SELECTORS.items():
        try:
            found = function(STRANGERS[stranger], **arguments(function, stages))
        except NotFound:
            continue
        if not is_nothing(found):
            leaks.append(f"{name}: {found!r}")
    assert leaks == []


def test_the_walk_finds_the_selectors_of_every_app_that_has_some() -> None:
    assert {name.split(".")[1] for name in SELECTORS} >= {
        "authority",
        "meetings",
        "membership",
        "organisation",
        "resolutions",
        "minutes",
    }

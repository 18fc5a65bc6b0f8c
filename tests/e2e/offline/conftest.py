"""One server over HTTPS for the folder, where it is nine in the evening; each test gets a cell of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Playwright

from tests.e2e.offline.hall import Hall
from tests.running.moved import NINE, moved_by
from tests.servers.https import SecureServed, serving_https

BATCH = 3
"""Cells that are entered at once."""
Opened = Callable[..., Hall]


@pytest.fixture(scope="package")
def secure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SecureServed]:
    """Chiềng Muôn with its office, over HTTPS."""
    with serving_https(tmp_path_factory.mktemp("offline") / "data", since=NINE, threads="8") as served:
        served.facts = served.run("tests.e2e.offline.entered:enter_commune") | {"next": 1, "cells": []}
        yield served
        assert served.faults() == []


@pytest.fixture(autouse=True)
def the_same_time(secure: SecureServed) -> Iterator[None]:
    """The clock of the tests goes with the server's."""
    with moved_by(secure.moved):
        yield


@pytest.fixture
def cell(secure: SecureServed) -> dict[str, Any]:
    """A cell of eleven with this evening's meeting planned (tests.e2e.offline.entered.enter_cell)."""
    ready = secure.facts["cells"]
    if not ready:
        ready += secure.run(
            "tests.e2e.offline.entered:enter_cells", secure.facts["commune"], _numbers(secure, BATCH), BATCH
        )
    found: dict[str, Any] = ready.pop()
    return found


def unplanned_cell(secure: SecureServed) -> dict[str, Any]:
    """A cell of eleven for which nobody has planned a meeting."""
    number = _numbers(secure, 1)
    found: dict[str, Any] = secure.run(
        "tests.e2e.offline.entered:enter_cell", secure.facts["commune"], number, False
    )
    return found


def _numbers(secure: SecureServed, how_many: int) -> int:
    first: int = secure.facts["next"]
    secure.facts["next"] += how_many
    return first


@pytest.fixture
def opened(secure: SecureServed, play: Playwright, tmp_path: Path) -> Iterator[Opened]:
    """`opened(cell, who="secretary", address="")`: a phone of one of the cell's people, signed in.

    At the end each is put away, and nothing may have gone wrong in its pages.
    """
    halls: list[Hall] = []

    def open_phone(cell: dict[str, Any], who: str = "secretary", address: str = "") -> Hall:
        hall = Hall(play, tmp_path / f"phone {len(halls)}", secure, address)
        halls.append(hall)
        hall.cell = cell
        hall.sign_in_by(cell[who])
        return hall

    yield open_phone
    for number, each in enumerate(halls):
        with suppress(BrowserError):  # it may have been killed
            each.look(f"last-{number}")
        each.put_away()
        each.wire.put_away()
    assert [said for each in halls for said in each.said] == []

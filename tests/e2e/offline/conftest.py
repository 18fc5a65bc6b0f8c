"""One server over HTTPS for the folder; each test gets a cell of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Playwright

from tests.e2e.offline.hall import Hall
from tests.https import SecureServed, serving_https

Opened = Callable[..., Hall]


@pytest.fixture(scope="package")
def secure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SecureServed]:
    """Chiềng Muôn with its office, over HTTPS."""
    with serving_https(tmp_path_factory.mktemp("offline") / "data", threads="8") as served:
        served.facts = served.run("tests.e2e.offline.entered:enter_commune") | {"numbers": count(1)}
        yield served
        assert served.faults() == []


@pytest.fixture
def cell(secure: SecureServed) -> dict[str, Any]:
    """A cell of eleven with this evening's meeting planned (tests.e2e.offline.entered.enter_cell)."""
    return new_cell(secure)


def new_cell(secure: SecureServed, planned: bool = True) -> dict[str, Any]:
    """Enter one more cell."""
    number = next(secure.facts["numbers"])
    found: dict[str, Any] = secure.run(
        "tests.e2e.offline.entered:enter_cell", secure.facts["commune"], number, planned
    )
    return found


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
    assert [said for each in halls for said in each.said] == []

"""What the device declares of each act, against the registry of acts: src/nennep/*/client."""

from __future__ import annotations

from typing import Any

import pytest

from nennep.core.acts import Offline, all_acts
from tests.offline.node_phone import play

DECLARED = """
    const room = new Phone(new Server()).page();
    const done = ["cancelled", "another_there"]; // it is done all the same: it takes nobody's place
    const replaces = ([code, each]) => !done.includes(code) && (each.mine || each.mineAfter);
    return room.declaredActs().map(({ name, version, label, settle }) => ({
      name, version, label, replaces: Object.entries(settle ?? {}).some((each) => replaces(each)),
    }));
"""


@pytest.fixture(scope="module")
def declared() -> dict[str, dict[str, Any]]:
    return {each["name"]: each for each in play(DECLARED)}


def test_every_act_that_may_wait_is_declared_once_with_its_version_and_no_other_is(
    declared: dict[str, dict[str, Any]],
) -> None:
    waits = {each.name: each.version for each in all_acts() if each.offline is not None}
    assert {name: each["version"] for name, each in declared.items()} == waits


def test_only_an_act_that_excludes_its_rival_may_be_put_in_its_place(
    declared: dict[str, dict[str, Any]],
) -> None:
    exclusive = {each.name for each in all_acts() if each.offline == Offline.EXCLUSIVE}
    replacing = {name for name, each in declared.items() if each["replaces"]}
    # minutes are adopted once: the second has nothing to put in their place
    assert replacing == exclusive - {"room.adopt_minutes"}


def test_an_act_that_is_declared_twice_ends_the_start() -> None:
    found = play("""
        const room = new Phone(new Server()).page();
        const twice = { name: "meetings.record_entry", version: 1, label: "say" };
        try { room.declareActs(twice); return "taken"; } catch (error) { return error.message; }
    """)
    assert found == "meetings.record_entry is declared twice"


def test_an_act_that_no_file_knows_is_called_by_its_name() -> None:
    found = play("""
        const room = new Phone(new Server()).page();
        return room.labelOf({ name: "meetings.dream" });
    """)
    assert found == "Việc của phiên bản khác của phần mềm"

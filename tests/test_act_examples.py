"""What a phone was once allowed to send is still understood."""

from __future__ import annotations

from typing import Any

import pytest

from nennep.core.acts import act_named
from tests.act_examples import STORE, acts_of_the_program, path_of, stored

EXAMPLES = list(stored())


def test_every_version_of_every_act_has_a_stored_example() -> None:
    missing = [
        f"{act.name} {version}"
        for act in acts_of_the_program()
        for version in range(1, act.version + 1)
        if not path_of(act.name, version).exists()
    ]
    assert missing == [], (
        f"do the act in a test of the fixture `world`, then run the tests once with {STORE}=1"
    )


@pytest.mark.parametrize(
    ("name", "version", "payload"), EXAMPLES, ids=[f"{each[0]}-{each[1]}" for each in EXAMPLES]
)
def test_a_stored_example_is_still_understood(name: str, version: int, payload: dict[str, Any]) -> None:
    act = act_named(name)
    understood = act.understand(payload, version)
    if version == act.version:
        assert understood.model_dump(mode="json") == payload, (
            "the type of a payload is never changed in place"
        )


@pytest.mark.parametrize("act", acts_of_the_program(), ids=lambda each: each.name)
def test_every_older_version_has_an_up_cast(act: Any) -> None:
    assert set(act.upcasts) == set(range(1, act.version))

"""What a device is told beforehand of how long a text may be is what the act admits."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from tests.act_examples import stored

from nennep.core.acts import act_named, all_acts
from nennep.core.payload.limits import text_limits
from nennep.core.refusals import Invalid

LIMITS = {each.name: text_limits(each.payload_type) for each in all_acts() if each.offline is not None}


def test_the_limit_of_each_text_is_named_by_its_place_also_inside_lists() -> None:
    assert LIMITS["meetings.record_entry"]["gist"] == 20_000
    assert LIMITS["meetings.record_guest_presence"] == {"new.name": 120, "new.title": 200}
    assert LIMITS["meetings.record_attendance"] == {"marks.reason": 300}


def with_text(payload: Any, place: list[str], text: str) -> Any:
    """The payload with the text at its place, in the first of each list; None where there is no such place."""
    if isinstance(payload, list):
        payload = payload[:1]
        return [with_text(payload[0], place, text)] if payload else None
    if not place:
        return text
    if not isinstance(payload, dict) or (len(place) > 1 and place[0] not in payload):
        return None
    inside = with_text(payload.get(place[0]), place[1:], text)
    return None if inside is None else {**payload, place[0]: inside}


def cases() -> Iterator[tuple[str, str, int, dict[str, Any]]]:
    for name, version, payload in stored():
        if name in LIMITS and version == act_named(name).version:
            for place, limit in LIMITS[name].items():
                if with_text(payload, place.split("."), "x") is not None:
                    yield name, place, limit, payload


CASES = list(cases())


@pytest.mark.parametrize(
    ("name", "place", "limit", "payload"), CASES, ids=[f"{name}-{place}" for name, place, *_ in CASES]
)
def test_a_text_of_the_limit_is_admitted_and_one_letter_more_is_not(
    name: str, place: str, limit: int, payload: dict[str, Any]
) -> None:
    act = act_named(name)
    act.understand(with_text(deepcopy(payload), place.split("."), "ế" * limit), act.version)
    with pytest.raises(Invalid):
        act.understand(with_text(deepcopy(payload), place.split("."), "ế" * (limit + 1)), act.version)

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import pytest

from nennep.stories.answers import differences

NAMES = {"pa-kim": UUID(int=7)}
ANSWER = {
    "name": "Pá Kìm",
    "id": str(UUID(int=7)),
    "past": False,
    "note": None,
    "total": 2,
    "day": "2026-11-24",
    "at": "2026-11-24T12:30:00Z",
    "starts": "19:30:00",
    "rows": [{"name": "Ân", "votes": 1}, {"name": "Bình", "votes": 2}],
}


def wrong(expected: Any) -> list[str]:
    return list(differences(expected, ANSWER, NAMES))


@pytest.mark.parametrize(
    "expected",
    [
        {},
        {"name": "Pá Kìm", "past": False, "total": 2},
        {"id": "pa-kim"},
        {"day": date(2026, 11, 24), "starts": time(19, 30)},
        {"at": datetime.fromisoformat("2026-11-24T19:30")},
        {"rows": [{"name": "Bình"}]},
        {"rows": [{"votes": 2}, {"votes": 1}]},
        {"rows": {"count": 2}},
    ],
)
def test_what_is_said_is_in_the_answer(expected: Any) -> None:
    assert wrong(expected) == []


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ({"total": 3}, "total là “2”, không phải “3”"),
        ({"past": 0}, "past là “False”, không phải “0”"),
        ({"note": ""}, "note là trống, không phải “”"),
        ({"id": "hat-lot"}, f"id là “{UUID(int=7)}”, không phải “hat-lot”"),
        ({"at": datetime.fromisoformat("2026-11-24T12:30")}, "at là “2026-11-24T12:30:00Z”, không phải"),
        ({"name": datetime.fromisoformat("2026-11-24T12:30")}, "name là “Pá Kìm”"),
        ({"day": date(2026, 11, 25)}, "day là “2026-11-24”"),
        ({"starts": time(19)}, "starts là “19:30:00”"),
        ({"kind": "x"}, "không có kind; có: name, id,"),
        ({"name": {"vi": "x"}}, "name là “Pá Kìm”, không có các mục vi"),
        ({"name": ["x"]}, "name là “Pá Kìm”, không phải một danh sách"),
        ({"rows": []}, "rows phải trống, mà có 2 mục"),
        ({"rows": {"count": 3}}, "rows có 2 mục, không phải 3"),
        (
            {"rows": [{"name": "Bình", "votes": 3}]},
            "rows không có {name = “Bình”, votes = “3”} (gần nhất: votes là “2”",
        ),
        ({"rows": [{"name": "Ân"}, {"name": "Ân"}]}, "rows không có {name = “Ân”}"),
    ],
)
def test_what_is_not_there_is_named_with_its_place(expected: Any, said: str) -> None:
    found = wrong(expected)
    assert len(found) == 1
    assert found[0].startswith(said)

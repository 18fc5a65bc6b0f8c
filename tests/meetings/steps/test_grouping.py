"""The steps of a meeting, in the very bundle that ships: what belongs on one screen is data."""

from __future__ import annotations

from nennep.rulebook.item_kinds import screens
from tests.meetings.test_counting import ask

REGULAR = [
    "opening",
    "appoint_minute_taker",
    "roll",
    "dues",
    "adopt_agenda",
    "last_month_tasks",
    "superior_documents",
    "ideology",
    "field",
    "field",
    "report",
    "discussion",
    "self_criticism",
    "guest_remarks",
    "conclusion",
    "assignments",
    "answers",
    "ballot",
    "score",
    "read_minutes",
    "close",
]


def steps(kinds: list[str], titles: dict[str, str]) -> list[tuple[str, list[str]]]:
    """Title and items of each step of an agenda of these kinds."""
    items = [{"id": f"{n}", "kind": kind, "title": f"Mục {n}"} for n, kind in enumerate(kinds)]
    (found,) = ask([("stepsOf", [items, titles])])
    return [(each["title"], [item["id"] for item in each["items"]]) for each in found]


def test_a_plain_regular_meeting_has_at_most_ten_screens_and_each_of_its_items_stands_on_one() -> None:
    found = steps(REGULAR, screens())
    assert [title for title, _ in found] == [
        "Mở đầu, điểm danh",
        "Nhiệm vụ tháng trước",
        "Thời sự, nhiệm vụ, thảo luận",
        "Kết luận, phân công",
        "Biểu quyết, nghị quyết",
        "Chấm điểm chất lượng",
        "Đọc biên bản, kết thúc",
    ]
    assert [item for _, items in found for item in items] == [str(n) for n in range(len(REGULAR))]


def test_the_order_of_the_agenda_is_kept_where_kinds_of_one_screen_stand_apart() -> None:
    found = steps(["report", "ballot", "report"], screens())
    assert [items for _, items in found] == [["0"], ["1"], ["2"]]


def test_a_kind_that_names_no_screen_is_a_step_of_its_own() -> None:
    assert steps(["report", "song", "song", "report"], {"report": "Bàn việc"}) == [
        ("Bàn việc", ["0"]),
        ("Mục 1", ["1"]),
        ("Mục 2", ["2"]),
        ("Bàn việc", ["3"]),
    ]


def test_a_package_that_was_kept_before_there_were_screens_shows_each_item_alone() -> None:
    assert len(steps(REGULAR, {})) == len(REGULAR)


def test_the_step_of_an_item_is_found() -> None:
    items = [{"id": each, "kind": "report", "title": each} for each in "ab"]
    found = [{"title": "x", "items": [items[0]]}, {"title": "y", "items": [items[1]]}]
    assert ask([("stepAt", [found, "b"]), ("stepAt", [found, "c"])]) == [1, -1]

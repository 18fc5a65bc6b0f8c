import json

from nennep.config.development.bench import Figure, table


def test_a_figure_holds_up_to_and_at_its_limit() -> None:
    held = [Figure.at_most("page", value, "ms", 100.0).holds for value in (99.0, 100.0, 101.0)]
    assert held == [True, True, False]


def test_a_figure_must_reach_its_floor() -> None:
    assert [Figure.at_least("acts", value, "/s", 500.0).holds for value in (499.0, 500.0)] == [False, True]


def test_a_figure_is_one_line_of_json_with_the_agreed_names() -> None:
    line = Figure.at_most("trang họp", 50.0, "ms", 100.0).as_json()
    assert "\n" not in line
    assert json.loads(line) == {
        "figure": "trang họp",
        "value": 50.0,
        "unit": "ms",
        "limit_or_peer": 100.0,
        "ratio": 0.5,
        "target": "≤ 100 ms",
        "holds": True,
    }


def test_the_table_marks_what_holds_and_what_does_not() -> None:
    lines = table(
        [Figure.at_most("a", 1, "ms", 2), Figure.at_most("b", 3, "ms", 2), Figure("c", 3, "ms")]
    ).split("\n")
    assert [line[0] for line in lines] == [" ", "✓", "✗", " "]

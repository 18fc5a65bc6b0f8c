"""What is said of a measured run: tools/coverage_report.py."""

from typing import Any

from tools.coverage_report import ROOT, gaps, shares, whole


def measured(lines: int, of: int, missing: list[int]) -> dict[str, Any]:
    summary = {"covered_lines": lines, "num_statements": of, "covered_branches": 1, "num_branches": 2}
    return {"summary": summary, "missing_lines": missing, "missing_branches": []}


FILES = {
    "src/nennep/core/audit/chain.py": measured(8, 8, []),
    "src/nennep/core/clock.py": measured(4, 6, [3, 4]),
    "src/nennep/room/page.py": measured(0, 8, list(range(8))),
}


def test_shares_are_of_lines_and_branches_of_each_app_and_of_all() -> None:
    assert shares(FILES) == {"core": 100 * 14 / 18, "nennep": 100 * 15 / 28, "room": 10.0}


def test_what_was_not_run_of_a_file_that_is_to_be_whole_is_named() -> None:
    assert gaps(FILES, ["src/nennep/core/audit/chain.py"]) == []
    assert gaps(FILES, ["src/nennep/core/clock.py"]) == ["src/nennep/core/clock.py: [3, 4] []"]
    assert gaps(FILES, ["src/nennep/core/gone.py"]) == [
        "src/nennep/core/gone.py: not run at all, or not there"
    ]


def test_the_files_that_are_to_be_whole_are_there() -> None:
    assert whole()
    assert [name for name in whole() if not (ROOT / name).is_file()] == []

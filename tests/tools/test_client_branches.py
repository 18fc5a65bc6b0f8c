"""Which blocks of the phone's script were run: tools/client_branches.py."""

from __future__ import annotations

from typing import Any

from tests.offline.shipped import ROOT
from tools.client_branches import SOURCE, not_run, parts, whole


def counted(*ranges: tuple[int, int, int]) -> list[dict[str, Any]]:
    """What one process counted: from, to, how often."""
    return [{"ranges": [{"startOffset": a, "endOffset": b, "count": n}]} for a, b, n in ranges]


def test_a_block_that_only_one_of_many_ran_was_run() -> None:
    one, other = counted((0, 8, 1), (2, 5, 0)), counted((0, 8, 1), (2, 5, 3), (3, 4, 0))
    assert list(not_run(iter([one]), 8)) == [0, 0, 1, 1, 1, 0, 0, 0]
    assert list(not_run(iter([one, other]), 8)) == [0, 0, 0, 1, 0, 0, 0, 0]


def test_what_nobody_ran_is_left() -> None:
    assert list(not_run(iter([]), 3)) == [1, 1, 1]


def test_each_file_of_the_script_is_found_where_it_stands() -> None:
    text = "(() => {\n  // src/nennep/a.ts\n  let a;\n  // a comment\n  // src/nennep/b.ts\n  let b;\n})();"
    found = {name: text[start:end] for name, start, end in parts(text)}
    assert list(found) == ["src/nennep/a.ts", "src/nennep/b.ts"]
    assert "let a" in found["src/nennep/a.ts"]
    assert "let b" not in found["src/nennep/a.ts"]


def test_the_files_that_are_named_exist() -> None:
    assert whole()
    assert all((ROOT / each).exists() and each.startswith(SOURCE) for each in whole())

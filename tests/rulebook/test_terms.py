"""Giảm, miễn công tác và sinh hoạt đảng is said whole and alike everywhere, or short as "được miễn", "được giảm"."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "nennep"
ENDINGS = (".py", ".ts", ".json", ".toml", ".po", ".html")
HALF = re.compile(
    r"(?:giảm|miễn)\s+(?:công tác(?!\s+và sinh hoạt đảng)|(?:công tác,? )?sinh hoạt)|miễn, giảm|miễn giảm",
    re.IGNORECASE,
)


@pytest.mark.parametrize("ending", ENDINGS)
def test_it_is_never_said_by_half(ending: str) -> None:
    files = [each for each in SOURCE.rglob(f"*{ending}") if "static" not in each.parts]
    assert files
    found = {
        f"{each.relative_to(SOURCE)}: {half[0]}"
        for each in files
        for half in HALF.finditer(each.read_text(encoding="utf-8"))
    }
    assert found == set()


@pytest.mark.parametrize("half", ["được giảm sinh hoạt", "miễn công tác đảng", "được miễn, giảm sinh hoạt"])
def test_a_half_is_seen(half: str) -> None:
    assert HALF.search(half)

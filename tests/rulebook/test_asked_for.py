"""Every rule changes something: the program asks for it, or says that it only tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from nennep.rulebook.book import load
from nennep.rulebook.enums import Local
from nennep.rulebook.finding_texts import load as finding_words

SOURCE = Path(__file__).resolve().parents[2] / "src" / "nennep"
ASKED = "\n".join(
    path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py") if "migrations" not in path.parts
)
CITED = {each.rule for each in finding_words().values()}


@pytest.mark.parametrize("code", sorted(load().codes))
def test_a_rule_is_asked_for_or_cited_or_says_that_it_is_only_told(code: str) -> None:
    used = f'"{code}"' in ASKED or code in CITED
    assert used is not load().codes[code].only_told


@pytest.mark.parametrize("code", sorted(code for code, each in load().codes.items() if each.only_told))
def test_what_is_only_told_cannot_be_set(code: str) -> None:
    assert load().codes[code].local is Local.NEVER

"""docs/domain.md says of each rule what the data say, and leaves no rule out."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from nennep.rulebook.book import code_named, load, rule_on
from nennep.rulebook.enums import ValueKind

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "domain.md").read_text(encoding="utf-8")
ROWS = {
    cells[0].strip("`"): cells
    for line in TEXT.splitlines()
    if line.startswith("| `") and len(cells := [cell.strip() for cell in line.strip("|").split("|")]) == 7
}
_day = re.search(r"Values\s+are\s+those\s+of\s+(\d+)/(\d+)/(\d+)", TEXT)
assert _day is not None
DAY = date(int(_day[3]), int(_day[2]), int(_day[1]))


@pytest.mark.parametrize("code", sorted(load().codes))
def test_every_code_of_the_rulebook_stands_in_the_document(code: str) -> None:
    assert f"`{code}`" in TEXT


@pytest.mark.parametrize("code", sorted(code for code in load().codes if rule_on(code, DAY)))
def test_a_rule_in_force_is_told_with_its_value_document_day_and_confidence(code: str) -> None:
    rule = rule_on(code, DAY)
    assert rule is not None
    _, _, value, document, since, confidence, own = ROWS[code]
    if rule.kind is not ValueKind.TEXT or value != "text":
        assert value == rule.shown()
    assert document == ", ".join(filter(None, (rule.citation.document, rule.citation.article)))
    assert since == f"{rule.effective_from:%d/%m/%Y}"
    assert confidence == str(rule.citation.confidence)
    assert own == str(code_named(code).local)


def test_no_rule_is_told_that_is_not_in_force() -> None:
    assert [code for code in ROWS if rule_on(code, DAY) is None] == []


@pytest.mark.parametrize("key", sorted(key for key, each in load().documents.items() if each.date))
def test_every_document_of_the_rulebook_is_told_with_its_day(key: str) -> None:
    document = load().documents[key]
    assert document.date is not None
    number = document.name.split("-")[0].split()[-1]
    day = f"{document.date.day}/{document.date.month}/{document.date.year}"
    assert re.search(rf"\b{number}\b[^|;]{{0,60}}?{day}", TEXT), f"{document.name}, {day}"

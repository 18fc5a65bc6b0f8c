"""What may be asked about rules: nennep.rulebook.reads."""

from __future__ import annotations

from datetime import date

from nennep.core.reads import read_named
from tests.factories import Cell


def test_a_rule_is_told_with_its_source_and_as_of_a_day(pa_kim: Cell) -> None:
    rules = read_named("rulebook.rules")
    now = {each.code: each for each in rules(pa_kim.member, organisation=pa_kim.id, size=500).rows}
    ordinary = now["vote.ordinary"]
    assert ordinary.source
    assert ordinary.shown
    assert not ordinary.own
    then = {each.code for each in rules(pa_kim.member, as_of=date(1950, 1, 1), size=500).rows}
    assert then < set(now)

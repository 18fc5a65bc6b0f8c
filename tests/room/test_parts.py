"""The list of what belongs to a meeting (nennep.room.parts): each kind of fact says everything that is asked of it."""

from __future__ import annotations

import pytest

from nennep.meetings.part import AnyPart
from nennep.room.parts import PARTS
from nennep.rulebook.item_kinds import item_kinds
from tests.access.test_reading_matrix import WORDS

ASPECTS = ("package", "minutes", "sheet", "corrections", "matrix")


def says(part: AnyPart) -> dict[str, bool]:
    """Which of the aspects a part brings."""
    printed = (part.head, part.under_item, part.section, part.end)
    return {
        "package": part.package is not None,
        "minutes": any(each is not None for each in printed),
        "sheet": part.sheet is not None,
        "corrections": bool(part.corrections),
        "matrix": bool(part.matrix),
    }


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
@pytest.mark.parametrize("aspect", ASPECTS)
def test_each_part_is_packaged_printed_put_on_the_sheet_correctable_and_read_by_rule_or_says_why_not(
    part: AnyPart, aspect: str
) -> None:
    assert says(part)[aspect] != bool(part.without.get(aspect))
    assert set(part.without) <= set(ASPECTS)


def test_every_row_of_the_reading_matrix_that_a_part_names_is_tested_with_a_marked_word() -> None:
    assert {row for part in PARTS for row in part.matrix} <= set(WORDS)


def test_names_of_parts_corrections_and_places_on_the_sheet_are_their_own() -> None:
    names = [part.name for part in PARTS]
    places = [part.sheet.place for part in PARTS if part.sheet is not None]
    corrections = [each.what for part in PARTS for each in part.corrections]
    assert len(set(names)) == len(names)
    assert len(set(places)) == len(places)
    assert len(set(corrections)) == len(corrections)


def test_each_correction_takes_the_right_value_of_its_own_name() -> None:
    for kind in (each for part in PARTS for each in part.corrections):
        schema = kind.right.model_json_schema()
        assert schema["properties"]["what"]["const"] == kind.what


def test_facts_that_stand_under_an_item_belong_to_a_part_with_a_section() -> None:
    sections = {part.name for part in PARTS if part.section is not None}
    assert {kind.facts for kind in item_kinds().values() if kind.facts} <= sections


def test_what_is_taken_along_is_packaged() -> None:
    taken = [part for part in PARTS if part.taken_along]
    assert [part.name for part in taken] == ["interpreting", "roll", "carried", "score", "findings"]
    assert all(part.package is not None for part in taken)

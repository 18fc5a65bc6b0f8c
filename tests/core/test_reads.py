"""The registry of reads: nennep.core.reads, nennep.core.pages."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pytest
from tests.factories import OPERATOR, Cell

from nennep.core.actor import Actor
from nennep.core.checks import reads_are_whole
from nennep.core.pages import Listing, Page
from nennep.core.reads import all_reads, read, read_named
from nennep.core.refusals import Invalid, NotFound


@dataclass(frozen=True, slots=True)
class Row:
    """A row of these tests."""

    number: int


def numbers(count: int) -> Listing[Row]:
    return Listing(range(count), lambda found: (Row(each) for each in found))


def test_every_read_has_a_sentence_in_both_languages_and_says_what_it_shows() -> None:
    assert reads_are_whole(None) == []
    assert all_reads()


def test_a_name_that_is_taken_stops_the_start() -> None:
    with pytest.raises(ValueError, match="registered twice"):
        read("membership.roll", label="")(lambda actor: None)


def test_a_parameter_that_is_not_keyword_only_stops_the_start() -> None:
    def positional(actor: Actor, organisation: UUID) -> Row:
        raise AssertionError

    with pytest.raises(TypeError, match="keyword-only"):
        read("membership.positional", label="")(positional)


def test_an_unknown_name_is_not_found() -> None:
    with pytest.raises(NotFound, match="câu hỏi"):
        read_named("membership.nonsense")


def test_a_read_is_called_with_typed_parameters_and_asked_with_text(pa_kim: Cell) -> None:
    roll = read_named("membership.roll")
    page = roll(pa_kim.secretary, organisation=pa_kim.id)
    assert (page.total, page.rows[0].person) in {(11, each) for each in pa_kim.members}
    asked = roll.ask(pa_kim.secretary, {"organisation": str(pa_kim.id), "size": "3"})
    assert (len(asked["rows"]), asked["next"], asked["total"]) == (3, 2, 11)
    assert asked["rows"][0]["person"] == str(page.rows[0].person)
    assert asked["rows"][0]["since"] == "2020-01-01"


def test_a_wrong_parameter_is_refused_in_the_language_of_the_asker(pa_kim: Cell) -> None:
    with pytest.raises(Invalid) as refused:
        read_named("membership.roll")(OPERATOR, organisation=pa_kim.id, as_of="31/02/2026")
    assert (refused.value.code, refused.value.field) == ("invalid_parameters", "as_of")
    assert str(refused.value).startswith("Đề nghị đồng chí nêu ngày")


@pytest.mark.parametrize(
    ("number", "size", "expected"),
    [
        (1, 2, Page((Row(0), Row(1)), 1, 2, 5)),
        (3, 2, Page((Row(4),), 3, None, 5)),
        (4, 2, Page((), 4, None, 5)),
        (1, 5, Page(tuple(Row(each) for each in range(5)), 1, None, 5)),
    ],
    ids=["first", "last", "beyond", "exactly"],
)
def test_a_listing_is_cut_into_pages(number: int, size: int, expected: Page[Row]) -> None:
    assert numbers(5).page(number, size) == expected

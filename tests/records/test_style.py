"""How papers are set and spelt: nennep.records.style, as a letterhead carries it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from nennep.core.refusals import Invalid
from nennep.meetings.models import Meeting
from nennep.meetings.preparation.documents import notice_document
from nennep.organisation.models import Body
from nennep.records.letterhead import letterhead
from nennep.records.style import Style
from nennep.rulebook.book import Rule, rule_on
from nennep.typesetting.blocks import paragraph
from nennep.typesetting.model import Layout, PartyDocument, Signature
from tests import factories
from tests.factories import Cell
from tests.room import story
from tests.room.printed import minutes_now, text_of
from tests.rulebook.own_rules import ON, put

pytestmark = pytest.mark.django_db

SPELLING, SPACING = "documents.uy_spelling", "documents.line_spacing"


def body_of(cell: Cell) -> Body:
    return Body.rows.select_related("organisation").get(pk=cell.body)


def measure(code: str) -> float:
    found = rule_on(code, ON)
    assert isinstance(found, Rule)
    return found.number


def test_papers_are_set_in_the_measures_of_the_rules_of_their_day(pa_kim: Cell) -> None:
    layout = letterhead(body_of(pa_kim), ON).style.layout
    assert (layout.size, layout.first_line) == (
        measure("documents.body_size"),
        measure("documents.first_line_mm"),
    )
    assert layout.pitch == measure(SPACING)
    margins = rule_on("documents.margins_mm", ON)
    assert margins is not None
    assert margins.value == f"{layout.top:g}, {layout.bottom:g}, {layout.left:g}, {layout.right:g}"


def test_minutes_and_notices_take_the_line_spacing_that_their_office_chose(pa_kim: Cell, told: UUID) -> None:
    put(factories.OPERATOR, pa_kim.id, SPACING, 19)
    meeting = Meeting.rows.select_related("body__organisation").get(pk=told)
    assert minutes_now(told).layout == Layout(pitch=19)
    assert notice_document(meeting, None).layout.pitch == 19


def test_before_the_rules_papers_keep_the_usual_measures(pa_kim: Cell) -> None:
    assert letterhead(body_of(pa_kim), date(2018, 10, 3)).style == Style()


@pytest.mark.parametrize("pitch", [5, 16, 40])
def test_lines_that_would_overlap_or_fly_apart_are_refused_with_what_would_be_right(
    pa_kim: Cell, pitch: int
) -> None:
    with pytest.raises(Invalid, match=r"17 pt.*28 pt"):
        put(factories.OPERATOR, pa_kim.id, SPACING, pitch)


def test_a_spelling_can_only_be_one_of_the_two(pa_kim: Cell) -> None:
    with pytest.raises(Invalid, match="ủy, uỷ"):
        put(factories.OPERATOR, pa_kim.id, SPELLING, "ủi")


@pytest.mark.parametrize(("chosen", "other"), [("uỷ", "ủy"), ("ủy", "uỷ")])
def test_a_chosen_spelling_holds_in_the_whole_paper(pa_kim: Cell, chosen: str, other: str) -> None:
    put(factories.OPERATOR, pa_kim.id, SPELLING, chosen)
    meeting = Meeting.rows.select_related("body__organisation").get(pk=story.plan(pa_kim, story.EVENING))
    printed = text_of(notice_document(meeting, None))
    assert f"chi {chosen} thông báo" in printed
    assert other not in printed.casefold()


def test_without_a_choice_what_somebody_wrote_stays_as_it_was_written(pa_kim: Cell) -> None:
    document = PartyDocument("Biên bản", "Chi bộ", body=(paragraph("Đảng uỷ và chi ủy"),))
    assert letterhead(body_of(pa_kim), ON).style.set(document) == document


def test_a_name_keeps_the_spelling_of_its_bearer() -> None:
    signed = PartyDocument(
        "Nghị quyết",
        "Đảng ủy xã",
        body=(paragraph("đồng chí Lò Thị Thủy, Ủy viên; cấp ủy"),),
        signatures=(Signature(("T/M ĐẢNG ỦY", "BÍ THƯ"), "Lò Thị Thủy"),),
    )
    printed = text_of(Style(spelling="uỷ").spelt(signed))
    assert "ĐẢNG UỶ XÃ" in printed
    assert "đồng chí Lò Thị Thủy, Uỷ viên; cấp uỷ" in printed
    assert "T/M ĐẢNG UỶ" in printed
    assert printed.count("Thủy") == 2

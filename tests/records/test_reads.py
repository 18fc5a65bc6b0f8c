"""What may be asked about documents and their numbers: nennep.records.reads."""

from __future__ import annotations

from nennep.core.reads import read_named
from nennep.records.actions import start_series, void_number
from nennep.records.enums import DocumentType
from nennep.records.models import NumberSeries
from tests.factories import Cell
from tests.worlds import Stages


def types(stages: Stages, role: str) -> set[str]:
    page = read_named("records.documents")(stages.roles[role], organisation=stages.cell.id)
    return {each.type for each in page.rows}


def test_minutes_are_listed_for_those_who_may_read_what_was_said(stages: Stages) -> None:
    assert types(stages, "member") == {"BB", "NQ"}
    assert types(stages, "office") == types(stages, "above") == {"NQ"}


def test_a_document_is_listed_with_its_newest_revision_and_what_it_is_about(stages: Stages) -> None:
    page = read_named("records.documents")(
        stages.cell.secretary, organisation=stages.cell.id, type=DocumentType.MINUTES
    )
    adopted = next(each for each in page.rows if each.about == stages.adopted)
    assert (adopted.about_kind, adopted.revision, adopted.type_label) == ("meeting", 2, "biên bản")


def test_a_series_tells_its_numbers_and_what_nobody_explained(pa_kim: Cell) -> None:
    start_series(pa_kim.secretary, body=pa_kim.body, document_type=DocumentType.RESOLUTION, next_number=7)
    series = NumberSeries.rows.get().pk
    void_number(pa_kim.secretary, series=series, number=7, reason="Viết nhầm")
    start_series(pa_kim.secretary, body=pa_kim.body, document_type=DocumentType.RESOLUTION, next_number=10)
    found = read_named("records.numbers").ask(pa_kim.member, {"organisation": str(pa_kim.id)})["rows"][0]
    assert (found["type"], found["next_number"]) == ("NQ", 10)
    assert [(each["number"], each["state"], each["reason"]) for each in found["numbers"]] == [
        (7, "void", "Viết nhầm")
    ]
    assert found["gaps"] == [{"first": 8, "last": 9}]

"""In which language contents were also given, and who interpreted: meetings.record_interpreting."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.refusals import Forbidden, Invalid
from nennep.meetings.access import access_meeting
from nennep.meetings.actions.session import record_interpreting
from nennep.meetings.models import Meeting
from nennep.minutes.composing import compose_minutes
from nennep.minutes.paper_sheet import meeting_sheet
from nennep.room.kit import cell_kit
from nennep.room.package import meeting_package
from nennep.room.parts import record_of
from nennep.typesetting.blocks import Lines
from nennep.typesetting.model import PartyDocument
from tests.factories import Cell


def held(meeting: UUID) -> Meeting:
    return Meeting.rows.select_related("body__organisation").get(pk=meeting)


def head(document: PartyDocument) -> dict[str, str]:
    lines = next(each for each in document.body if isinstance(each, Lines))
    return {each.label: each.value for each in lines.entries}


def packaged(actor: Actor, meeting: UUID) -> Any:
    return meeting_package(access_meeting(actor, meeting))["parts"]["interpreting"]


def test_the_language_and_the_interpreter_stand_in_the_minutes(in_session: UUID, pa_kim: Cell) -> None:
    assert "Phổ biến bằng" not in head(compose_minutes(record_of(held(in_session))))
    record_interpreting(
        pa_kim.secretary, meeting=in_session, language="tiếng Mông", interpreter="Giàng Thị Mỷ"
    )
    printed = head(compose_minutes(record_of(held(in_session))))
    assert printed["Phổ biến bằng"] == "tiếng Mông, người dịch: Giàng Thị Mỷ"
    record_interpreting(pa_kim.secretary, meeting=in_session, language="Thái")
    assert head(compose_minutes(record_of(held(in_session))))["Phổ biến bằng"] == "tiếng Thái"
    record_interpreting(pa_kim.secretary, meeting=in_session)
    assert "Phổ biến bằng" not in head(compose_minutes(record_of(held(in_session))))


def test_an_interpreter_needs_a_language_and_a_member_records_neither(in_session: UUID, pa_kim: Cell) -> None:
    with pytest.raises(Invalid) as refused:
        record_interpreting(pa_kim.secretary, meeting=in_session, interpreter="Giàng Thị Mỷ")
    assert refused.value.field == "language"
    with pytest.raises(Forbidden):
        record_interpreting(pa_kim.member, meeting=in_session, language="Mông")


def test_the_paper_sheet_has_a_line_for_it(in_session: UUID, pa_kim: Cell) -> None:
    assert head(meeting_sheet(record_of(held(in_session))))["Phổ biến bằng"].startswith("tiếng …")
    record_interpreting(pa_kim.secretary, meeting=in_session, language="Mông", interpreter="Mùa A Tủa")
    line = head(meeting_sheet(record_of(held(in_session))))["Phổ biến bằng"]
    assert line == "tiếng Mông, người dịch: Mùa A Tủa"


def test_the_next_meeting_of_the_body_is_offered_the_same(in_session: UUID, pa_kim: Cell) -> None:
    empty = {"language": "", "interpreter": "", "usual": None}
    assert packaged(pa_kim.secretary, in_session) == empty
    earlier = held(in_session)
    usual = {"language": "Mông", "interpreter": "Mùa A Tủa"}
    before = earlier.starts_at - timedelta(days=30)
    earlier.pk = earlier.id = new_id()
    earlier.starts_at, earlier.other_language, earlier.interpreter = before, "Mông", "Mùa A Tủa"
    earlier.save(force_insert=True)
    assert packaged(pa_kim.secretary, in_session) == {**empty, "usual": usual}
    kit = cell_kit(pa_kim.secretary, held(in_session).body, clock.today())
    assert kit["interpreting"] == {**empty, "usual": usual}
    Meeting.rows.filter(pk=earlier.pk).update(state="cancelled")
    assert packaged(pa_kim.secretary, in_session) == empty

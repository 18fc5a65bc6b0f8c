"""Rows that no code can read, and marks that no payload states: nennep.config.audit.everything."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from tests.factories import Cell, World
from tests.tampering import differences_found, key_of, without_triggers

from nennep.config.audit.everything import audit
from nennep.config.audit.report import sentences
from nennep.core.ids import new_id
from nennep.meetings.actions.opening import open_now
from nennep.meetings.enums import MeetingKind
from nennep.meetings.models import Attendance, Meeting
from nennep.membership.actions import change_status
from nennep.membership.enums import Status
from nennep.records.models import Revision


def test_rows_that_no_code_can_read_are_named_and_the_others_still_looked_at(
    adopted: UUID, caplog: pytest.LogCaptureFixture
) -> None:
    minutes = Revision.rows.get(record__about_id=adopted)
    without_triggers(
        "UPDATE records_revision SET document = '{\"zqnoidung\": 1}' WHERE id = %s", [key_of(minutes.pk)]
    )
    Meeting.rows.filter(pk=adopted).update(place="Nơi khác")
    found = {(each.table, each.row, each.what) for each in audit([]).differences}
    assert {("room", None, "broken"), (Meeting._meta.label, adopted, "other")} <= found
    assert "zqnoidung" not in caplog.text + " ".join(sentences(audit([])))


def test_a_mark_that_the_opening_made_by_status_taken_away_is_found(world: World, pa_kim: Cell) -> None:
    exempt, meeting = pa_kim.members[7], new_id()
    day = date(2026, 11, 1)
    change_status(world.clerk, person=exempt, cell=pa_kim.id, status=Status.EXEMPT, effective=day)
    open_now(
        pa_kim.secretary,
        id=meeting,
        body=pa_kim.body,
        kind=MeetingKind.EXTRAORDINARY,
        chair=pa_kim.members[0],
        items=[],
    )
    assert differences_found() == []
    Attendance.rows.filter(meeting=meeting, person=exempt).delete()
    assert [(each.table, each.row) for each in differences_found()] == [(Attendance._meta.label, meeting)]

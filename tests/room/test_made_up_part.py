"""A new kind of fact touches its own app and one line of the list, and is packaged, minuted, and on the sheet."""

from __future__ import annotations

from uuid import UUID

from nennep.meetings.access import access_meeting
from nennep.meetings.part import MeetingRecord
from nennep.minutes.composing import compose_minutes
from nennep.minutes.paper_sheet import meeting_sheet
from nennep.room.package import packaged
from nennep.room.parts import PARTS
from tests.factories import Cell, World
from tests.made_up.in_meeting import SONGS
from tests.room.printed import text_of

WITH_SONGS = (*PARTS, SONGS)  # the one line of the list


def record(cell: Cell, meeting: UUID) -> MeetingRecord:
    return MeetingRecord(access_meeting(cell.secretary, meeting).meeting, WITH_SONGS)


def test_it_is_packaged_for_whoever_may_read_it(told: UUID, pa_kim: Cell, world: World) -> None:
    for actor, songs in ((pa_kim.secretary, ["Tiến về Sài Gòn", "Hò kéo pháo"]), (world.clerk, [])):
        found = packaged(record(pa_kim, told), access_meeting(actor, told), WITH_SONGS)
        assert found["songs"] == songs
        assert set(found) == {part.name for part in WITH_SONGS if part.package is not None}


def test_it_has_its_section_in_the_minutes(told: UUID, pa_kim: Cell) -> None:
    printed = text_of(compose_minutes(record(pa_kim, told)))
    assert "VĂN NGHỆ" in printed
    assert "Hò kéo pháo" in printed


def test_it_has_its_section_on_the_sheet_and_the_sections_are_numbered_anew(told: UUID, pa_kim: Cell) -> None:
    sheet = text_of(meeting_sheet(record(pa_kim, told)))
    assert "BÀI HÁT" in sheet
    assert "ghi giờ ở mục IX" in sheet

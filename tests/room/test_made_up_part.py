"""A new kind of fact touches its own app and one line of the list: packaged, minuted, on the sheet, corrected."""

from __future__ import annotations

from uuid import UUID

import pytest

from nennep.core import clock
from nennep.core.acts import ActContext
from nennep.core.ids import new_id
from nennep.core.refusals import Conflict, Invalid
from nennep.meetings.access import access_meeting
from nennep.meetings.part import MeetingRecord
from nennep.minutes.composing import compose_minutes
from nennep.minutes.numbering import Numbering
from nennep.minutes.paper_sheet import meeting_sheet
from nennep.records.models import Record
from nennep.room import parts
from nennep.room.actions.adoption import adopt_minutes
from nennep.room.correcting import correctables, put_right
from nennep.room.package import packaged
from nennep.room.page import pairs_of
from nennep.room.parts import PARTS
from tests.factories import Cell, World
from tests.made_up import in_meeting
from tests.made_up.in_meeting import SONG, SONGS, SUNG, SongRight
from tests.room.printed import text_of

WITH_SONGS = (*PARTS, SONGS)  # the one line of the list


@pytest.fixture(autouse=True)
def sung(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The songs of one test, in the place of a table."""
    monkeypatch.setattr(in_meeting, "SUNG_FOR_GOOD", [])
    monkeypatch.setattr(in_meeting, "SUNG", list(SUNG))
    return in_meeting.SUNG


def record(cell: Cell, meeting: UUID) -> MeetingRecord:
    return MeetingRecord(access_meeting(cell.secretary, meeting).meeting, WITH_SONGS)


def test_it_is_packaged_for_those_who_may_read_it(told: UUID, pa_kim: Cell, world: World) -> None:
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


def test_it_says_its_figures_on_the_page_of_the_meeting(told: UUID, pa_kim: Cell) -> None:
    pairs = pairs_of(access_meeting(pa_kim.secretary, told), record(pa_kim, told))
    assert pairs[-1] == ("Songs", "2", "")


def test_it_has_its_section_at_the_end_of_the_month_s_resolution(told: UUID, pa_kim: Cell) -> None:
    resolution = text_of(record(pa_kim, told).documents()[0].compose(()))
    assert "VĂN NGHỆ THÁNG NÀY" in resolution
    assert "Hò kéo pháo" in resolution


def test_its_document_is_frozen_and_numbered_at_the_adoption(
    told: UUID, pa_kim: Cell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "PARTS", WITH_SONGS)
    adopt_minutes(pa_kim.secretary, meeting=told, numbers=[Numbering(about=SONG, claim=3)])
    plan = Record.rows.get(about_kind="song", about_id=SONG)
    assert (plan.title, plan.symbol) == ("Kế hoạch văn nghệ", "03-KH/CB")
    assert "Hò kéo pháo" in str(plan.revisions.get().document)


def test_it_hinders_the_adoption_in_its_own_words_and_is_frozen_by_it(
    told: UUID, pa_kim: Cell, sung: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "PARTS", WITH_SONGS)
    sung.append("")
    with pytest.raises(Conflict, match="A song has no title"):
        adopt_minutes(pa_kim.secretary, meeting=told, numbers=[])
    assert in_meeting.SUNG_FOR_GOOD == []
    sung.pop()
    adopt_minutes(pa_kim.secretary, meeting=told, numbers=[])
    assert sung == in_meeting.SUNG_FOR_GOOD


def test_it_is_corrected_by_its_own_app(told: UUID, pa_kim: Cell, sung: list[str]) -> None:
    now = clock.now()
    ctx = ActContext(pa_kim.secretary, key=new_id(), right="decide", captured_at=now, received_at=now)
    before = record(pa_kim, told)
    (songs,) = [group for group in correctables(before) if group.title == "Songs"]
    assert [(each.key, each.now) for each in songs.things][1] == ("song:2", "Hò kéo pháo")
    change = put_right(ctx, before, SongRight(what="song", place=2, title="Giải phóng miền Nam"))
    assert (change.was, change.right_value) == ("Hò kéo pháo", "Giải phóng miền Nam")
    assert "Giải phóng miền Nam" in text_of(compose_minutes(record(pa_kim, told)))
    with pytest.raises(Invalid, match="Biên bản đã ghi đúng như vậy"):
        put_right(ctx, before, SongRight(what="song", place=1, title=sung[0]))

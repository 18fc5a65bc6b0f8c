"""What was said, and what only the paper book keeps: nennep.meetings.actions.entries."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from nennep.core.actor import Actor
from nennep.core.ids import new_id
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound
from nennep.meetings.actions.entries import note_paper_only, record_entry, withdraw_entry, withdraw_note
from nennep.meetings.enums import EntryKind
from nennep.meetings.models import Entry, Meeting, PaperOnlyNote
from nennep.rulebook.enums import ItemKind
from tests.factories import Cell, World
from tests.meetings.items import item


def say(actor: Actor, meeting: UUID, under: UUID, **more: Any) -> UUID:
    new = more.pop("id", None) or new_id()
    record_entry(actor, meeting=meeting, id=new, item=under, gist=more.pop("gist", "Nhất trí."), **more)
    return new


def test_an_entry_keeps_the_speakers_name_as_the_roll_has_it(in_session: UUID, pa_kim: Cell) -> None:
    under = item(in_session)
    new = say(pa_kim.secretary, in_session, under, speaker=pa_kim.members[4], kind=EntryKind.SELF_CRITICISM)
    found = Entry.rows.get(pk=new)
    assert (found.speaker_id, found.speaker_name) == (pa_kim.members[4], "Lò Văn Dương")
    assert found.kind == EntryKind.SELF_CRITICISM


def test_a_guest_is_written_by_name(in_session: UUID, pa_kim: Cell) -> None:
    new = say(pa_kim.secretary, in_session, item(in_session), speaker_name="Đại biểu Ban Dân vận")
    assert Entry.rows.get(pk=new).speaker_id is None


def test_an_entry_says_who_spoke(in_session: UUID, pa_kim: Cell) -> None:
    with pytest.raises(Invalid) as refused:
        say(pa_kim.secretary, in_session, item(in_session))
    assert refused.value.field == "speaker"


def test_a_speaker_stands_on_the_roll(in_session: UUID, pa_kim: Cell, world: World) -> None:
    with pytest.raises(Invalid):
        say(pa_kim.secretary, in_session, item(in_session), speaker=world.cells["staff"].members[0])


@pytest.mark.parametrize("naming", ["speaker", "speaker_name"])
def test_the_situation_of_opinion_names_nobody(in_session: UUID, pa_kim: Cell, naming: str) -> None:
    under = item(in_session, ItemKind.IDEOLOGY)
    who = {"speaker": pa_kim.members[1], "speaker_name": "một đồng chí"}[naming]
    with pytest.raises(Invalid):
        say(pa_kim.secretary, in_session, under, **{naming: who})
    new = say(pa_kim.secretary, in_session, under, gist="Nhân dân phấn khởi.")
    assert Entry.rows.get(pk=new).speaker_name == ""


def test_an_item_of_the_paper_book_takes_no_words(in_session: UUID, pa_kim: Cell) -> None:
    with pytest.raises(Invalid):
        say(pa_kim.secretary, in_session, item(in_session, ItemKind.PAPER_ONLY), speaker=pa_kim.members[1])


def test_the_same_entry_is_not_made_twice_under_another_key(in_session: UUID, pa_kim: Cell) -> None:
    under = item(in_session)
    new = say(pa_kim.secretary, in_session, under, speaker=pa_kim.members[1])
    with pytest.raises(Conflict):
        say(pa_kim.secretary, in_session, under, speaker=pa_kim.members[1], id=new)


def test_a_withdrawn_entry_stays_as_a_row(in_session: UUID, pa_kim: Cell) -> None:
    new = say(pa_kim.secretary, in_session, item(in_session), speaker=pa_kim.members[1])
    withdraw_entry(pa_kim.deputy, meeting=in_session, entry=new)
    assert Entry.rows.get(pk=new).withdrawn


def test_an_entry_of_another_meeting_is_not_found(in_session: UUID, pa_kim: Cell) -> None:
    with pytest.raises(NotFound):
        withdraw_entry(pa_kim.secretary, meeting=in_session, entry=new_id())


def test_a_member_records_nothing_unless_appointed(in_session: UUID, pa_kim: Cell) -> None:
    under = item(in_session)
    with pytest.raises(Forbidden):
        say(pa_kim.member, in_session, under, speaker=pa_kim.members[1])
    Meeting.rows.filter(pk=in_session).update(minute_taker_id=pa_kim.members[2])
    assert Entry.rows.filter(pk=say(pa_kim.member, in_session, under, speaker=pa_kim.members[1])).exists()


def test_a_stranger_finds_no_meeting(in_session: UUID, pa_kim: Cell) -> None:
    with pytest.raises(NotFound):
        say(Actor.stranger(), in_session, item(in_session), speaker=pa_kim.members[1])


def test_the_paper_book_gives_book_page_and_tally_and_nothing_more(in_session: UUID, pa_kim: Cell) -> None:
    under = item(in_session, ItemKind.PAPER_ONLY)
    first, second = new_id(), new_id()
    note_paper_only(pa_kim.secretary, meeting=in_session, id=first, item=under, book="Quyển 3", page="41")
    note_paper_only(
        pa_kim.secretary, meeting=in_session, id=second, item=under, book="Quyển 3", page="42", votes_for=11
    )
    assert [each.pk for each in PaperOnlyNote.rows.filter(withdrawn=False)] == [second]
    withdraw_note(pa_kim.secretary, meeting=in_session, note=second)
    assert not PaperOnlyNote.rows.filter(withdrawn=False).exists()


def test_a_note_belongs_to_an_item_of_the_paper_book_and_fits_the_roll(
    in_session: UUID, pa_kim: Cell
) -> None:
    plain, paper = item(in_session), item(in_session, ItemKind.PAPER_ONLY, 2)
    with pytest.raises(Invalid):
        note_paper_only(pa_kim.secretary, meeting=in_session, id=new_id(), item=plain, book="3", page="41")
    with pytest.raises(Invalid):
        note_paper_only(
            pa_kim.secretary, meeting=in_session, id=new_id(), item=paper, book="3", page="41", votes_for=12
        )


def test_a_note_that_is_not_there_cannot_be_withdrawn(in_session: UUID, pa_kim: Cell) -> None:
    with pytest.raises(NotFound):
        withdraw_note(pa_kim.secretary, meeting=in_session, note=new_id())

"""Ký giấy, ban hành: nennep.minutes.actions.issuing."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound
from nennep.meetings.enums import MeetingState
from nennep.meetings.models import Meeting
from nennep.minutes.actions.issuing import issue_documents, sign_on_paper
from nennep.minutes.numbering import Numbering
from nennep.minutes.selectors import records_of
from nennep.records.models import Record, Revision
from nennep.records.revisions import document_of
from nennep.room.actions.adoption import adopt_minutes
from tests.factories import Cell
from tests.room import story
from tests.room.printed import text_of

DAY = date(2026, 11, 24)


def state(meeting: UUID) -> str:
    return Meeting.rows.get(pk=meeting).state


def test_signing_keeps_day_book_and_page_on_the_newest_minutes(adopted: UUID, pa_kim: Cell) -> None:
    sign_on_paper(pa_kim.deputy, meeting=adopted, signed_on=DAY, book="01", page="52")
    revision = Revision.rows.get(record__document_type="BB")
    assert (revision.signed_on, revision.book, revision.page) == (DAY, "01", "52")
    assert state(adopted) == MeetingState.SIGNED


def test_minutes_are_signed_once(adopted: UUID, pa_kim: Cell) -> None:
    sign_on_paper(pa_kim.deputy, meeting=adopted, signed_on=DAY, book="01", page="52")
    with pytest.raises(Conflict, match="quyển 01, trang 52"):
        sign_on_paper(pa_kim.deputy, meeting=adopted, signed_on=DAY, book="01", page="53")


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2026, 11, 25)])
def test_they_are_signed_neither_before_the_meeting_nor_tomorrow(
    adopted: UUID, pa_kim: Cell, day: date
) -> None:
    with pytest.raises(Invalid):
        sign_on_paper(pa_kim.deputy, meeting=adopted, signed_on=day, book="01", page="52")


def test_a_meeting_in_session_cannot_be_signed_or_issued(told: UUID, pa_kim: Cell) -> None:
    with pytest.raises(Conflict):
        sign_on_paper(pa_kim.deputy, meeting=told, signed_on=DAY, book="01", page="52")
    with pytest.raises(Conflict):
        issue_documents(pa_kim.secretary, meeting=told)


def test_the_program_never_says_that_minutes_are_digitally_signed(adopted: UUID, pa_kim: Cell) -> None:
    sign_on_paper(pa_kim.deputy, meeting=adopted, signed_on=DAY, book="01", page="52")
    issue_documents(pa_kim.secretary, meeting=adopted)
    for each in Revision.rows.all():
        assert "ký số" not in text_of(document_of(each)).lower()
        assert "đã ký" not in text_of(document_of(each)).lower()


def test_issuing_gives_numbers_to_what_has_none_and_the_paper_bears_them(told: UUID, pa_kim: Cell) -> None:
    adopt_minutes(pa_kim.secretary, meeting=told)
    done = issue_documents(pa_kim.secretary, meeting=told)
    assert done.result["symbols"] == ["01-BB/CB", "01-NQ/CB"]
    assert state(told) == MeetingState.ISSUED
    assert set(Record.rows.values_list("issued_on", flat=True)) == {DAY}
    minutes = Revision.rows.filter(record__document_type="BB").order_by("revision")
    first, second = (document_of(each) for each in minutes)
    assert (first.number, second.number) == ("Số ……-BB/CB", "Số 01-BB/CB")
    assert first.body == second.body
    assert not minutes[1].is_correction


def test_issuing_what_is_numbered_already_makes_no_new_revision(adopted: UUID, pa_kim: Cell) -> None:
    issue_documents(pa_kim.secretary, meeting=adopted)
    assert Revision.rows.count() == 2


def test_a_number_on_paper_is_claimed_at_issuing(told: UUID, pa_kim: Cell) -> None:
    adopt_minutes(pa_kim.secretary, meeting=told)
    resolution = next(each for each in records_of(Meeting.rows.get(pk=told)) if each.document_type == "NQ")
    issue_documents(
        pa_kim.secretary,
        meeting=told,
        numbers=[Numbering(claim=12), Numbering(about=resolution.about_id, claim=4)],
    )
    assert {each.symbol for each in Record.rows.all()} == {"12-BB/CB", "04-NQ/CB"}


def test_a_document_that_bears_a_number_gets_no_other(adopted: UUID, pa_kim: Cell) -> None:
    with pytest.raises(Conflict, match="01-BB/CB"):
        issue_documents(pa_kim.secretary, meeting=adopted, numbers=[Numbering(claim=9)])


def test_documents_are_issued_once_and_may_be_signed_afterwards(adopted: UUID, pa_kim: Cell) -> None:
    issue_documents(pa_kim.secretary, meeting=adopted)
    with pytest.raises(Conflict):
        issue_documents(pa_kim.secretary, meeting=adopted)
    sign_on_paper(pa_kim.deputy, meeting=adopted, signed_on=DAY, book="01", page="52")
    assert state(adopted) == MeetingState.ISSUED


def test_issued_on_a_later_day_is_kept(adopted: UUID, pa_kim: Cell) -> None:
    from datetime import timedelta

    with clock.at(story.END + timedelta(days=3)):
        issue_documents(pa_kim.secretary, meeting=adopted, issued_on=date(2026, 11, 26))
    assert set(Record.rows.values_list("issued_on", flat=True)) == {date(2026, 11, 26)}


def test_strangers_and_ordinary_members_neither_sign_nor_issue(adopted: UUID, pa_kim: Cell) -> None:
    for actor, refusal in ((Actor.stranger(), NotFound), (pa_kim.member, Forbidden)):
        with pytest.raises(refusal):
            sign_on_paper(actor, meeting=adopted, signed_on=DAY, book="01", page="52")
        with pytest.raises(refusal):
            issue_documents(actor, meeting=adopted)

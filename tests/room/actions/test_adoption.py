"""Thông qua biên bản: nennep.room.actions.adoption."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from nennep.collab.models import CollabText
from nennep.collab.texts import verify
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.audit import chain
from nennep.core.ids import new_id
from nennep.core.models import ActRecord
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound
from nennep.files.storing import is_whole
from nennep.meetings.actions.attendance import record_attendance
from nennep.meetings.enums import Mark, MeetingState
from nennep.meetings.models import Attendance, Meeting
from nennep.meetings.roll_call.marking import AttendanceMark
from nennep.minutes.numbering import Numbering
from nennep.records.models import Record, Revision
from nennep.records.revisions import document_of
from nennep.resolutions.actions import propose_resolution
from nennep.resolutions.enums import ResolutionKind
from nennep.resolutions.in_meeting.resolutions import RESOLUTIONS
from nennep.room.actions.adoption import adopt_minutes
from nennep.typesetting.blocks import Paragraph
from nennep.typesetting.stored import digest
from tests.factories import Cell, World
from tests.room import story
from tests.room.conftest import Facts
from tests.room.printed import text_of


def test_adoption_locks_the_meeting_and_keeps_minutes_and_resolution(adopted: UUID, facts: Facts) -> None:
    held = facts(adopted).meeting
    assert (held.state, held.adopted_at, held.closed_at) == (MeetingState.ADOPTED, story.END, story.END)
    assert {each.symbol for each in Record.rows.all()} == {"01-BB/CB", "01-NQ/CB"}
    assert facts(adopted)[RESOLUTIONS][0].record is not None


def test_a_revision_is_whole_and_its_digest_is_that_of_its_document(adopted: UUID) -> None:
    for each in Revision.rows.select_related("pdf"):
        assert each.digest == digest(document_of(each))
        assert is_whole(each.pdf.sha256)


def test_the_digests_of_minutes_and_texts_enter_the_chain(told: UUID, pa_kim: Cell) -> None:
    done = adopt_minutes(pa_kim.secretary, meeting=told)
    revision = Revision.rows.get(record_id=done.result["record"])
    assert ActRecord.rows.get(key=done.key).result["digest"] == revision.digest
    assert len(done.result["texts"]) == 64
    assert chain.verify(pa_kim.id) == []


def test_the_texts_are_locked_as_they_were_read(adopted: UUID) -> None:
    texts = list(CollabText.rows.exclude(text=""))
    assert texts
    assert all(each.locked_at and verify(each.key) for each in texts)


def test_without_numbers_asked_for_the_papers_leave_room_for_them(told: UUID, pa_kim: Cell) -> None:
    adopt_minutes(pa_kim.secretary, meeting=told)
    numbers = {document_of(each).number for each in Revision.rows.all()}
    assert numbers == {"Số ……-BB/CB", "Số ……-NQ/CB"}


def test_a_number_already_written_by_hand_is_claimed(told: UUID, pa_kim: Cell, facts: Facts) -> None:
    resolution = facts(told)[RESOLUTIONS][0].pk
    adopt_minutes(pa_kim.secretary, meeting=told, numbers=[Numbering(about=resolution, claim=7)])
    assert Record.rows.get(document_type="NQ").symbol == "07-NQ/CB"
    assert Record.rows.get(document_type="BB").symbol == ""


def test_the_minutes_name_the_numbered_resolution(adopted: UUID) -> None:
    minutes = document_of(Revision.rows.get(record__document_type="BB"))
    assert "Nghị quyết số 01-NQ/CB về nhiệm vụ trọng tâm tháng 12 năm 2026" in text_of(minutes)


def test_the_resolution_opens_and_has_its_four_parts_of_their_months_and_its_vote(adopted: UUID) -> None:
    document = document_of(Revision.rows.get(record__document_type="NQ"))
    opening = document.body[0]
    assert isinstance(opening, Paragraph)
    said = "".join(run.text for run in opening.runs)
    assert said == "Ngày 24/11/2026, Chi bộ bản Pá Kìm họp, thảo luận và quyết nghị:"
    printed = text_of(document)
    for part in (
        "KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 11 NĂM 2026",
        "NHIỆM VỤ THÁNG 12 NĂM 2026",
        "PHÂN CÔNG THỰC HIỆN",
        "biểu quyết thông qua bằng hình thức giơ thẻ đảng viên ngày 24/11/2026: tán thành 9/11 (81,8%)",
        "Đảng ủy xã Chiềng Muôn (báo cáo)",
        "Lưu Chi bộ",
        "T/M CHI BỘ",
        "BÍ THƯ",
        "Lò Văn Sáng",
    ):
        assert part in printed


def test_somebody_not_marked_is_named_in_the_refusal(told: UUID, pa_kim: Cell) -> None:
    Attendance.rows.filter(meeting_id=told, person_id__in=pa_kim.members[8:10]).delete()
    with pytest.raises(Conflict, match=r"2 đồng chí chưa điểm danh: .*Vì Văn Ngoan") as refused:
        adopt_minutes(pa_kim.secretary, meeting=told)
    assert refused.value.code == "unmarked"


def test_somebody_absent_of_whom_nobody_said_why_holds_the_adoption_back(told: UUID, pa_kim: Cell) -> None:
    Attendance.rows.filter(meeting_id=told, person_id=pa_kim.members[8]).update(mark=Mark.UNSAID)
    with pytest.raises(Conflict, match=r"Còn 1 đồng chí vắng chưa ghi lý do: .+") as refused:
        adopt_minutes(pa_kim.secretary, meeting=told)
    assert refused.value.code == "unsaid"


def test_minutes_need_a_minute_taker(told: UUID, pa_kim: Cell) -> None:
    Meeting.rows.filter(pk=told).update(minute_taker=None)
    with pytest.raises(Conflict, match="Chưa cử người ghi biên bản"):
        adopt_minutes(pa_kim.secretary, meeting=told)


def test_a_resolution_that_nobody_voted_on_holds_the_adoption_back(told: UUID, pa_kim: Cell) -> None:
    propose_resolution(
        pa_kim.deputy, meeting=told, id=new_id(), kind=ResolutionKind.RESOLUTION, title="về trồng rừng"
    )
    with pytest.raises(Conflict, match="về trồng rừng"):
        adopt_minutes(pa_kim.secretary, meeting=told)


def test_a_conclusion_of_the_chair_needs_no_ballot(told: UUID, pa_kim: Cell) -> None:
    propose_resolution(
        pa_kim.deputy, meeting=told, id=new_id(), kind=ResolutionKind.CONCLUSION, title="về vệ sinh bản"
    )
    adopt_minutes(pa_kim.secretary, meeting=told)
    assert Record.rows.filter(document_type="KL").exists()


@pytest.mark.parametrize(("minutes", "allowed"), [(-1, False), (0, False), (1, True), (200, False)])
def test_the_end_lies_after_the_beginning_and_not_in_the_future(
    told: UUID, pa_kim: Cell, minutes: int, allowed: bool
) -> None:
    ended = story.EVENING + timedelta(minutes=minutes)
    if allowed:
        adopt_minutes(pa_kim.secretary, meeting=told, ended_at=ended)
        assert Meeting.rows.get(pk=told).closed_at == ended
    else:
        with pytest.raises(Invalid):
            adopt_minutes(pa_kim.secretary, meeting=told, ended_at=ended)


def test_without_an_end_recorded_the_meeting_ends_at_its_adoption(told: UUID, pa_kim: Cell) -> None:
    Meeting.rows.filter(pk=told).update(closed_at=None)
    later = story.END + timedelta(minutes=4)
    with clock.at(later):
        adopt_minutes(pa_kim.secretary, meeting=told)
    assert Meeting.rows.get(pk=told).closed_at == later


def test_minutes_are_adopted_once(adopted: UUID, pa_kim: Cell) -> None:
    with pytest.raises(Conflict):
        adopt_minutes(pa_kim.secretary, meeting=adopted)


def test_after_adoption_nothing_is_recorded_any_more(adopted: UUID, pa_kim: Cell) -> None:
    mark = AttendanceMark(person=pa_kim.members[0], mark=Mark.LATE)
    with pytest.raises(Conflict) as refused:
        record_attendance(pa_kim.secretary, meeting=adopted, marks=[mark])
    assert refused.value.code == "locked"


def test_only_who_chairs_has_minutes_adopted(told: UUID, pa_kim: Cell, world: World) -> None:
    with pytest.raises(Forbidden):
        adopt_minutes(pa_kim.member, meeting=told)
    for other in (Actor.stranger(), world.cells["staff"].member):
        with pytest.raises(NotFound):
            adopt_minutes(other, meeting=told)
    with pytest.raises(Forbidden):
        adopt_minutes(world.clerk, meeting=told)


def test_a_body_without_a_term_is_told_to_open_one_and_nothing_is_adopted(told: UUID, pa_kim: Cell) -> None:
    from nennep.membership.models import Position, Term

    Position.rows.update(term=None)
    Term.rows.filter(body_id=pa_kim.body).delete()
    with pytest.raises(Invalid, match="chưa ghi nhiệm kỳ"):
        adopt_minutes(pa_kim.secretary, meeting=told, numbers=[Numbering()])
    assert Meeting.rows.get(pk=told).state == MeetingState.IN_SESSION
    assert not Record.rows.exists()


def test_a_revision_cannot_be_changed_or_removed_in_the_database(adopted: UUID) -> None:
    revision = Revision.rows.first()
    assert revision is not None
    for change in (
        lambda: Revision.rows.filter(pk=revision.pk).update(digest="0" * 64),
        lambda: Revision.rows.filter(pk=revision.pk).update(document={}),
        lambda: Revision.rows.filter(pk=revision.pk).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()

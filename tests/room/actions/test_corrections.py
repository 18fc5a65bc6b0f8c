"""Đính chính: nennep.room.actions.corrections and what each kind changes (nennep.room.correcting)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from nennep.collab.models import CollabText
from nennep.collab.texts import verify
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.audit import chain
from nennep.core.refusals import Conflict, Forbidden, Invalid, NotFound
from nennep.findings.shown import findings_of
from nennep.meetings.enums import Mark, MeetingState
from nennep.meetings.in_meeting.entries import ENTRIES, EntryRight
from nennep.meetings.in_meeting.guests import GuestRight
from nennep.meetings.in_meeting.interpreting import InterpretingRight
from nennep.meetings.in_meeting.officers import OfficersRight
from nennep.meetings.in_meeting.roll_call.attendance import ATTENDANCE
from nennep.meetings.in_meeting.roll_call.marks_corrected import AttendanceRight
from nennep.meetings.in_meeting.sitting_corrected import PlaceRight, TimesRight
from nennep.meetings.in_meeting.voting.tally_corrected import TallyRight
from nennep.meetings.models import Attendance, Ballot, Guest, Meeting
from nennep.meetings.part import MeetingRecord
from nennep.minutes.actions.issuing import sign_on_paper
from nennep.minutes.in_meeting.texts import TEXTS
from nennep.minutes.in_meeting.texts_corrected import TextRight
from nennep.minutes.models import Correction
from nennep.records.actions import void_number
from nennep.records.models import Record, Revision
from nennep.records.revisions import document_of
from nennep.resolutions.enums import AssignmentState
from nennep.resolutions.in_meeting.carried import ResultRight
from nennep.resolutions.in_meeting.resolutions import RESOLUTIONS, ResolutionRight
from nennep.resolutions.in_meeting.tasks import TaskRight
from nennep.resolutions.models import Assignment, Progress
from nennep.room.actions.adoption import adopt_minutes
from nennep.room.actions.corrections import correct_minutes
from nennep.room.actions.scores import ScoreMark, agree_score
from nennep.room.parts import PARTS
from nennep.scores.documents import score_document
from nennep.scores.in_meeting.points_corrected import ScoreRight
from nennep.scores.in_meeting.score import score_of
from nennep.scores.models import Score
from tests.factories import Cell, World
from tests.room import story
from tests.room.conftest import Facts
from tests.room.printed import text_of

WHY = "ghi nhầm khi điểm danh"


def correct(cell: Cell, meeting: UUID, *rights: Any, why: str = WHY) -> None:
    correct_minutes(cell.secretary, meeting=meeting, corrections=list(rights), why=why)


def minutes(revision: int) -> str:
    return text_of(document_of(Revision.rows.get(record__document_type="BB", revision=revision)))


def present_after_all(cell: Cell) -> AttendanceRight:
    return AttendanceRight(what="attendance", person=cell.members[3], mark=Mark.LATE)


def test_a_correction_changes_the_fact_and_every_figure_drawn_from_it(
    adopted: UUID, pa_kim: Cell, facts: Facts
) -> None:
    correct(pa_kim, adopted, present_after_all(pa_kim))
    assert Attendance.rows.get(meeting_id=adopted, person=pa_kim.members[3]).mark == Mark.LATE
    assert facts(adopted)[ATTENDANCE].count.attended == 11
    assert "11/11 đồng chí phải dự (100%); trong đó đến muộn 2" in minutes(2)


def test_the_next_revision_says_what_was_corrected_from_what_to_what_and_why(
    adopted: UUID, pa_kim: Cell
) -> None:
    correct(pa_kim, adopted, present_after_all(pa_kim))
    assert "Bản đính chính lần 1, ngày 24/11/2026 (nội dung đính chính ở cuối văn bản)" in minutes(2)
    assert (
        "- Lần 1 (ngày 24/11/2026). Điểm danh đồng chí Mùa A Tủa: trước ghi “vắng có lý do (đi khám bệnh)”, "
        "nay là “có mặt, đến muộn”. Lý do: ghi nhầm khi điểm danh."
    ) in minutes(2)


def test_earlier_revisions_stay_as_they_were_adopted(adopted: UUID, pa_kim: Cell) -> None:
    first = Revision.rows.get(record__document_type="BB")
    correct(pa_kim, adopted, present_after_all(pa_kim))
    assert Revision.rows.get(pk=first.pk).digest == first.digest
    assert "10/11 đồng chí phải dự" in minutes(1)


def test_a_second_correction_lists_both_and_counts_on(adopted: UUID, pa_kim: Cell) -> None:
    correct(pa_kim, adopted, present_after_all(pa_kim))
    correct(
        pa_kim, adopted, PlaceRight(what="place", place="Lớp mầm non bản Pá Kìm"), why="họp ở lớp mầm non"
    )
    assert "Bản đính chính lần 2" in minutes(3)
    assert "Lần 1 (ngày 24/11/2026). Điểm danh" in minutes(3)
    assert (
        "Lần 2 (ngày 24/11/2026). Địa điểm: trước ghi “Nhà văn hóa bản Pá Kìm”, nay là “Lớp mầm non"
        in minutes(3)
    )
    assert Correction.rows.count() == 2


def test_several_things_corrected_at_one_time_are_one_revision(adopted: UUID, pa_kim: Cell) -> None:
    correct(pa_kim, adopted, present_after_all(pa_kim), PlaceRight(what="place", place="Lớp mầm non"))
    assert Revision.rows.filter(record__document_type="BB").count() == 2
    assert minutes(2).count("Lần 1 (ngày") == 2


def test_a_corrected_tally_reaches_the_resolution_too(adopted: UUID, pa_kim: Cell) -> None:
    ballot = Ballot.rows.get(meeting_id=adopted)
    correct(pa_kim, adopted, tally(ballot, 10, 0, 0), why="đếm sót một thẻ")
    assert "Tán thành 10/11 (90,9%); không tán thành 0; ý kiến khác 0" in minutes(2)
    resolution = Revision.rows.get(record__document_type="NQ", revision=2)
    assert "tán thành 10/11 (90,9%)" in text_of(document_of(resolution))
    assert "Bản đính chính lần 1" in text_of(document_of(resolution))
    assert document_of(resolution).number == "Số 01-NQ/CB"


def test_what_a_resolution_does_not_say_leaves_it_as_it_is(adopted: UUID, pa_kim: Cell) -> None:
    correct(pa_kim, adopted, present_after_all(pa_kim))
    assert Revision.rows.filter(record__document_type="NQ").count() == 1


def test_a_resolution_tells_only_what_was_corrected_in_itself(adopted: UUID, pa_kim: Cell) -> None:
    ballot = Ballot.rows.get(meeting_id=adopted)
    correct(
        pa_kim,
        adopted,
        present_after_all(pa_kim),
        tally(ballot, 10, 0, 0),
        PlaceRight(what="place", place="Lớp mầm non"),
        why="đồng chí Tủa khám bệnh về kịp; đếm sót một thẻ",
    )
    assert minutes(2).count("Lần 1 (ngày") == 3
    resolution = Revision.rows.get(record__document_type="NQ", revision=2)
    printed = text_of(document_of(resolution))
    assert "Bản đính chính lần 1" in printed
    assert "10/11 (90,9%)" in printed
    for unsaid in ("khám bệnh", "Mùa A Tủa", "Điểm danh", "Lớp mầm non"):
        assert unsaid not in printed
    assert "khám bệnh" not in resolution.reason


def tally(ballot: Ballot, in_favour: int, against: int, other: int) -> TallyRight:
    return TallyRight(
        what="tally", ballot=ballot.pk, votes_for=in_favour, votes_against=against, votes_other=other
    )


def test_a_tally_above_the_denominator_is_refused_and_nothing_changes(adopted: UUID, pa_kim: Cell) -> None:
    ballot = Ballot.rows.get(meeting_id=adopted)
    with pytest.raises(Invalid, match="12 phiếu nhưng chỉ có 11"):
        correct(pa_kim, adopted, present_after_all(pa_kim), tally(ballot, 10, 1, 1))
    assert Revision.rows.filter(record__document_type="BB").count() == 1
    assert Attendance.rows.get(meeting_id=adopted, person=pa_kim.members[3]).mark == Mark.EXCUSED


def test_a_tally_that_fells_a_numbered_resolution_asks_to_void_the_number_first(
    adopted: UUID, pa_kim: Cell
) -> None:
    ballot = Ballot.rows.get(meeting_id=adopted)
    with pytest.raises(Conflict, match="01-NQ/CB"):
        correct(pa_kim, adopted, tally(ballot, 5, 4, 1))
    number = Record.rows.get(document_type="NQ").number
    assert number is not None
    void_number(pa_kim.secretary, series=number.series_id, number=1, reason="đếm lại không đủ phiếu")
    correct(pa_kim, adopted, tally(ballot, 5, 4, 1))
    assert not Ballot.rows.get(pk=ballot.pk).passed
    assert "Kết quả: không được thông qua." in minutes(2)


def test_hours_are_corrected_on_the_meetings_own_day(adopted: UUID, pa_kim: Cell) -> None:
    right = TimesRight(what="times", started_at=story.EVENING + timedelta(minutes=15), ended_at=story.END)
    correct(pa_kim, adopted, right)
    held = Meeting.rows.get(pk=adopted)
    assert (held.opened_at, held.closed_at) == (right.started_at, right.ended_at)
    assert "bắt đầu lúc 19 giờ 45 phút" in minutes(2)
    day_before = TimesRight(what="times", started_at=story.EVENING - timedelta(days=1), ended_at=story.END)
    with pytest.raises(Invalid, match="24/11/2026"):
        correct(pa_kim, adopted, day_before)
    ended_first = TimesRight(what="times", started_at=story.END, ended_at=story.EVENING)
    with pytest.raises(Invalid):
        correct(pa_kim, adopted, ended_first)


def test_a_task_gets_its_right_line_owner_and_day(adopted: UUID, pa_kim: Cell) -> None:
    task = Assignment.rows.filter(meeting_id=adopted).order_by("assigned_at", "id")[0]
    correct(
        pa_kim,
        adopted,
        TaskRight(
            what="task",
            task=task.pk,
            line="Làm 250 m đường",
            owner=pa_kim.members[9],
            due_on=date(2026, 12, 25),
        ),
    )
    task.refresh_from_db()
    assert (task.task, task.owner_name, task.due_on) == (
        "Làm 250 m đường",
        "Lèo Thị Thương",
        date(2026, 12, 25),
    )
    assert "Làm 250 m đường" in text_of(
        document_of(Revision.rows.get(record__document_type="NQ", revision=2))
    )


def test_a_result_reaches_the_task_itself(adopted: UUID, pa_kim: Cell, tasks: list[UUID]) -> None:
    right = ResultRight(what="result", task=tasks[2], state=AssignmentState.DONE, result="đủ 9 hộ")
    correct(pa_kim, adopted, right)
    assert Progress.rows.get(assignment=tasks[2]).result == "đủ 9 hộ"
    assert Assignment.rows.get(pk=tasks[2]).state == AssignmentState.DONE
    assert "Hoàn thành: đủ 9 hộ" in minutes(2)


def test_a_corrected_text_is_read_in_place_of_the_adopted_one_which_stays_sealed(
    adopted: UUID, pa_kim: Cell, facts: Facts
) -> None:
    item = story.item(adopted, "field")
    correct(
        pa_kim,
        adopted,
        TextRight(what="text", item=item, section="conclusion", text="Chi bộ thống nhất làm 250 m đường."),
    )
    assert facts(adopted)[TEXTS].conclusion(item) == "Chi bộ thống nhất làm 250 m đường."
    assert "Kết luận: Chi bộ thống nhất làm 250 m đường." in minutes(2)
    assert all(verify(each.key) for each in CollabText.rows.filter(key__contains=str(item)))


def test_gist_guest_chair_and_wording_can_be_corrected(adopted: UUID, pa_kim: Cell, facts: Facts) -> None:
    record = facts(adopted)
    entry = next(each for each in record[ENTRIES] if each.item_id == story.item(adopted, "self_criticism"))
    guest = Guest.rows.get(meeting_id=adopted)
    resolution = record[RESOLUTIONS][0]
    correct(
        pa_kim,
        adopted,
        EntryRight(what="entry", entry=entry.pk, gist="tự nhận chưa đôn đốc việc nạo vét mương."),
        GuestRight(
            what="guest", guest=guest.pk, name="Hoàng Văn Lực", title="Chủ tịch UBND xã", present=True
        ),
        OfficersRight(what="officers", chair=pa_kim.members[1], minute_taker=pa_kim.members[4]),
        ResolutionRight(
            what="resolution", resolution=resolution.pk, title="về nhiệm vụ tháng 12", text="Thu hoạch ngô."
        ),
    )
    for text in ("chưa đôn đốc việc nạo vét mương.", "Chủ tịch UBND xã", "đồng chí Lò Văn Dương"):
        assert text in minutes(2)
    assert Record.rows.get(document_type="NQ").title == "về nhiệm vụ tháng 12"


def test_a_forgotten_language_and_interpreter_are_added_and_taken_out(adopted: UUID, pa_kim: Cell) -> None:
    said = InterpretingRight(what="interpreting", language="Mông", interpreter="Giàng Thị Mỷ")
    correct(pa_kim, adopted, said)
    assert "tiếng Mông, người dịch: Giàng Thị Mỷ" in minutes(2)
    assert "trước ghi “chỉ bằng tiếng Việt”" in minutes(2)
    with pytest.raises(Invalid):
        correct(pa_kim, adopted, said)
    correct(pa_kim, adopted, InterpretingRight(what="interpreting"))
    assert "- Phổ biến bằng" not in minutes(3)


def adopted_with_full_score(cell: Cell, told: UUID, facts: Facts) -> None:
    score = score_of(facts(told))
    assert score is not None
    agree_score(
        cell.deputy,
        meeting=told,
        lines=[ScoreMark(criterion=each.criterion, points=each.maximum) for each in score.lines],
    )
    adopt_minutes(cell.secretary, meeting=told)


def printed_score(meeting: MeetingRecord) -> str:
    score = score_of(meeting)
    assert score is not None
    text = text_of(score_document(meeting, score))
    assert "gợi ý" not in text.casefold()
    return text


def test_the_printed_score_has_the_grounds_of_the_corrected_facts_and_the_points_of_the_meeting(
    told: UUID, pa_kim: Cell, facts: Facts
) -> None:
    adopted_with_full_score(pa_kim, told, facts)
    assert "90,9%" in printed_score(facts(told))
    correct(pa_kim, told, present_after_all(pa_kim))
    now = printed_score(facts(told))
    assert "100%" in now  # 11 of 11
    assert "90,9%" not in now
    correct(
        pa_kim,
        told,
        TimesRight(what="times", started_at=story.EVENING, ended_at=story.EVENING + timedelta(minutes=50)),
    )
    assert "40 phút" in printed_score(facts(told))  # 50 of 90
    assert Score.rows.get(meeting_id=told).points == Decimal(100)


def test_a_corrected_point_changes_total_and_grade(told: UUID, pa_kim: Cell, facts: Facts) -> None:
    adopted_with_full_score(pa_kim, told, facts)
    correct(pa_kim, told, ScoreRight(what="score", criterion="conduct", points=Decimal(20)))
    score = Score.rows.get(meeting_id=told)
    assert (score.points, score.grade) == (Decimal(80), "Khá")
    assert "80/100 điểm, xếp loại Khá" in minutes(2)
    with pytest.raises(Invalid, match="nhiều nhất 40"):
        correct(pa_kim, told, ScoreRight(what="score", criterion="conduct", points=Decimal(41)))


def test_somebody_not_on_the_roll_cannot_be_corrected_into_it(
    adopted: UUID, pa_kim: Cell, world: World
) -> None:
    other = world.cells["staff"].members[0]
    for right in (
        AttendanceRight(what="attendance", person=other, mark=Mark.PRESENT),
        OfficersRight(what="officers", chair=other, minute_taker=pa_kim.members[1]),
    ):
        with pytest.raises(Invalid, match="trong danh sách"):
            correct(pa_kim, adopted, right)


def test_what_is_right_already_is_no_correction(adopted: UUID, pa_kim: Cell) -> None:
    same = AttendanceRight(
        what="attendance", person=pa_kim.members[3], mark=Mark.EXCUSED, reason="đi khám bệnh"
    )
    with pytest.raises(Invalid, match="đã ghi đúng như vậy"):
        correct(pa_kim, adopted, same)


def test_before_adoption_one_mends_and_does_not_correct(told: UUID, pa_kim: Cell) -> None:
    with pytest.raises(Conflict):
        correct(pa_kim, told, present_after_all(pa_kim))


def test_corrected_minutes_are_signed_anew(adopted: UUID, pa_kim: Cell) -> None:
    day = clock.legal_day(story.END)
    sign_on_paper(pa_kim.deputy, meeting=adopted, signed_on=day, book="01", page="52")
    correct(pa_kim, adopted, present_after_all(pa_kim))
    assert Meeting.rows.get(pk=adopted).state == MeetingState.SIGNED
    assert "unsigned_minutes" in {each.code for each in of(pa_kim, adopted)}
    sign_on_paper(pa_kim.deputy, meeting=adopted, signed_on=day, book="01", page="53")
    assert list(
        Revision.rows.filter(record__document_type="BB").order_by("revision").values_list("page", flat=True)
    ) == [
        "52",
        "53",
    ]
    assert "unsigned_minutes" not in {each.code for each in of(pa_kim, adopted)}


def of(cell: Cell, meeting: UUID) -> list[Any]:
    held = Meeting.rows.select_related("body__organisation").get(pk=meeting)
    return findings_of(cell.secretary, record=MeetingRecord(held, PARTS))


def test_the_chain_still_holds_and_only_the_secretary_corrects(
    adopted: UUID, pa_kim: Cell, world: World
) -> None:
    correct(pa_kim, adopted, present_after_all(pa_kim))
    assert chain.verify(pa_kim.id) == []
    back = AttendanceRight(what="attendance", person=pa_kim.members[3], mark=Mark.EXCUSED)
    for actor, refusal in (
        (pa_kim.member, Forbidden),
        (world.clerk, Forbidden),
        (Actor.stranger(), NotFound),
    ):
        with pytest.raises(refusal):
            correct_minutes(actor, meeting=adopted, corrections=[back], why=WHY)


def test_an_unknown_kind_of_correction_gets_a_sentence(adopted: UUID, pa_kim: Cell) -> None:
    with pytest.raises(Invalid) as refused:
        correct_minutes.perform(
            pa_kim.secretary,
            payload={
                "meeting": str(adopted),
                "corrections": [{"what": "weather", "value": "mưa"}],
                "why": WHY,
            },
        )
    assert "discriminator" not in str(refused.value)

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from tests.stories.telling import ADOPTED, OPENED, PA_KIM, TODAY, play, written

from nennep.accounts.models import User
from nennep.collab.models import CollabProposal, CollabText
from nennep.core.acts import all_acts
from nennep.core.models import ActRecord, Refusal
from nennep.findings.models import Acknowledgement
from nennep.meetings.models import Attendance, Ballot, Meeting
from nennep.membership.models import Membership
from nennep.resolutions.models import Assignment
from nennep.stories.player import Player, Stopped
from nennep.stories.reader import read_story
from nennep.stories.steps import OWN_HEADERS, RESERVED, Fault

pytestmark = pytest.mark.django_db

OFFLINE = """
[[scene]]
on = 2026-11-24
by = "Lò Văn Sáng"
meeting = "buổi"
device = "điện thoại"
arrives = 2026-11-26T07:00:00
"""


def test_no_act_has_a_field_or_a_name_that_a_story_keeps_for_itself() -> None:
    for act in all_acts():
        assert not RESERVED & set(act.payload_type.model_fields), act.name
    assert not OWN_HEADERS & {act.name for act in all_acts()}


def test_each_act_is_recorded_at_its_moment_in_the_name_of_its_person(tmp_path: Path) -> None:
    player = play(tmp_path, OPENED)
    record = ActRecord.rows.get(act="meetings.open_meeting")
    assert record.received_at == datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
    assert record.person_id == player.names.known["Lò Văn Sáng"]
    assert Meeting.rows.get().pk == player.names.known["buổi"]


def test_the_same_story_makes_the_same_ids(tmp_path: Path) -> None:
    told = []
    for _time in range(2):
        with transaction.atomic():
            names = play(tmp_path, OPENED).names.known
            told.append((names, list(ActRecord.rows.order_by("key").values_list("key", flat=True))))
            transaction.set_rollback(True)
    assert told[0] == told[1]


def test_all_marks_who_is_not_marked_yet_but_those_named(tmp_path: Path) -> None:
    marks = """marks.all = "present"
marks."Mùa A Tủa" = { mark = "excused", reason = "ốm" }
marks."Vì Văn Ngoan" = "late"
"""
    first = '[[meetings.record_attendance]]\nmarks = [{ person = "Lò Thị Ân", mark = "absent" }]\n'
    play(tmp_path, f"{OPENED}{first}[[meetings.record_attendance]]\n{marks}")
    found = {each.person.full_name: each.mark for each in Attendance.rows.select_related("person")}
    assert len(found) == 11
    assert {name: mark for name, mark in found.items() if mark != "present"} == {
        "Lò Thị Ân": "absent",
        "Mùa A Tủa": "excused",
        "Vì Văn Ngoan": "late",
    }


def test_a_ballot_takes_from_the_roll_what_the_room_shows(tmp_path: Path) -> None:
    play(
        tmp_path,
        f"""{OPENED}
[[meetings.record_attendance]]
marks.all = "present"
marks."Mùa A Tủa" = "excused"

[[meetings.record_ballot]]
item = "ballot"
question = "Thông qua"
form = "card"
rule = "vote.ordinary"
votes_other = 1
votes_for = "rest"
""",
    )
    ballot = Ballot.rows.get()
    assert (ballot.denominator, ballot.threshold, ballot.votes_for) == (11, 6, 9)


def test_an_act_is_done_once_for_each(tmp_path: Path) -> None:
    play(
        tmp_path,
        """
[[membership.change_status]]
at = 2026-11-02T08:00:00
by = "operator"
cell = "pa-kim"
status = "exempt"
effective = "month/1"
each = [{ person = "Lò Thị Ân" }, { person = "Mùa A Tủa" }]
""",
    )
    exempt = Membership.rows.filter(status="exempt", valid_from=date(2026, 11, 1))
    assert {each.person.full_name for each in exempt} == {"Lò Thị Ân", "Mùa A Tủa"}


def test_days_of_a_payload_may_be_counted_from_the_scene(tmp_path: Path) -> None:
    task = '{ id = "t", task = "Dọn đường băng", owner = "Lò Văn Dương", due_on = "day+28" }'
    play(tmp_path, f"{OPENED}[[resolutions.assign_tasks]]\ntasks = [{task}]\n")
    assert Assignment.rows.get().due_on == date(2026, 12, 22)


def test_an_act_of_a_device_is_captured_then_and_received_later(tmp_path: Path) -> None:
    gift = '[[meetings.record_gift]]\nat = {}\nline = "{}"\n'
    play(tmp_path, OPENED + OFFLINE + gift.format("20:00:00", "Hoa") + gift.format("20:10:00", "Sách"))
    first, second = ActRecord.rows.filter(act="meetings.record_gift").order_by("seq")
    assert (first.device_seq, second.device_seq) == (1, 2)
    assert first.device_id == second.device_id
    assert second.captured_at == datetime(2026, 11, 24, 13, 10, tzinfo=UTC)
    assert second.received_at - first.captured_at > timedelta(hours=34)


def test_what_is_written_in_the_room_is_text_and_after_the_lock_a_proposal(tmp_path: Path) -> None:
    write = '[[write]]\nat = 20:00:00\nsection = "conclusion"\ntext = "{}"\n'
    before, after = ADOPTED.split("[[room.adopt_minutes]]")
    told = f"{before}{write.format('Chi bộ thống nhất')}[[room.adopt_minutes]]{after}{OFFLINE}{write.format('Muộn')}"
    player = play(tmp_path, told)
    key = f"meeting/{player.names.known['buổi']}/-/conclusion"
    assert CollabText.rows.get(key=key).text == "Chi bộ thống nhất"
    assert CollabProposal.rows.count() == 1


def test_a_login_is_the_one_by_which_the_person_acts(tmp_path: Path) -> None:
    login = """
[[authority.give_login]]
at = 2026-11-01T08:00:00
by = "operator"
person = "Lò Văn Sáng"
username = "sang"
password = "nen-nep-2026"
"""
    player = play(tmp_path, login + OPENED)
    user = User.rows.get(username="sang")
    assert user.check_password("nen-nep-2026")
    assert ActRecord.rows.get(act="meetings.open_meeting").actor_id == user.pk
    assert user.person_id == player.names.known["Lò Văn Sáng"]


def test_a_finding_is_explained_by_the_name_of_what_it_is_about(tmp_path: Path) -> None:
    explained = """
[[room.acknowledge_finding]]
finding = "score_missing"
about = "{}"
reason = "chi bộ chưa quen chấm điểm"
"""
    other = explained.format("2026-11") + 'refused = "no_such_finding"\n'
    player = play(tmp_path, ADOPTED + other + explained.format("buổi"))
    assert [each.met for each in player.verdicts] == [True], "what is no name is told as it is written"
    found = Acknowledgement.rows.get()
    assert (found.finding, found.about) == ("score_missing", str(player.names.known["buổi"]))


def test_an_expected_refusal_is_a_verdict_and_the_story_goes_on(tmp_path: Path) -> None:
    gift = '[[meetings.record_gift]]\nline = "Hoa"\nby = "{}"\nrefused = "not_found"\n'
    player = play(tmp_path, OPENED + gift.format("stranger") + gift.format("Lò Văn Sáng"))
    assert [each.met for each in player.verdicts] == [True, False]
    assert player.verdicts[1].wrong == "việc đã được làm"
    assert [each.place.line for each in player.verdicts] == [24, 28]
    assert Refusal.rows.count() == 1


def test_another_refusal_than_the_expected_one_fails(tmp_path: Path) -> None:
    gift = '[[meetings.record_gift]]\nline = "Hoa"\nby = "stranger"\nrefused = "forbidden"\n'
    verdict = play(tmp_path, OPENED + gift).verdicts[0]
    assert not verdict.met
    assert "not_found" in verdict.wrong


def test_a_refusal_that_nobody_expected_stops_the_story_at_its_field(tmp_path: Path) -> None:
    task = '{ task = "Dọn đường băng", owner = "Cầm Thị Thu" }'
    with pytest.raises(Stopped, match=r"story\.toml:22: resolutions\.assign_tasks bị từ chối \(\w+\)"):
        play(tmp_path, f"{OPENED}[[resolutions.assign_tasks]]\ntasks = [{task}]\n")


def test_a_text_that_must_be_refused_is_a_verdict(tmp_path: Path) -> None:
    write = '[[write]]\nby = "{}"\nsection = "gist"\ntext = "x"\nrefused = "not_found"\n'
    player = play(tmp_path, OPENED + write.format("stranger") + write.format("Lò Văn Sáng"))
    assert [each.wrong for each in player.verdicts] == ["", "phần chữ đã được nhận"]


def test_steps_after_the_last_day_are_left_out(tmp_path: Path) -> None:
    story = read_story(written(tmp_path, OPENED, include=PA_KIM), TODAY)
    player = Player(TODAY, until=datetime(2026, 11, 24, 12, 15, tzinfo=UTC))
    player.tell(story)
    assert Meeting.rows.get().opened_at is None


MISTAKES = [
    (
        "[[meetings.record_gif]]\n",
        "21: không có việc nào tên là meetings.record_gif; gần giống: meetings.record_gift",
    ),
    (
        '[[meetings.record_gift]]\nlines = "Hoa"\n',
        "22: meetings.record_gift không có mục “lines”; có: meeting, id, line",
    ),
    (
        '[[meetings.record_gift]]\nline = "Hoa"\nby = "Lò Văn Sang"\n',
        "23: chưa có gì mang tên “Lò Văn Sang” trước dòng này; gần giống: Lò Văn Sáng",
    ),
    ("[[meetings.appoint_minute_taker]]\nperson = 3\n", "22: person là tên của một thứ đã có"),
    ('[[meetings.record_gift]]\nid = 3\nline = "Hoa"\n', "22: id là tên đặt cho một thứ mới"),
    ('[[resolutions.assign_tasks]]\ntasks = "x"\n', "22: tasks phải là một danh sách"),
    (
        '[[resolutions.assign_tasks]]\ntasks = [{ task = "x", owner = "Lò Thị Ân", due_on = "mai" }]\n',
        "22: due_on phải là một ngày",
    ),
    ('[[meetings.set_times]]\nstarted_at = "sáng"\n', "22: started_at phải là giờ"),
    ('[[write]]\ntext = "x"\n', "21: [[write]] cần text"),
    ('[[write]]\nsection = "gist"\ntext = "x"\nitme = "y"\n', "24: [[write]] không có mục “itme”"),
    ('[[write]]\nsection = "gist"\ntext = "x"\nitem = []\n', "24: item để trong ngoặc kép"),
    ("[[secne]]\n", "21: không có việc nào tên là secne; gần giống: scene"),
    (
        '[[scene]]\nby = "operator"\nmeating = "buổi"\n[[meetings.record_gift]]\nline = "Hoa"\n',
        "24: [[scene]] ở trên có “meating”, mà không việc nào có mục ấy; gần giống: meeting",
    ),
    ('[[meetings.record_gift]]\nline = ""\n', "22: meetings.record_gift: “line”: Còn để trống"),
    ("[[meetings.record_gift]]\n", "21: meetings.record_gift: thiếu “line”"),
    (
        '[[resolutions.assign_tasks]]\ntasks = [{ task = "x", ownre = "Lò Thị Ân" }]\n',
        "22: tasks không có mục “ownre”; có: ",
    ),
    ('[[resolutions.assign_tasks]]\ntasks = ["x"]\n', "22: tasks gồm những mục trong ngoặc nhọn: { id, task"),
    (
        '[[meetings.record_attendance]]\nmarks.all = "có mặt"\n',
        "22: meetings.record_attendance: “marks”, mục 1, “mark” không thể là “có mặt”; chọn một trong: present",
    ),
    ('[[meetings.record_attendance]]\nmarks = "present"\n', '22: marks.all = "present" cho cả danh sách'),
    (
        '[[room.correct_minutes]]\nwhy = "x"\ncorrections = [{ what = "plcae", place = "y" }]\n',
        "23: room.correct_minutes: “corrections”, mục 1 không có what = “plcae”; có: ",
    ),
    (
        '[[room.correct_minutes]]\nwhy = "x"\ncorrections = [{ place = "y" }]\n',
        "23: room.correct_minutes: “corrections”, mục 1 thiếu “what”",
    ),
    ('[[meetings.record_telling]]\npersons = "mọi người"\n', '22: persons = "all"'),
    ('[[room.agree_score]]\nlines = "gợi ý"\n', '22: lines = "suggested"'),
    ('[[room.agree_score]]\nlines.all = "đủ"\n', '22: lines = "suggested"'),
    (
        '[[room.agree_score]]\nlines = { all = "suggested", conducts = 36 }\n',
        "22: phiếu chấm điểm không có tiêu chí conducts",
    ),
    ('[[meetings.attach_paper]]\nfile = "x.txt"\n', "22: file = {"),
    (
        '[[meetings.record_ballot]]\nvotes_for = "rest"\nvotes_against = "2"\n',
        '22: votes_for = "rest" cần votes_against, votes_other là số',
    ),
    ('[[meetings.record_gift]]\nline = "Hoa"\nby = "buổi"\n', "23: “buổi” không phải là một người"),
    ('[[expect.document]]\nof = "buổi"\ncontains = "chữ"\n', "23: contains là danh sách các chữ"),
    ('[[expect.document]]\nof = "buổi"\nlacks = [3]\n', "23: lacks là danh sách các chữ"),
    ('[[expect.document]]\ncontains = ["x"]\n', "21: [[expect.document]] cần of"),
    ("[[expect.read]]\n", "21: [[expect.read]] cần tên câu hỏi"),
    ('[[expect.read]]\nread = "membership.roll"\n', "21: expect.read: thiếu “organisation”"),
    ("[[expect.nothing]]\n", "21: không biết [[expect.nothing]]"),
    ('[[expect.document]]\nof = "buổi"\nhas = []\n', "23: [[expect.document]] không có mục “has”"),
    (
        '[[meetings.record_attendance]]\nmeeting = "pa-kim"\nmarks.all = "present"\n',
        "22: “pa-kim” không phải là một buổi sinh hoạt",
    ),
    (
        '[[membership.enter_roll]]\ncell = "pa-kim"\nsince = 2026-01-01\nmembers = [{ full_name = "Mùa A Tủa" }]\n',
        "24: đã có “Mùa A Tủa”; hai người trùng tên",
    ),
]


@pytest.mark.parametrize(("text", "said"), MISTAKES, ids=[said[:40] for _, said in MISTAKES])
def test_a_mistake_is_said_with_its_line_and_what_would_be_right(
    tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(Fault) as caught:
        play(tmp_path, OPENED + text)
    assert str(caught.value).removeprefix(f"{tmp_path}/story.toml:").startswith(said)

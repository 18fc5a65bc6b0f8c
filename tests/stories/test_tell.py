"""Files that are told by others: nennep.stories.reader and wording."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.stories.telling import OPENED, TODAY, play, written

from nennep.meetings.models import Meeting
from nennep.stories.reader import read_in_scene, read_story
from nennep.stories.steps import Fault, Step

COURSE = """
[[meetings.open_meeting]]
chair = "{chair}"

[[meetings.add_item_in_session]]
at = "{later}"
id = "{meeting}: mùa vụ"
title = "Mùa vụ của {meeting}"
"""
TWICE = """
[[scene]]
on = 2026-10-24
at = 19:30:00
by = "Lò Văn Sáng"
chair = "Lò Văn Sáng"

[[tell]]
file = "course.toml"
meeting = "tháng 10"
later = 20:00:00

[[scene]]
on = 2026-11-24
by = "Lò Văn Sáng"
meeting = "tháng 11"

[[tell]]
file = "course.toml"
at = 19:30:00
chair = "Lò Thị Ân"
later = "day+0 20:30"

[[room.adopt_minutes]]
"""
PREPARED = OPENED.partition("[[meetings.open_meeting]]")[0]


def steps(folder: Path, text: str, course: str = COURSE) -> tuple[Step, ...]:
    written(folder, course, name="course.toml")
    return read_story(written(folder, text), TODAY).steps


def refused(folder: Path, text: str, course: str = COURSE) -> str:
    with pytest.raises(Fault) as fault:
        steps(folder, text, course)
    return str(fault.value).removeprefix(f"{folder}/")


def test_one_file_tells_each_of_two_meetings_with_names_of_its_own(tmp_path: Path) -> None:
    opened, added, again, then, adopted = steps(tmp_path, TWICE)
    assert (opened.fields, opened.defaults["meeting"]) == ({"chair": "Lò Văn Sáng"}, "tháng 10")
    assert added.fields == {"id": "tháng 10: mùa vụ", "title": "Mùa vụ của tháng 10"}
    assert (again.fields["chair"], again.defaults["meeting"]) == ("Lò Thị Ân", "tháng 11")
    assert then.fields["id"] == "tháng 11: mùa vụ"
    assert [f"{each.moment:%d/%m %H:%M}" for each in (opened, added, again, then)] == [
        "24/10 19:30",
        "24/10 20:00",
        "24/11 19:30",
        "24/11 20:30",
    ]
    assert adopted.moment == then.moment, "the clock goes on where the told file ended"
    assert opened.place.file.endswith("course.toml")
    assert (opened.place.line, adopted.place.file.endswith("story.toml")) == (4, True)


def test_a_word_that_nobody_said_is_named(tmp_path: Path) -> None:
    said = refused(tmp_path, TWICE.replace('chair = "Lò Văn Sáng"', ""))
    assert said.startswith("course.toml:4: chưa nói {chair} là gì")


def test_a_told_file_may_not_tell_itself(tmp_path: Path) -> None:
    said = refused(tmp_path, TWICE, course='[[tell]]\nfile = "course.toml"\n')
    assert "course.toml kể lại chính nó" in said


@pytest.mark.parametrize("more", ["each = [{ meeting = 'a' }]", 'refused = "locked"', "on = 2026-11-25"])
def test_what_a_telling_cannot_have_is_refused(tmp_path: Path, more: str) -> None:
    said = refused(tmp_path, TWICE.replace('file = "course.toml"', f'file = "course.toml"\n{more}'))
    assert said.startswith("story.toml:")
    assert "[[tell]] cần file" in said


def test_a_told_file_includes_nothing(tmp_path: Path) -> None:
    written(tmp_path, COURSE, include='include = ["pa-kim.toml"]', name="course.toml")
    with pytest.raises(Fault, match="không có include"):
        read_story(written(tmp_path, TWICE), TODAY)


def test_braces_of_a_file_that_is_not_told_stay_as_they_are(tmp_path: Path) -> None:
    (step,) = steps(
        tmp_path, '[[meetings.record_gift]]\nat = 2026-11-24T19:30:00\nby = "A"\nline = "{chair}"'
    )
    assert step.fields == {"line": "{chair}"}


def test_a_program_may_say_the_scene(tmp_path: Path) -> None:
    scene = {
        "on": date(2026, 11, 24),
        "at": "day+0 19:30",
        "by": "A",
        "meeting": "m",
        "chair": "A",
        "later": "day+0 20:00",
    }
    opened, added = read_in_scene(written(tmp_path, COURSE, name="course.toml"), TODAY, scene).steps
    assert (opened.by, added.fields["id"]) == ("A", "m: mùa vụ")


def test_a_word_alone_may_be_a_list(tmp_path: Path) -> None:
    course = '[[meetings.order_items]]\nat = 2026-11-24T19:30:00\nby = "A"\nitems = "{order}"\n'
    (step,) = steps(tmp_path, '[[tell]]\nfile = "course.toml"\norder = ["a", "b"]\n', course)
    assert step.fields == {"items": ["a", "b"]}


@pytest.mark.django_db
def test_things_without_a_name_leave_none_behind(tmp_path: Path) -> None:
    """Or a story that goes on from the names of another would take its new things for those of that one."""
    plan = """
[[meetings.plan_meetings]]
at = 2026-11-20T08:00:00
by = "Lò Văn Sáng"
body = "pa-kim/chi-bo"
meetings = [{ kind = "extraordinary", month = 2026-11-01, starts_at = 2026-11-24T19:30:00, place = "Nhà văn hóa" }]
"""
    player = play(tmp_path, plan)
    assert Meeting.rows.count() == 1
    assert [name for name in player.names.known if name.startswith("meetings.plan_meetings")] == []


@pytest.mark.django_db
@pytest.mark.parametrize(("word", "said"), [("later", ""), ("latter", "[[scene]] ở trên có “latter”")])
def test_a_word_of_the_file_need_be_no_field_of_an_act(tmp_path: Path, word: str, said: str) -> None:
    written(tmp_path, '[[meetings.open_meeting]]\nat = "{later}"\n', name="course.toml")
    told = f"""{PREPARED}
[[tell]]
file = "course.toml"
chair = "Lò Văn Sáng"
later = 19:30:00
{word} = 19:30:00
"""
    told = told.replace("later = 19:30:00\nlater", "later")
    if said:
        with pytest.raises(Fault) as fault:
            play(tmp_path, told)
        assert said in str(fault.value)
    else:
        assert play(tmp_path, told).acts
        assert Meeting.rows.get().opened_at is not None

import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.stories.telling import TODAY, written

from nennep.stories.reader import read_story
from nennep.stories.steps import Fault
from nennep.stories.tables import SHIPPED

SCENE = '[[scene]]\non = 2026-11-24\nat = 08:00:00\nby = "A"\n'


def fault(folder: Path, text: str) -> str:
    """What is said of a mistaken file, from its line on."""
    path = written(folder, text)
    with pytest.raises(Fault) as caught:
        read_with_includes(path)
    line, _colon, sentence = str(caught.value).removeprefix(f"{folder}/story.toml:").partition(": ")
    return f"{line}: {sentence}"


def read_with_includes(path: Path) -> None:
    for each, place in read_story(path, TODAY).includes:
        read_story(each, TODAY, place)


def test_steps_stand_in_the_order_of_the_file_with_their_lines(tmp_path: Path) -> None:
    text = SCENE + "[[a.one]]\n[[b.two]]\n[[a.one]]\nat = 08:05:00\n"
    steps = read_story(written(tmp_path, text), TODAY).steps
    assert [(each.what, each.place.line) for each in steps] == [("a.one", 7), ("b.two", 8), ("a.one", 9)]
    assert [each.moment.astimezone(UTC) for each in steps[1:]] == [
        datetime(2026, 11, 24, 1, 0, tzinfo=UTC),
        datetime(2026, 11, 24, 1, 5, tzinfo=UTC),
    ]


def test_a_scene_holds_until_the_next_one(tmp_path: Path) -> None:
    text = f'{SCENE}meeting = "m"\n[[a.one]]\nmeeting = "n"\n[[scene]]\nby = "B"\n[[a.one]]\n'
    first, second = read_story(written(tmp_path, text), TODAY).steps
    assert (first.by, first.fields["meeting"], first.defaults) == ("A", "n", {"meeting": "m"})
    assert (second.by, second.fields, second.defaults) == ("B", {}, {})
    assert second.moment == first.moment


def test_a_header_inside_a_long_text_is_text(tmp_path: Path) -> None:
    text = f'{SCENE}[[a.one]]\ntext = """\n[[b.two]]\n"""\n[[c.three]]\n'
    assert [each.what for each in read_story(written(tmp_path, text), TODAY).steps] == ["a.one", "c.three"]


def test_the_place_of_a_field_is_its_own_line(tmp_path: Path) -> None:
    step = read_story(written(tmp_path, f'{SCENE}[[a.one]]\nx = 1\nmarks.all = "p"\n'), TODAY).steps[0]
    assert [step.place.of(key).line for key in ("x", "marks", "y")] == [8, 9, 7]


def test_what_was_done_offline_has_its_moment_and_that_of_its_arrival(tmp_path: Path) -> None:
    text = f'{SCENE}device = "d"\narrives = 2026-11-26T07:00:00\n[[a.one]]\ncaptured = 07:55:00\n'
    step = read_story(written(tmp_path, text), TODAY).steps[0]
    assert (step.device, step.on_server.day, step.moment.hour) == ("d", 26, 8)
    assert step.captured is not None
    assert step.captured.minute == 55


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[a.one]]\nx = ", "4: không đúng TOML"),
        ("[[a.one]]\nat = 08:00:00\n", "3: chưa rõ người làm"),
        ('[[a.one]]\nby = "A"\n', "3: chưa rõ lúc nào"),
        ('[[a.one]]\nby = "A"\nat = 08:00:00\n', "5: at phải là giờ"),
        (f"{SCENE}[[a.one]]\n[[a.one]]\nat = 07:59:00\n", "8: thời gian đi lùi: việc trước ở lúc 08:00"),
        (f"{SCENE}[[a.one]]\narrives = 2026-11-23T08:00:00\n", "7: về tới máy chủ (arrives) không thể trước"),
        ('[[scene]]\non = "hôm qua"\n', "4: on phải là một ngày như 2026-11-24"),
        (f"{SCENE}[[a.one]]\nby = 3\n", "8: by phải là một tên"),
        (f"{SCENE}[[a.one]]\neach = 3\n", "8: each là danh sách"),
        (f"{SCENE}[a.one]\nx = 1\n", "7: “a.one” phải có đầu mục [[a.one]]"),
        ("wrong = 1\n", "3: không biết “wrong” ở đầu tệp"),
        ('include = "x.toml"\n', "3: include là danh sách tên tệp"),
        ('include = ["x.toml"]\n', "3: không có tệp"),
        ('include = ["."]\n', "3: "),
        ('include = ["x\\u0000"]\n', "3: không đọc được tệp"),
        ("x = " + "[" * 5_000 + "]" * 5_000, "1: các ngoặc [ ] hay { } lồng nhau sâu quá"),
        (f"{SCENE}[[A.one]]\n", "7: “A.one” phải có đầu mục như [[meetings.open_meeting]]"),
        (f"{SCENE}[[a.one.two]]\n", "7: “a.one” phải có đầu mục [[a.one]], tên việc có một dấu chấm"),
        ("[[scene]]\non = 0001-01-01\n", "4: on phải là một ngày"),
        ("[[scene]]\non = 1970-01-01\nat = 00:00:00\n", "5: at phải là giờ"),
    ],
)
def test_a_mistake_is_said_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    assert fault(tmp_path, text).startswith(said)


def test_a_file_that_is_not_there_or_no_text_is_said(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="không có tệp"):
        read_story(tmp_path / "none.toml", TODAY)
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(Fault, match="UTF-8"):
        read_story(tmp_path / "bytes.toml", TODAY)


def test_a_story_without_a_title_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "bare.toml").write_text("", encoding="utf-8")
    with pytest.raises(Fault, match=r"bare\.toml:1: thiếu tên truyện"):
        read_story(tmp_path / "bare.toml", TODAY)


def test_a_file_is_read_whichever_way_the_writers_machine_writes_letters(tmp_path: Path) -> None:
    text = f'title = "T"\r\n{SCENE.replace("A", "Lò Văn Sáng")}[[a.one]]\nplace = "một\u2028hai"\n[[a.two]]\n'
    path = tmp_path / "story.toml"
    path.write_text("\ufeff" + unicodedata.normalize("NFD", text), encoding="utf-8", newline="")
    _one, two = read_story(path, TODAY).steps
    assert (two.by, two.place.line) == ("Lò Văn Sáng", 8)


def test_an_included_file_stands_beside_the_story_or_ships(tmp_path: Path) -> None:
    name = "to-chuc/chieng-muon.toml"
    path = written(tmp_path, SCENE, include=f'include = ["{name}"]')
    assert [each for each, _place in read_story(path, TODAY).includes] == [SHIPPED / name]
    (tmp_path / "to-chuc").mkdir()
    (tmp_path / name).write_text('title = "T"')
    assert [each for each, _place in read_story(path, TODAY).includes] == [tmp_path / name]

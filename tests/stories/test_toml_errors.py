import inspect
import re
import tomllib

import pytest

from nennep.stories.toml_errors import SENTENCES, line_of, sentence_of


def told_by_tomllib() -> set[str]:
    """How each thing begins that tomllib says of a file, up to what it fills in."""
    source = inspect.getsource(tomllib._parser)  # type: ignore[attr-defined]
    said = re.findall(r'suffixed_err\(\s*src,\s*\w+,\s*f?"((?:[^"\\]|\\.)*)"', source)
    return {each.split("{")[0].replace("\\\\", "\\") for each in said}


def test_everything_that_tomllib_says_has_a_sentence() -> None:
    assert len(told_by_tomllib()) > 15
    unknown = {each for each in told_by_tomllib() if not any(each.startswith(begins) for begins in SENTENCES)}
    assert unknown == set()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("on = 24/11/2026", "sau giá trị còn chữ thừa"),
        ("at = 19:30", "sau giá trị còn chữ thừa"),
        ("place = Nhà văn hóa", "giá trị không đúng; chữ để trong ngoặc kép thẳng"),
        ("place = “Nhà văn hóa”", "giá trị không đúng; chữ để trong ngoặc kép thẳng"),
        ("on = 2026-02-30", "không có ngày hay giờ như thế"),
        ("a = 1\na = 2", "mục này đã có ở trên"),
        ("[[mở_buổi]]", "đầu mục viết như [[meetings.open_meeting]]"),
        ("họ tên = 1", "thiếu dấu = sau tên mục"),
        ('a = "\\x"', "dấu \\ trong chữ phải viết hai lần"),
        ('a = """', "chữ chưa có ngoặc kép đóng"),
        ("a = [1 2]", "danh sách chưa đóng"),
    ],
)
def test_a_slip_is_said_in_vietnamese(text: str, said: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(f"title = 1\n{text}")
    assert sentence_of(caught.value).startswith(said)
    assert line_of(caught.value) in (2, 3, None)

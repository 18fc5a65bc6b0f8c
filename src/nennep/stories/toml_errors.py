"""What is wrong with a file that is not TOML, in Vietnamese: tomllib says it in English."""

from __future__ import annotations

import re
from tomllib import TOMLDecodeError

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_TWICE = "mục này đã có ở trên; mỗi mục nêu một lần"
_HEADER = "đầu mục viết như [[meetings.open_meeting]]: chữ thường không dấu, trong hai ngoặc vuông"
_OPEN_TEXT = "chữ chưa có ngoặc kép đóng"
_STRAY = "có ký tự không dùng được ở đây; chữ nhiều dòng để trong ba ngoặc kép"
_ESCAPE = "dấu \\ trong chữ phải viết hai lần: \\\\"

SENTENCES = {
    "Invalid statement": f"dòng này không phải tên = giá trị; {_HEADER}",
    "Expected newline or end of document": (
        'sau giá trị còn chữ thừa; chữ để trong ngoặc kép "…", ngày viết 2026-11-24, giờ viết 19:30:00'
    ),
    "Invalid value": 'giá trị không đúng; chữ để trong ngoặc kép thẳng "…", ngày viết 2026-11-24',
    "Invalid date or datetime": "không có ngày hay giờ như thế; ngày viết 2026-11-24, giờ viết 19:30:00",
    "Expected '=' after a key": "thiếu dấu = sau tên mục",
    "Invalid initial character for a key part": "tên mục có dấu hay có khoảng trắng phải để trong ngoặc kép",
    "Expected ']' at the end of a table": _HEADER,
    "Expected ']]' at the end of an array": _HEADER,
    "Cannot declare": f"đầu mục này đã có ở trên; {_HEADER}",
    "Cannot overwrite a value": _TWICE,
    "Cannot mutate immutable namespace": _TWICE,
    "Cannot redefine namespace": _TWICE,
    "Duplicate inline table key": _TWICE,
    "Unclosed array": "danh sách chưa đóng: thiếu dấu ] hay dấu phẩy",
    "Unclosed inline table": "thiếu dấu } hay dấu phẩy; { … } phải nằm trên một dòng",
    "Unterminated string": _OPEN_TEXT,
    "Expected ": _OPEN_TEXT,
    "Illegal character": _STRAY,
    "Found invalid character": _STRAY,
    "Unescaped '\\' in a string": _ESCAPE,
    "Invalid hex value": _ESCAPE,
    "Escaped character is not a Unicode scalar value": _ESCAPE,
}
"""How what tomllib says begins -> what a writer is told; the longest beginning counts."""


def line_of(error: TOMLDecodeError) -> int | None:
    """The line of the fault; None at the end of the file."""
    found = _PLACE.search(str(error))
    return int(found[1]) if found and found[1] else None


def sentence_of(error: TOMLDecodeError) -> str:
    """What is wrong and what would be right."""
    said = str(error)
    begins = max((each for each in SENTENCES if said.startswith(each)), key=len, default=None)
    found = _PLACE.search(said)
    column = f" (cột {found[2]})" if found and found[2] else " (ở cuối tệp)"
    return (SENTENCES[begins] if begins else "không đọc được theo cách viết TOML") + column

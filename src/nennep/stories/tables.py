"""Reads a story's TOML file into tables, in their order, each with its place in the file.

A header names what happens: `[[meetings.open_meeting]]` is that act. TOML keeps tables of one name in order but not
tables of different names, and tells no lines; both come from the headers, which are looked for in the text.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nennep.stories.steps import Fault, Place
from nennep.stories.toml_errors import line_of, sentence_of

SHIPPED = Path(__file__).resolve().parent / "shipped"

_HEADER = re.compile(r"^\s*\[\[\s*([a-z_]+(?:\.[a-z_]+)?)\s*\]\]")
_LONG_TEXT = re.compile(r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'', re.DOTALL)
_TOP = frozenset({"title", "about", "include"})

Table = tuple[Place, str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Tables:
    """What stands in a file: its title, the files told before it, its tables in their order."""

    title: str
    includes: tuple[tuple[Path, Place], ...]
    tables: tuple[Table, ...]


def read_tables(path: Path, asked_at: Place | None = None) -> Tables:
    """The tables of a file that another one asks for or not. Raises Fault."""
    text = _text(path, asked_at or Place(str(path), 1))
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = Place(str(path), line_of(error) or len(text.split("\n")))
        raise Fault(place, f"không đúng TOML: {sentence_of(error)}") from error
    except RecursionError as error:
        raise Fault(Place(str(path), 1), "các ngoặc [ ] hay { } lồng nhau sâu quá") from error
    tables = tuple(_in_order(path, text, found))
    title, includes = _head(path, text, found)
    return Tables(title, includes, tables)


def _text(path: Path, place: Place) -> str:
    """What stands in a file, each letter as one sign, whichever way the writer's machine composes accents."""
    try:
        return unicodedata.normalize("NFC", path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise Fault(place, f"không có tệp {path}") from error
    except IsADirectoryError as error:
        raise Fault(place, f"{path} là thư mục, không phải tệp") from error
    except (OSError, ValueError) as error:
        wrong = "tệp phải là văn bản UTF-8" if isinstance(error, UnicodeDecodeError) else "không đọc được tệp"
        raise Fault(place, f"{wrong}: {path.name!r}") from error


def _head(path: Path, text: str, found: Mapping[str, Any]) -> tuple[str, tuple[tuple[Path, Place], ...]]:
    """The title and the files told before, from the lines above the first header."""
    top = Place(str(path), 1, text.split("\n"))
    for key, value in found.items():
        if key not in _TOP and not isinstance(value, dict | list):
            raise Fault(top.of(key), f"không biết “{key}” ở đầu tệp; có: {', '.join(sorted(_TOP))}")
    include = found.get("include", [])
    if not isinstance(include, list) or not all(isinstance(each, str) for each in include):
        raise Fault(top.of("include"), 'include là danh sách tên tệp, như ["pa-kim.toml"]')
    title = found.get("title")
    if not isinstance(title, str) or not title:
        raise Fault(top, 'thiếu tên truyện ở đầu tệp: title = "…"')
    return title, tuple((beside(path, each), top.of("include")) for each in include)


def beside(path: Path, name: str) -> Path:
    """An included file: beside the one that includes it, or else of the stories that ship."""
    beside = path.parent / name
    shipped = SHIPPED / name
    return shipped if "\0" not in name and not beside.exists() and shipped.exists() else beside


def _in_order(path: Path, text: str, found: Mapping[str, Any]) -> Iterator[Table]:
    """The tables in the order of the file. Raises Fault where a header does not fit what TOML found."""
    lines = text.split("\n")
    hidden = _LONG_TEXT.sub(lambda long: "\n" * long[0].count("\n"), text)
    headers = [
        (number, match[1]) for number, line in enumerate(hidden.split("\n")) if (match := _HEADER.match(line))
    ]
    taken: Counter[str] = Counter()
    for place, (number, name) in enumerate(headers):
        end = headers[place + 1][0] if place + 1 < len(headers) else len(lines)
        where = Place(str(path), number + 1, lines[number:end])
        tables = _tables(found, name)
        if taken[name] >= len(tables):
            raise Fault(where, f"không rõ [[{name}]] thuộc về đâu; không để một dòng chữ bắt đầu bằng “[[”")
        yield where, name, tables[taken[name]]
        taken[name] += 1
    for name, count in _told(found):
        if taken[name] != count:
            place = next((n for n, line in enumerate(lines, 1) if name in line), 1)
            wanted = f"[[{name}]]" if _HEADER.match(f"[[{name}]]") else "như [[meetings.open_meeting]]"
            raise Fault(
                Place(str(path), place),
                f"“{name}” phải có đầu mục {wanted}, tên việc có một dấu chấm, mỗi việc một đầu mục",
            )


def _tables(found: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    value: Any = found
    for word in name.split("."):
        value = value.get(word, []) if isinstance(value, dict) else []
    return value if isinstance(value, list) else []


def _told(found: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """(header, how many) of all tables that TOML found."""
    for name, value in found.items():
        if isinstance(value, list) and name not in _TOP:
            yield name, len(value)
        elif isinstance(value, dict):
            for below, tables in value.items():
                yield f"{name}.{below}", len(tables) if isinstance(tables, list) else 1

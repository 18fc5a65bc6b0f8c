"""Reads a story's TOML file into steps, and says where in it a mistake stands.

A header names what happens: `[[meetings.open_meeting]]` is that act. TOML keeps tables of one name in order but not
tables of different names, and tells no lines; both come from the headers, which are looked for in the text.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from nennep.stories.moments import DAY_FORMS, MOMENT_FORMS, day_of, moment_of
from nennep.stories.steps import RESERVED, SCENE, Fault, Place, Step, Story
from nennep.stories.toml_errors import line_of, sentence_of

SHIPPED = Path(__file__).resolve().parent / "shipped"

_HEADER = re.compile(r"^\s*\[\[\s*([a-z_]+(?:\.[a-z_]+)?)\s*\]\]")
_LONG_TEXT = re.compile(r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'', re.DOTALL)
_TOP = frozenset({"title", "about", "include"})


def read_story(path: Path, today: date, included_at: Place | None = None) -> Story:
    """A story of a file, included by another one or not. Raises Fault."""
    text = _text(path, included_at or Place(str(path), 1))
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = Place(str(path), line_of(error) or len(text.split("\n")))
        raise Fault(place, f"không đúng TOML: {sentence_of(error)}") from error
    except RecursionError as error:
        raise Fault(Place(str(path), 1), "các ngoặc [ ] hay { } lồng nhau sâu quá") from error
    tables = list(_in_order(path, text, found))
    title, includes = _head(path, text, found)
    return Story(path, title, includes, tuple(_Teller(today).steps(tables)))


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
    return title, tuple((_beside(path, each), top.of("include")) for each in include)


def _beside(path: Path, name: str) -> Path:
    """An included file: beside the one that includes it, or else of the stories that ship."""
    beside = path.parent / name
    shipped = SHIPPED / name
    return shipped if "\0" not in name and not beside.exists() and shipped.exists() else beside


Table = tuple[Place, str, dict[str, Any]]


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


class _Teller:
    """Goes through the tables, with the scene and the clock of the moment."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.scene: dict[str, Any] = {}
        self.day: date | None = None
        self.moment: datetime | None = None
        self.server: datetime | None = None
        self.place: Place = Place("", 0)

    def steps(self, tables: list[Table]) -> Iterator[Step]:
        for self.place, name, table in tables:
            if name == SCENE:
                self._open_scene(table)
            else:
                yield self._step(name, table)

    def _open_scene(self, table: dict[str, Any]) -> None:
        """A scene: its day, and what holds for all below until the next one."""
        self.scene = {key: value for key, value in table.items() if key not in ("title", "on", "at")}
        if "on" in table:
            day = day_of(table["on"], self.today, self.day)
            if day is None:
                raise Fault(self.place.of("on"), f"on phải là {DAY_FORMS}")
            self.moment = self.moment if day == self.day else None
            self.day = day
        if "at" in table:
            self.moment = self._moment("at", table)

    def _step(self, name: str, table: dict[str, Any]) -> Step:
        by = self._word("by", table)
        if not by:
            raise Fault(
                self.place, 'chưa rõ ai làm: by = "họ tên" (hay "operator") ở việc này hoặc ở [[scene]]'
            )
        if "at" in table:
            self.moment = self._moment("at", table)
        if self.moment is None:
            raise Fault(self.place, "chưa rõ lúc nào: at = 19:30:00 (ngày của [[scene]]) ở việc này")
        step = Step(
            place=self.place,
            what=name,
            moment=self.moment,
            by=by,
            fields={key: value for key, value in table.items() if key not in RESERVED},
            defaults={key: value for key, value in self.scene.items() if key not in RESERVED},
            day=self.day or self.moment.date(),
            device=self._word("device", table),
            captured=self._moment("captured", table) if "captured" in table else None,
            arrives=self._moment("arrives", table) if "arrives" in {**self.scene, **table} else None,
            refused=self._word("refused", table),
            each=self._each(table),
        )
        self._goes_on(step)
        return step

    def _goes_on(self, step: Step) -> None:
        """The server's clock never goes back in a file."""
        if step.arrives is not None and step.arrives < step.moment:
            raise Fault(self.place, "về tới máy chủ (arrives) không thể trước lúc làm (at)")
        if self.server is not None and step.on_server < self.server:
            raise Fault(
                self.place,
                f"thời gian đi lùi: việc trước ở lúc {_shown(self.server)}, việc này {_shown(step.on_server)}",
            )
        self.server = step.on_server

    def _moment(self, key: str, table: Mapping[str, Any]) -> datetime:
        told = table.get(key, self.scene.get(key))
        found = moment_of(told, self.today, self.day)
        if found is None:
            raise Fault(
                self.place.of(key), f"{key} phải là {MOMENT_FORMS}; giờ không có ngày cần [[scene]] có on"
            )
        return found

    def _word(self, key: str, table: Mapping[str, Any]) -> str:
        told = table.get(key, self.scene.get(key, ""))
        if not isinstance(told, str):
            raise Fault(self.place.of(key), f"{key} phải là một tên, trong ngoặc kép")
        return told

    def _each(self, table: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
        told = table.get("each", [])
        if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
            raise Fault(
                self.place.of("each"), "each là danh sách, như each = [{ meeting = “a” }, { meeting = “b” }]"
            )
        return tuple(told)


def _shown(moment: datetime) -> str:
    return moment.strftime("%H:%M %d/%m/%Y")

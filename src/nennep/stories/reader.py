"""Makes steps of a story's tables: each with the scene and the clock of its moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from nennep.stories.moments import DAY_FORMS, MOMENT_FORMS, day_of, moment_of
from nennep.stories.steps import RESERVED, SCENE, TELL, Fault, Place, Step, Story
from nennep.stories.tables import Table, beside, read_tables
from nennep.stories.wording import worded, words_in


def read_story(path: Path, today: date, included_at: Place | None = None) -> Story:
    """A story of a file, included by another one or not. Raises Fault."""
    found = read_tables(path, included_at)
    return Story(path, found.title, found.includes, tuple(_Teller(today).steps(found.tables)))


def read_in_scene(path: Path, today: date, scene: Mapping[str, Any]) -> Story:
    """A story of a file as `[[tell]]` in such a scene tells it. Raises Fault."""
    teller = _Teller(today)
    teller.open_scene(scene)
    return Story(path, path.name, (), tuple(teller.told_of(path)))


class _Teller:
    """Goes through the tables, with the scene and the clock of the moment."""

    def __init__(self, today: date, telling: tuple[Path, ...] = ()) -> None:
        self.today = today
        self.telling = telling
        """The files that are being told, for one must not tell itself."""
        self.words: set[str] = set()
        self.scene: dict[str, Any] = {}
        self.day: date | None = None
        self.moment: datetime | None = None
        self.server: datetime | None = None
        self.place: Place = Place("", 0)

    def steps(self, tables: Iterable[Table]) -> Iterator[Step]:
        for self.place, name, table in tables:
            if name == SCENE:
                self.open_scene(table)
            elif name == TELL:
                yield from self._tell(table)
            else:
                yield self._step(name, table)

    def open_scene(self, table: Mapping[str, Any]) -> None:
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

    def _tell(self, table: dict[str, Any]) -> Iterator[Step]:
        """Another file in this scene: its clock goes on from here, and goes on here where it ends."""
        fields = dict(table)
        file = fields.pop("file", None)
        if not isinstance(file, str) or not fields.keys().isdisjoint({"each", "refused", "on"}):
            raise Fault(
                self.place, '[[tell]] cần file = "tệp.toml" và các từ của tệp đó; không có on, each, refused'
            )
        if "at" in fields:
            self.moment = self._moment("at", fields)
        inner = _Teller(self.today, self.telling)
        inner.scene = {**self.scene, **{name: value for name, value in fields.items() if name != "at"}}
        inner.words = set(self.words)
        inner.day, inner.moment, inner.server, inner.place = self.day, self.moment, self.server, self.place
        yield from inner.told_of(beside(Path(self.place.file), file))
        self.moment, self.server = inner.moment, inner.server

    def told_of(self, path: Path) -> Iterator[Step]:
        """The steps of a file that is told in this scene, whose fields stand for the {words} in it."""
        if path.resolve() in self.telling:
            raise Fault(self.place, f"{path.name} kể lại chính nó")
        self.telling = (*self.telling, path.resolve())
        found = read_tables(path, self.place if self.place.file else None)
        if found.includes:
            raise Fault(Place(str(path), 1), "tệp được kể bằng [[tell]] thì không có include")
        words = dict(self.scene)
        self.words |= set(words_in([table for _place, _name, table in found.tables]))
        yield from self.steps(
            (place, name, worded(table, words, place)) for place, name, table in found.tables
        )

    def _step(self, name: str, table: dict[str, Any]) -> Step:
        by = self._word("by", table)
        if not by:
            raise Fault(
                self.place, 'chưa rõ người làm: by = "họ tên" (hay "operator") ở việc này hoặc ở [[scene]]'
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
            words=frozenset(self.words),
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

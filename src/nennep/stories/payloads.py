"""The fields of a step as the payload of its act: names become ids, days and hours become what the act's types ask.

How a value is read follows from the act's own types; no act is known here by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin
from uuid import UUID

from pydantic import BaseModel

from nennep.core.ids import NewId, id_at
from nennep.stories.moments import DAY_FORMS, MOMENT_FORMS, day_of, moment_of
from nennep.stories.names import Names
from nennep.stories.steps import Fault, Place, Step

_NEW_ID = get_args(NewId)[1]
_MONTH = re.compile(r"\d{4}-\d{2}")  # a read may be asked about a month

Lookup = Callable[[str, UUID], UUID | None]
"""(name, meeting of the step) -> something of that meeting that no story named."""


@dataclass(slots=True)
class Telling:
    """What the values of one step are read with."""

    names: Names
    today: date
    step: Step
    fields: Mapping[str, Any]
    lookups: Mapping[str, Lookup]
    counter: int
    place: Place
    made: int = 0

    def unnamed(self) -> str:
        """A name for a new thing to which the story gives none."""
        self.made += 1
        return f"{self.step.what}/{self.counter}/{self.made}"

    def fault(self, sentence: str) -> Fault:
        return Fault(self.place, sentence)


Reader = Callable[[Any, "Telling", str], Any]


def payload_of(payload_type: type[BaseModel], told: Telling, *, what: str) -> dict[str, Any]:
    """The payload that a step states, as JSON; the scene fills fields that it leaves out. Raises Fault.

    `what` is the act, or the read whose parameters these are.
    """
    known = payload_type.model_fields
    _must_be_known(told.fields, payload_type, told.step.place, what)
    told.fields = {
        **{name: value for name, value in told.step.defaults.items() if name in known},
        **told.fields,
    }
    return _part(payload_type, told.fields, told, told.step.place)


def _part(
    part: type[BaseModel], told_fields: Mapping[str, Any], told: Telling, place: Place | None
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, (read, is_new, required, nullable) in _readers(part).items():
        if place is not None:
            told.place = place.of(name)
        if name in told_fields:
            found[name] = read(told_fields[name], told, name)
        elif is_new and required:
            found[name] = str(_implied(told_fields, told))
        elif required and nullable:
            found[name] = None
    return found


def _must_be_known(told_fields: Mapping[str, Any], part: type[BaseModel], place: Place, what: str) -> None:
    for name in told_fields:
        if name not in part.model_fields:
            known = ", ".join(part.model_fields)
            raise Fault(place.of(name), f"{what} không có mục “{name}”; có: {known}")


def _implied(told_fields: Mapping[str, Any], told: Telling) -> UUID:
    """A new person is called by the full name; any other thing without a name cannot be spoken of again."""
    full_name = told_fields.get("full_name")
    if not isinstance(full_name, str):
        return id_at(told.step.moment, told.unnamed())
    if full_name in told.names.known:
        raise told.fault(f"đã có “{full_name}”; hai người trùng tên thì đặt thêm id = “…” cho người sau")
    return told.names.make(full_name, told.step.moment)


@cache
def _readers(part: type[BaseModel]) -> dict[str, tuple[Reader, bool, bool, bool]]:
    """Field -> how its value is read, whether it is a new thing's id, must be there, may be empty (None)."""
    found = {}
    for name, field in part.model_fields.items():
        is_new = _NEW_ID in field.metadata
        read = _new if is_new else _reader(field.annotation)
        found[name] = (read, is_new, field.is_required(), NoneType in get_args(field.annotation))
    return found


def _reader(annotation: Any) -> Reader:
    """How a value of a type is read."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _new if _NEW_ID in inner[1:] else _reader(inner[0])
    if origin is list:
        return _list_of(_reader(inner[0]))
    if origin in (Union, UnionType):
        return _one_of([each for each in inner if each is not NoneType])
    simple: dict[Any, Reader] = {
        UUID: _reference,
        date: _day,
        datetime: _moment,
    }
    if annotation in simple:
        return simple[annotation]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _part_of(annotation)
    return _plain


def _part_of(part: type[BaseModel]) -> Reader:
    """A table inside the payload, each of its names known."""

    def read_part(value: Any, told: Telling, name: str) -> Any:
        if not isinstance(value, Mapping):
            raise told.fault(f"{name} gồm những mục trong ngoặc nhọn: {{ {', '.join(part.model_fields)} }}")
        _must_be_known(value, part, told.place, name)
        return _part(part, value, told, None)

    return read_part


def _list_of(read: Reader) -> Reader:
    def read_all(value: Any, told: Telling, name: str) -> Any:
        if not isinstance(value, list | tuple):
            raise told.fault(f"{name} phải là một danh sách: {name} = […]")
        return [read(each, told, name) for each in value]

    return read_all


def _one_of(choices: Iterable[Any]) -> Reader:
    """The first type that is not plain; of several parts the one whose `what` the value states."""
    parts = {}
    for each in choices:
        bare = get_args(each)[0] if get_origin(each) is Annotated else each
        if isinstance(bare, type) and issubclass(bare, BaseModel):
            parts[_kind_of(bare)] = bare
    if len(parts) > 1:
        return lambda value, told, name: (
            _part_of(parts[value["what"]])(value, told, name)
            if isinstance(value, Mapping) and value.get("what") in parts
            else _plain(value, told, name)
        )
    readers = [_reader(each) for each in choices]
    return next((read for read in readers if read is not _plain), _plain)


def _kind_of(part: type[BaseModel]) -> str:
    field = part.model_fields.get("what")
    return (
        get_args(field.annotation)[0] if field and get_origin(field.annotation) is Literal else part.__name__
    )


def _new(value: Any, told: Telling, name: str) -> str:
    if isinstance(value, UUID):
        return str(value)
    if not isinstance(value, str) or not value:
        raise told.fault(f"{name} là tên đặt cho một thứ mới, trong ngoặc kép")
    return str(told.names.make(value, told.step.moment))


def _reference(value: Any, told: Telling, name: str) -> Any:
    if isinstance(value, UUID):
        return str(value)
    if not isinstance(value, str):
        raise told.fault(f"{name} là tên của một thứ đã có, trong ngoặc kép")
    meeting = told.names.known.get(str(told.fields.get("meeting")))
    if value not in told.names.known and name in told.lookups and meeting is not None:
        found = told.lookups[name](value, meeting)
        if found is not None:
            return str(found)
    return str(told.names.find(value, told.place))


def _day(value: Any, told: Telling, name: str) -> str:
    if isinstance(value, str) and _MONTH.fullmatch(value):
        return value
    found = day_of(value, told.today, told.step.day)
    if found is None:
        raise told.fault(f"{name} phải là {DAY_FORMS}")
    return found.isoformat()


def _moment(value: Any, told: Telling, name: str) -> str:
    found = moment_of(value, told.today, told.step.day)
    if found is None:
        raise told.fault(f"{name} phải là {MOMENT_FORMS}")
    return found.isoformat()


def _plain(value: Any, told: Telling, name: str) -> Any:
    """What JSON has as it is; days and hours of TOML as text."""
    if isinstance(value, datetime):
        return _moment(value, told, name)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(each, told, name) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each, told, name) for each in value]
    return value

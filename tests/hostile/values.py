"""What somebody could send instead of a payload: values changed, left out, doubled, far too long, of another kind."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from nennep.core.ids import new_id

Path = tuple[str | int, ...]
Payload = dict[str, Any]

DAYS = (
    "0001-01-01",
    "9999-12-31",
    "1899-12-31",
    "2200-01-01",
    "2026-02-30",
    "0",
    "20261124",
    "2026-11-24T00:00",
)
MOMENTS = (
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-12:00",
    "2026-11-20T08:00:00",
    "1900-01-01T00:00:00+07:00",
    "2199-12-31T23:59:59Z",
    "1764206000",
    "2026-11-20",
)
HOURS = ("24:00", "14:00+07:00", "14:00Z", "50400")
NUMBERS = (-1, 0, 1, 1.5, 2**31, 2**63, 10**400, float("inf"), True)
TEXTS = ("", " ", "\x00", "\u202e\u200b", "x" * 1_000, "ẵ" * 30_000, "' OR 1=1 --", "{}", "null")
IDS = (
    "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-7fff-bfff-ffffffffffff",
    "01980000-0000-7000-8000-000000000000",
)
SHAPES: tuple[Any, ...] = (None, [], {}, [[]], [None], {"": None})

ALPHABETS = ("ẵ", "ß", "漢", "Ngô ", "ǅ")
"""Letters that grow when a text is folded or put in order, and those of names."""


def changed(payload: Payload, fields: set[str]) -> st.SearchStrategy[Payload]:
    """The payload with one to three of its values, or of the `fields` that it leaves out, changed."""
    places = [*places_of(payload), *((name,) for name in fields - payload.keys())]
    ids = [found for path in places if isinstance(found := value_at(payload, path), str) and len(found) == 36]
    anything = st.one_of(
        st.sampled_from([*DAYS, *MOMENTS, *HOURS]),
        st.sampled_from(NUMBERS),
        st.sampled_from(TEXTS),
        st.sampled_from([*IDS, *ids, str(new_id())]),
        st.sampled_from(SHAPES),
        st.text(max_size=400),
    )
    changes = st.lists(st.tuples(st.sampled_from(places), anything), min_size=1, max_size=3)
    return st.one_of(
        changes.map(lambda found: _with_all(payload, found)),
        st.sampled_from(places).map(lambda path: without(payload, path)),
        st.sampled_from(places).flatmap(
            lambda path: st.sampled_from([2, 5_000]).map(lambda times: doubled(payload, path, times))
        ),
    )


def places_of(found: Any, path: Path = ()) -> Iterator[Path]:
    """Every value inside a payload."""
    inside = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for key, each in inside:
        yield (*path, key)
        yield from places_of(each, (*path, key))


def value_at(payload: Any, path: Path) -> Any:
    """The value at a place; None where there is none."""
    for key in path:
        if isinstance(key, str) and not (isinstance(payload, dict) and key in payload):
            return None
        payload = payload[key]
    return payload


def with_value(payload: Payload, path: Path, value: Any) -> Payload:
    """A copy of the payload with this value in that place, where the place is still there."""
    copy: Any = deepcopy(payload)
    holder = copy
    for key in path[:-1]:
        try:
            holder = holder[key]
        except (KeyError, IndexError, TypeError):
            return copy  # type: ignore[no-any-return]
    if isinstance(holder, dict) or (isinstance(holder, list) and isinstance(path[-1], int)):
        holder[path[-1]] = value
    return copy  # type: ignore[no-any-return]


def without(payload: Payload, path: Path) -> Payload:
    """A copy of the payload without the value at a place."""
    copy = deepcopy(payload)
    holder = value_at(copy, path[:-1])
    if isinstance(holder, dict):
        holder.pop(path[-1], None)
    elif isinstance(holder, list):
        del holder[path[-1]]  # type: ignore[arg-type]  # a list's places are numbers
    return copy


def doubled(payload: Payload, path: Path, times: int) -> Payload:
    """A copy in which a list says all that it says this many times; nothing else changes."""
    found = value_at(payload, path)
    return with_value(payload, path, found * times) if isinstance(found, list) else payload


def _with_all(payload: Payload, changes: list[tuple[Path, Any]]) -> Payload:
    for path, value in changes:
        payload = with_value(payload, path, value)
    return payload


def leaves_of(part: type[BaseModel]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """(names from the payload to the field, type with its bounds) of each value and list of a payload type."""
    for name, field in part.model_fields.items():
        annotation: Any = field.annotation
        for bound in field.metadata:
            annotation = Annotated[annotation, bound]
        yield from _leaves((name,), annotation, annotation)


def _leaves(path: tuple[str, ...], annotation: Any, bounded: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _leaves(path, inner[0], bounded)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for below, leaf in leaves_of(annotation):
            yield (*path, *below), leaf
    elif origin is list:
        yield path, bounded
        yield from _leaves(path, inner[0], inner[0])
    elif origin in (Union, UnionType):
        for each in inner:
            if each is not type(None):
                yield from _leaves(path, each, each)
    else:
        yield path, bounded


def bare(annotation: Any) -> Any:
    """A type without its bounds: `str`, `list`, `date` …"""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return get_origin(annotation) or annotation


def takes(annotation: Any, value: Any) -> bool:
    """Whether a payload may have this value there."""
    return _taken(TypeAdapter(annotation), value)


def _taken(adapter: TypeAdapter[Any], value: Any) -> bool:
    try:
        adapter.validate_python(value)
    except ValidationError:
        return False
    return True


def longest(annotation: Any, letter: str) -> str:
    """The longest text of these letters that the type takes; "" where it takes none of them."""
    adapter, shortest, too_long = TypeAdapter[Any](annotation), 0, 32_768
    while too_long - shortest > 1:
        middle = (shortest + too_long) // 2
        if _taken(adapter, _text(letter, middle)):
            shortest = middle
        else:
            too_long = middle
    return _text(letter, shortest)


def _text(letter: str, length: int) -> str:
    return (letter * length)[:length].strip().ljust(length, letter[0]) if length else ""

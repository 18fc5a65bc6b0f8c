"""How long the texts of a payload may be, read from its type: devices say so beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel


def text_limits(payload_type: type[BaseModel]) -> dict[str, int]:
    """The place of each bounded text, as `marks.reason`, and how many characters it may have."""
    schema = payload_type.model_json_schema()
    return dict(_bounded(schema, schema.get("$defs", {}), ()))


def _bounded(
    schema: dict[str, Any], parts: dict[str, Any], place: tuple[str, ...]
) -> Iterator[tuple[str, int]]:
    if "$ref" in schema:
        yield from _bounded(parts[schema["$ref"].rpartition("/")[2]], parts, place)
    if schema.get("type") == "string" and "maxLength" in schema:
        yield ".".join(place), schema["maxLength"]
    for choice in schema.get("anyOf", ()):
        yield from _bounded(choice, parts, place)
    if "items" in schema:
        yield from _bounded(schema["items"], parts, place)
    for name, of in schema.get("properties", {}).items():
        yield from _bounded(of, parts, (*place, name))

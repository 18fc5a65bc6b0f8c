"""Payloads in the shape of any act, built from its own schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nennep.core.acts import Act
from nennep.core.ids import new_id


def payload_of(act: Act[Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """A payload in the act's shape, naming real things where the field's name says which.

    What is not required is left out, unless `known` has it under "<act>.<field>".
    """
    schema = act.payload_type.model_json_schema()
    required = schema.get("required", [])
    found = {
        name: known.get(name) or _value(schema["properties"][name], schema.get("$defs", {}))
        for name in required
    }
    own = {
        name: known[f"{act.name}.{name}"] for name in schema["properties"] if f"{act.name}.{name}" in known
    }
    return found | own


def _value(kind: dict[str, Any], defs: dict[str, Any]) -> Any:
    if "$ref" in kind:
        return _value(defs[kind["$ref"].rsplit("/", 1)[1]], defs)
    if "anyOf" in kind:
        return _value(kind["anyOf"][0], defs)
    if "enum" in kind:
        return kind["enum"][0]
    if kind.get("type") == "object":
        return {name: _value(kind["properties"][name], defs) for name in kind.get("required", [])}
    if kind.get("type") == "array":
        return [_value(kind["items"], defs)]
    formats = {
        "uuid": str(new_id()),
        "date": "2026-11-24",
        "date-time": "2026-11-24T12:30:00Z",
        "time": "19:30:00",
    }
    if kind.get("format") in formats:
        return formats[kind["format"]]
    return {"string": "Nội dung", "integer": 1, "number": 1, "boolean": True}.get(kind.get("type", ""), "x")

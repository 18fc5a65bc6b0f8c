"""The description of the HTTP door in OpenAPI 3.1, drawn from the registry of acts."""

from __future__ import annotations

from typing import Any, Literal

from django.utils import translation
from pydantic.json_schema import models_json_schema

import nennep
from nennep.core.acts import Act, all_acts

REFUSAL: dict[str, Any] = {
    "type": "object",
    "required": ["code", "message"],
    "properties": {
        "code": {"type": "string", "description": "for programs"},
        "message": {"type": "string", "description": "for people, in their language"},
        "field": {"type": ["string", "null"]},
        "fields": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
            },
        },
        "facts": {"type": "object", "description": "what the refusal is about, for a program to show"},
    },
}
DONE: dict[str, Any] = {
    "type": "object",
    "required": ["key", "result", "organisation", "seq", "received_at", "replayed"],
    "properties": {
        "key": {"type": "string", "format": "uuid"},
        "result": {"type": "object", "description": "ids, never contents"},
        "organisation": {"type": "string", "format": "uuid", "description": "whose chain the act went to"},
        "seq": {"type": "integer", "description": "place in that chain"},
        "received_at": {"type": "string", "format": "date-time"},
        "replayed": {"type": "boolean", "description": "the key had been answered before"},
    },
}
STATUSES = {
    "400": "the request could not be read",
    "401": "nobody is signed in",
    "403": "seen, but not allowed",
    "404": "not there, or not in one's part of the tree",
    "409": "contradicts what is recorded, or the key was used for something else",
    "422": "what was entered cannot be right",
}
HEADERS: list[dict[str, Any]] = [
    {
        "name": "Idempotency-Key",
        "in": "header",
        "required": True,
        "description": "the act's id, a UUIDv7 made by whoever asks",
        "schema": {"type": "string", "format": "uuid"},
    },
    {
        "name": "Nennep-Version",
        "in": "header",
        "description": "the version of the payload; the newest when left out",
        "schema": {"type": "integer", "minimum": 1},
    },
    {
        "name": "Nennep-Captured-At",
        "in": "header",
        "description": "when the device captured the act",
        "schema": {"type": "string", "format": "date-time"},
    },
    {
        "name": "Nennep-Clock-Offset",
        "in": "header",
        "description": "milliseconds, server minus device, as the device knew them when it captured the act",
        "schema": {"type": "integer"},
    },
    {
        "name": "Nennep-User",
        "in": "header",
        "description": "whose work the device hands in; 401 when somebody else is signed in",
        "schema": {"type": "string", "format": "uuid"},
    },
    {"name": "Nennep-Device", "in": "header", "schema": {"type": "string", "format": "uuid"}},
    {"name": "Nennep-Device-Seq", "in": "header", "schema": {"type": "integer", "minimum": 0}},
]


def describe() -> dict[str, Any]:
    """The whole description; English, since it is read by programmers."""
    acts = all_acts()
    mode: Literal["validation"] = "validation"
    refs, definitions = models_json_schema(
        [(each.payload_type, mode) for each in acts], ref_template="#/components/schemas/{model}"
    )
    schemas = {**definitions.get("$defs", {}), "Done": DONE, "Refusal": REFUSAL}
    with translation.override("en"):
        paths = {
            f"/api/acts/{each.name}": {"post": _operation(each, refs[each.payload_type, mode])}
            for each in acts
        }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Nền Nếp",
            "version": nennep.__version__,
            "description": "Every change of a fact is an act. One address an act; the key makes a replay harmless.",
        },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"session": {"type": "apiKey", "in": "cookie", "name": "nennep_session"}},
        },
        "security": [{"session": []}],
    }


def _operation(act: Act[Any], body: dict[str, Any]) -> dict[str, Any]:
    refusal = {"application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}}
    done = {"application/json": {"schema": {"$ref": "#/components/schemas/Done"}}}
    return {
        "operationId": act.name,
        "summary": str(act.label),
        "description": (act.function.__doc__ or "").strip(),
        "tags": [act.name.split(".")[0]],
        "parameters": HEADERS,
        "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
        "responses": {
            "200": {"description": "done, or done before under this key", "content": done},
            **{status: {"description": what, "content": refusal} for status, what in STATUSES.items()},
        },
    }

"""The description of the HTTP door in OpenAPI 3.1, drawn from the registries of acts and reads."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

from django.utils import translation
from pydantic import TypeAdapter

import nennep
from nennep.core.acts import Act, all_acts
from nennep.core.reads import Read, all_reads

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
        "way": {
            "type": ["object", "null"],
            "description": "the page where it is put right, when that is another than the one that asked",
            "properties": {"label": {"type": "string"}, "url": {"type": "string"}},
        },
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
READ_STATUSES = ("401", "403", "404", "409", "422")
HEADERS: list[dict[str, Any]] = [
    {
        "name": "Idempotency-Key",
        "in": "header",
        "required": True,
        "description": "the act's id, a UUIDv7 made by the client",
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


Json = dict[str, Any]
Mode = Literal["validation", "serialization"]


def describe() -> Json:
    """The whole description; English, since it is read by programmers."""
    acts, reads = all_acts(), all_reads()
    described: list[tuple[str, Mode, TypeAdapter[Any]]] = [
        *((each.name, "validation", TypeAdapter(each.payload_type)) for each in acts),
        *((each.name, "serialization", each.adapter) for each in reads),
    ]
    refs, definitions = TypeAdapter.json_schemas(described, ref_template="#/components/schemas/{model}")
    schemas = {**definitions.get("$defs", {}), "Done": DONE, "Refusal": REFUSAL}
    paths: Json = {}
    with translation.override("en"):
        for act in acts:
            paths[f"/api/acts/{act.name}"] = {"post": _act(act, refs[act.name, "validation"])}
        for read in reads:
            paths[f"/api/reads/{read.name}"] = {"get": _read(read, refs[read.name, "serialization"])}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Nền Nếp",
            "version": nennep.__version__,
            "description": "Every change of a fact is an act, every question is a read. One address each; the key of "
            "an act makes a replay harmless, and a read shows what the asker may see.",
        },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"session": {"type": "apiKey", "in": "cookie", "name": "nennep_session"}},
        },
        "security": [{"session": []}],
    }


def _act(act: Act[Any], body: Json) -> Json:
    done = {"application/json": {"schema": {"$ref": "#/components/schemas/Done"}}}
    return {
        **_named(act.name, act.label, act.function),
        "parameters": HEADERS,
        "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
        "responses": {
            "200": {"description": "done, or done before under this key", "content": done},
            **_refused(STATUSES),
        },
    }


def _read(read: Read, answer: Json) -> Json:
    content = {"application/json": {"schema": answer}}
    return {
        **_named(read.name, read.label, read.function),
        "parameters": list(_parameters(read)),
        "responses": {
            "200": {"description": "the answer, with an ETag", "content": content},
            "304": {"description": "the asker has this answer already (If-None-Match)"},
            **_refused({status: what for status, what in STATUSES.items() if status in READ_STATUSES}),
        },
    }


def _parameters(read: Read) -> Iterator[Json]:
    """The parameters in the address, each with its own schema; definitions that they name stand inline."""
    schema = read.parameters_type.model_json_schema()
    for name, described in schema["properties"].items():
        own = _inline(described, schema.get("$defs", {}))
        yield {"name": name, "in": "query", "required": name in schema.get("required", []), "schema": own}


def _inline(described: Any, definitions: Json) -> Any:
    if isinstance(described, list):
        return [_inline(each, definitions) for each in described]
    if not isinstance(described, dict):
        return described
    if "$ref" in described:
        return _inline(definitions[described["$ref"].rpartition("/")[2]], definitions)
    return {key: _inline(value, definitions) for key, value in described.items()}


def _named(name: str, label: object, function: Callable[..., Any]) -> Json:
    return {
        "operationId": name,
        "summary": str(label),
        "description": inspect.cleandoc(function.__doc__ or ""),
        "tags": [name.partition(".")[0]],
    }


def _refused(statuses: Mapping[str, str]) -> Json:
    refusal = {"application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}}
    return {status: {"description": what, "content": refusal} for status, what in statuses.items()}

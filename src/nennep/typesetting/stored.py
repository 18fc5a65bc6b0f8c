"""The document model as JSON and back, and its digest: what adopted minutes are kept as."""

from __future__ import annotations

import hashlib
import json
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import Any

from nennep.typesetting.blocks import PARTS, Node
from nennep.typesetting.model import VERSION, Bundle, Layout, ModelError, PartyDocument, Signature

_KINDS: dict[str, type[Node]] = {
    kind.__name__: kind for kind in (*PARTS, Layout, Signature, PartyDocument, Bundle)
}


def to_data(document: PartyDocument | Bundle) -> dict[str, Any]:
    """The document as plain dicts, lists, texts and numbers, for a JSON column."""
    return {"version": VERSION, "document": _encode(document)}


def from_data(data: Any) -> PartyDocument | Bundle:
    """The document of `to_data`. Raises ModelError."""
    if not isinstance(data, dict) or data.get("version") != VERSION:
        raise ModelError(f"not a document of version {VERSION}")
    document = _decode(data.get("document"))
    if not isinstance(document, PartyDocument | Bundle):
        raise ModelError("the outermost part must be a PartyDocument or a Bundle")
    return document


def to_json(document: PartyDocument | Bundle) -> str:
    """Canonical JSON: sorted keys, no white space, letters as they are."""
    return json.dumps(to_data(document), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(document: PartyDocument | Bundle) -> str:
    """sha256 of the canonical JSON, in hexadecimal digits."""
    return hashlib.sha256(to_json(document).encode()).hexdigest()


def _encode(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        parts = {each.name: getattr(value, each.name) for each in fields(value) if _is_said(value, each)}
        return {"kind": type(value).__name__} | {name: _encode(part) for name, part in parts.items()}
    if isinstance(value, tuple):
        return [_encode(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def _is_said(value: Any, each: Any) -> bool:
    if isinstance(value, Layout) or each.default is MISSING:
        return True
    return bool(getattr(value, each.name) != each.default)


def _decode(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_decode(part) for part in value)
    if not isinstance(value, dict):
        return value
    kind = _KINDS.get(str(value.get("kind")))
    if kind is None:
        raise ModelError(f"unknown part of a document: {value.get('kind')!r}")
    parts = {str(name): _decode(part) for name, part in value.items() if name != "kind"}
    try:
        if parts.get("dated"):
            parts["dated"] = date.fromisoformat(parts["dated"])
        return kind(**parts)
    except (TypeError, ValueError, AttributeError) as error:
        raise ModelError(f"{kind.__name__}: {error}") from error

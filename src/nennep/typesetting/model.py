"""The document model: one frozen value from which the .pdf and the .docx are made.

Adopted minutes are kept as this value's JSON (design §4.7), so it must stay readable for ever: fields may be
added with a default, never renamed or given another meaning; what cannot be so takes a new VERSION, and
`from_data` learns to raise the old one to it. Fields at their default are left out of the JSON, so that a
later field does not change the digest of an older document; the layout is always written whole, since its
defaults may change with the rules on paper.
"""

import hashlib
import json
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date
from typing import Any

from nennep.typesetting.blocks import (
    Block,
    Cell,
    Column,
    DottedLines,
    Entry,
    Heading,
    Items,
    Lines,
    Node,
    PageBreak,
    Paragraph,
    Run,
    Space,
    Table,
    Together,
    items,
    paragraph,
    runs,
    table,
)

__all__ = [
    "PARTY_NAME",
    "VERSION",
    "Block",
    "Bundle",
    "Cell",
    "Column",
    "DottedLines",
    "Entry",
    "Heading",
    "Items",
    "Layout",
    "Lines",
    "ModelError",
    "PageBreak",
    "Paragraph",
    "PartyDocument",
    "Run",
    "Signature",
    "Space",
    "Table",
    "Together",
    "digest",
    "from_data",
    "from_json",
    "items",
    "paragraph",
    "runs",
    "table",
    "to_data",
    "to_json",
]

VERSION = 1
PARTY_NAME = "ĐẢNG CỘNG SẢN VIỆT NAM"


class ModelError(ValueError):
    """The JSON is not a document of this model: unknown part, field, version, or a wrong type."""


@dataclass(frozen=True)
class Layout(Node):
    """Measures of the page: margins in mm, letters and lines in points.

    Source of the defaults: 05-HD/VPTW 27/5/2026 (margins agree in two sources; exact lines of 18 pt in one,
    19 pt in another: unconfirmed). `gap` is the space between paragraphs, our choice. A paper form to be
    filled in by weak eyes sets `size=16, pitch=21`.
    """

    size: float = 14.0
    pitch: float = 18.0
    gap: float = 6.0
    top: float = 20.0
    bottom: float = 20.0
    left: float = 30.0
    right: float = 15.0
    first_line: float = 10.0
    landscape: bool = False


@dataclass(frozen=True)
class Signature(Node):
    """Who signs: `("T/M CHI BỘ", "BÍ THƯ")` or `("CHỦ TRÌ HỘI NGHỊ",)`, room for the hand, the name.

    `mark` stands in that room: "(đã ký)" on a copy, or nothing.
    """

    captions: tuple[str, ...]
    name: str = ""
    mark: str = ""


@dataclass(frozen=True)
class PartyDocument(Node):
    """A document in the Party's layout (domain §4). Empty lines are not printed.

    `superior`, `issuer` and `title` are printed in capitals. `number` and `place_date` are whole lines
    (`labels.number_line`, `labels.place_and_date`). `recipients`: the last is `Lưu Chi bộ`. `banner` stands
    at the foot of every page. `name` is the title that a viewer shows, and the bookmark inside a bundle;
    empty makes it of title, subject and issuer. `dated`: the day that the .pdf says it was made.
    """

    title: str
    issuer: str
    superior: str = ""
    number: str = ""
    place_date: str = ""
    subject: str = ""
    body: tuple[Block, ...] = ()
    recipients: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    banner: str = ""
    name: str = ""
    dated: date | None = None
    layout: Layout = field(default_factory=Layout)

    def __post_init__(self) -> None:
        super().__post_init__()
        for each in ("title", "issuer", "superior"):
            object.__setattr__(self, each, getattr(self, each).upper())

    @property
    def shown_name(self) -> str:
        """The name of the document for people: `name`, or what its head says."""
        return self.name or " – ".join(
            part for part in (f"{self.title} {self.subject}".strip(), self.issuer) if part
        )


@dataclass(frozen=True)
class Bundle(Node):
    """Many documents in one file, each beginning on a new page with page number 1."""

    documents: tuple[PartyDocument, ...]
    name: str = ""


_KINDS: dict[str, type[Node]] = {
    kind.__name__: kind
    for kind in (
        *(Run, Heading, Paragraph, Entry, Lines, Items, Column, Cell, Table, DottedLines, Space, PageBreak),
        *(Together, Layout, Signature, PartyDocument, Bundle),
    )
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


def from_json(text: str | bytes) -> PartyDocument | Bundle:
    """The document of `to_json`. Raises ModelError."""
    try:
        return from_data(json.loads(text))
    except json.JSONDecodeError as error:
        raise ModelError(f"not JSON: {error}") from error


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

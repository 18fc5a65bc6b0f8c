"""The parts of a document's body: frozen values without any word of the field.

Lengths are millimetres in the model (paper is measured so) and points for letters and lines. Every text is
cleaned as it enters: no program further on has to fear a NUL, a bidi override or a lone surrogate.
"""

import re
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any, Literal, TypeGuard, get_args, get_type_hints

from nennep.core.text import clean, clean_line

Align = Literal["justify", "left", "center", "right"]

_MANY_LINES = {"many_lines": True}
# U+FFFE and its like: Unicode promises never to give them a meaning, and XML refuses two of them.
_NONCHARACTER = re.compile(
    "[\ufdd0-\ufdef"
    + "".join(map(chr, (plane << 16 | end for plane in range(17) for end in (0xFFFE, 0xFFFF))))
    + "]"
)


class Node:
    """Base of every part of a document: cleans its texts, makes lists tuples and whole numbers floats.

    So that equal documents are equal values, have equal JSON and one digest.
    """

    def __post_init__(self) -> None:
        for name, hint, many_lines in _shape(type(self)):  # type: ignore[arg-type]  # a class is hashable
            object.__setattr__(self, name, _normal(getattr(self, name), hint, many_lines))


@cache
def _shape(kind: type[Node]) -> tuple[tuple[str, Any, bool], ...]:
    """Of each field of a part: its name, its type, and whether it may hold several lines."""
    hints = get_type_hints(kind)
    every = fields(kind)  # type: ignore[arg-type]  # every subclass is a dataclass
    return tuple((each.name, hints[each.name], "many_lines" in each.metadata) for each in every)


def _normal(value: Any, hint: Any, many_lines: bool) -> Any:
    if isinstance(value, str):
        return printable(value) if many_lines else _one_line(value)
    if hint is str:
        raise TypeError(f"a text is wanted, not {type(value).__name__}")
    if isinstance(value, list | tuple):
        return tuple(_one_line(item) if isinstance(item, str) else item for item in value)
    return float(value) if hint is float else value


def printable(text: str) -> str:
    """Text as it may be printed, in NFC, line ends as "\\n"; spaces at its ends stay, a run may need them."""
    # clean() strips the ends: the two bars hold the spaces, and no combining mark joins with a bar.
    return clean(f"|{_NONCHARACTER.sub('', text)}|")[1:-1]


def _one_line(text: str) -> str:
    return clean_line(_NONCHARACTER.sub("", text))


@dataclass(frozen=True)
class Run(Node):
    """Letters of one style inside a paragraph or a cell. "\\n" starts a new line. `box`: as of a cell."""

    text: str = field(metadata=_MANY_LINES)
    bold: bool = False
    italic: bool = False
    underline: bool = False
    box: Literal["", "empty", "ticked"] = ""


@dataclass(frozen=True)
class Heading(Node):
    """A numbered heading: level 1 `I- …`, 2 `1. …`, 3 `a) …`; number 0 prints none."""

    text: str
    level: int = 1
    number: int = 0


@dataclass(frozen=True)
class Paragraph(Node):
    """Running text. `size` in points, 0 for the document's own; `indent` sets the first line in by 10 mm."""

    runs: tuple[Run, ...]
    align: Align = "justify"
    indent: bool = True
    size: float = 0.0
    keep_with_next: bool = False


@dataclass(frozen=True)
class Entry(Node):
    """A label and its value; an empty value prints a dotted line to the margin, to be written by hand."""

    label: str
    value: str = field(default="", metadata=_MANY_LINES)


@dataclass(frozen=True)
class Lines(Node):
    """`Label: value`, one under the other, each after `marker` ("-" or nothing)."""

    entries: tuple[Entry, ...]
    marker: str = ""


@dataclass(frozen=True)
class Items(Node):
    """A list in running text. `style`: dash `-`, number `1.`, letter `a)` (đ after d)."""

    items: tuple[tuple[Run, ...], ...]
    style: Literal["dash", "number", "letter"] = "dash"
    start: int = 1


@dataclass(frozen=True)
class Column(Node):
    """A column of a table. `width` in mm; 0 takes an equal share of what the others leave."""

    title: str = ""
    width: float = 0.0
    align: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True)
class Cell(Node):
    """A cell. `box`: an empty box, a ticked one, or none, before the text. `span`: columns that it takes."""

    text: str = field(default="", metadata=_MANY_LINES)
    bold: bool = False
    italic: bool = False
    align: Literal["", "left", "center", "right"] = ""
    box: Literal["", "empty", "ticked"] = ""
    span: int = 1


@dataclass(frozen=True)
class Table(Node):
    """A ruled table; its head is repeated on each page when any column has a title.

    `row_height`: least height of a row in mm (room for a signature). `size`: letters, in points.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    size: float = 12.0
    row_height: float = 0.0

    def __post_init__(self) -> None:
        super().__post_init__()
        for place, row in enumerate(self.rows, start=1):
            taken = sum(cell.span for cell in row)
            if taken != len(self.columns):
                raise ValueError(f"row {place} fills {taken} columns of {len(self.columns)}")


@dataclass(frozen=True)
class DottedLines(Node):
    """Empty dotted lines to write on by hand, over the whole width.

    `pitch`: points from line to line, room for a hand; 0 for the document's own.
    """

    count: int = 3
    pitch: float = 0.0


@dataclass(frozen=True)
class Space(Node):
    """White space; `height` in mm."""

    height: float = 5.0


@dataclass(frozen=True)
class PageBreak(Node):
    """What follows starts on a new page."""


@dataclass(frozen=True)
class Together(Node):
    """Blocks that stay on one page when one page can hold them."""

    blocks: tuple["Block", ...]


Block = Heading | Paragraph | Lines | Items | Table | DottedLines | Space | PageBreak | Together

TIED = (Paragraph, Lines, Items)
"""What can be tied to the signatures that follow it: paragraphs, of a list its last."""


def last_row(block: Paragraph | Lines | Items) -> Paragraph | Lines | Items:
    """What of such a block stands with the signatures."""
    if isinstance(block, Lines):
        return replace(block, entries=block.entries[-1:])
    return replace(block, items=block.items[-1:]) if isinstance(block, Items) else block


def ends_tied(block: Block | None) -> TypeGuard[Together]:
    """Whether it is a group that can be tied to the signatures as a whole."""
    return isinstance(block, Together) and bool(block.blocks) and isinstance(block.blocks[-1], TIED)


PARTS: tuple[type[Node], ...] = (Run, Entry, Column, Cell, *get_args(Block))
"""Every kind of part; a stored document names them."""


def paragraph(
    *parts: str | Run, align: Align = "justify", indent: bool = True, size: float = 0.0
) -> Paragraph:
    """A paragraph of plain texts and runs."""
    return Paragraph(runs(*parts), align=align, indent=indent, size=size)


def items(*texts: str, style: Literal["dash", "number", "letter"] = "dash", start: int = 1) -> Items:
    """A list of plain texts."""
    return Items(tuple(runs(text) for text in texts), style=style, start=start)


def table(
    columns: list[Column], rows: list[list[str | Cell]], *, size: float = 12.0, row_height: float = 0.0
) -> Table:
    """A table of plain texts and cells."""
    cells = tuple(tuple(Cell(each) if isinstance(each, str) else each for each in row) for row in rows)
    return Table(tuple(columns), cells, size=size, row_height=row_height)


def runs(*parts: str | Run) -> tuple[Run, ...]:
    """Runs of plain texts and runs."""
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)

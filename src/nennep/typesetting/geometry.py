"""What both renderers must decide alike: the blocks of the head, column widths, what stays on one page."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import singledispatch

from nennep.typesetting import blocks
from nennep.typesetting.metrics import bound_in_print, text_width, wrap_balanced
from nennep.typesetting.model import PARTY_NAME, Layout, PartyDocument

POINTS_PER_MM = 72 / 25.4
_A4 = (210.0, 297.0)
# White between the two blocks of the head, and what rounding in an office program may take, in points.
_BETWEEN = 14.0
_SLACK = 2.0
# Widest that the line of place and date may be before it is broken after the place.
_DATE_SHARE = 0.66
# Left and right of the text in a cell of a table, in points.
CELL_INSET = 4.0
# A title with its rule and the white around them, and the room for a signature, in points.
_TITLE, _HAND = 22 + 20 + 14 + 12 + 6, 62
# Share of the width that one signature takes beside the recipients.
SIGNER_SHARE = 0.55
# A thing taller than this share of a page may be divided between pages whatever was asked.
_PAGE_SHARE = 0.8


@dataclass(frozen=True)
class Head:
    """The head of a document: lines of its two blocks; size of letters and widths of columns in points."""

    superior: tuple[str, ...]
    issuer: tuple[str, ...]
    date: tuple[str, ...]
    size: float
    left: float
    right: float
    rule: float

    @property
    def party_size(self) -> float:
        """The Party's name is one point larger than the lines beside it."""
        return self.size + 1


def page_size(layout: Layout) -> tuple[float, float]:
    """Width and height of the sheet in mm."""
    return (_A4[1], _A4[0]) if layout.landscape else _A4


def text_area(layout: Layout) -> tuple[float, float]:
    """Width and height between the margins, in points."""
    width, height = page_size(layout)
    across = (width - layout.left - layout.right) * POINTS_PER_MM
    return across, (height - layout.top - layout.bottom) * POINTS_PER_MM


def head(document: PartyDocument) -> Head:
    """Lay the head out: 14 pt when it fits, else 13 pt, else the date under its place, else the left in lines.

    The Party's name is never broken.
    """
    width = text_area(document.layout)[0]
    for size, parted in ((14.0, False), (13.0, False), (14.0, True), (13.0, True)):
        fitted = _fit_head(document, size, parted)
        spare = (width - fitted.left - fitted.right) / 2
        if spare >= 0:
            return replace(fitted, left=fitted.left + spare, right=fitted.right + spare)
    fitted = _fit_head(document, 13.0, _date_width(document, 13.0) > width * _DATE_SHARE)
    room = width - fitted.right - _BETWEEN
    return replace(
        fitted,
        superior=wrap_balanced(document.superior, room, 13.0) if document.superior else (),
        issuer=wrap_balanced(document.issuer, room, 13.0, bold=True),
        left=width - fitted.right,
    )


def subject_lines(document: PartyDocument) -> tuple[str, ...]:
    """The line under the title; a long one in lines of about one length, as a clerk breaks it."""
    across = text_area(document.layout)[0]
    lines = wrap_balanced(bound_in_print(document.subject), across, 14, bold=True) if document.subject else ()
    return tuple(each.replace("\u00a0", " ") for each in lines)


def name_lines(document: PartyDocument, name: str) -> tuple[str, ...]:
    """The name of who signs; a long one in lines of about one length."""
    return wrap_balanced(name, signer_width(document), 14, bold=True)


def signer_width(document: PartyDocument) -> float:
    """Room for one signature, in points: beside the recipients, or beside the others who sign."""
    signers = len(document.signatures)
    return text_area(document.layout)[0] * (SIGNER_SHARE if signers <= 1 else 1 / signers) - CELL_INSET


def _fit_head(document: PartyDocument, size: float, parted: bool) -> Head:
    """Both blocks as wide as their longest line; `parted`: the date stands under its place."""
    date: tuple[str, ...] = (document.place_date,) if document.place_date else ()
    if parted and ", " in document.place_date:
        place, _, day = document.place_date.rpartition(", ")
        date = (f"{place},", day)
    rule = text_width(PARTY_NAME, size + 1, bold=True)
    right = max(rule, *(text_width(line, size, italic=True) for line in date), 0.0) + _SLACK
    left = max(
        text_width(document.superior, size),
        text_width(document.issuer, size, bold=True),
        text_width(document.number, size),
    )
    superior = (document.superior,) if document.superior else ()
    return Head(superior, (document.issuer,), date, size, left + _SLACK + _BETWEEN, right, rule)


def _date_width(document: PartyDocument, size: float) -> float:
    return text_width(document.place_date, size, italic=True)


def column_widths(table: blocks.Table, available: float) -> tuple[float, ...]:
    """Widths of a table's columns in points, together exactly `available`."""
    asked = [column.width * POINTS_PER_MM for column in table.columns]
    shares = asked.count(0)
    rest = available - sum(asked)
    if shares and rest / shares >= 4 * CELL_INSET:
        return tuple(width or rest / shares for width in asked)
    filled = [width or sum(asked) / max(1, len(asked) - shares) or 1.0 for width in asked]
    return tuple(width * available / sum(filled) for width in filled)


def head_row(table: blocks.Table) -> tuple[blocks.Cell, ...]:
    """The row of titles, to be repeated on each page; nothing when no column has a title."""
    if not any(column.title for column in table.columns):
        return ()
    return tuple(blocks.Cell(column.title, bold=True, align="center") for column in table.columns)


def row_height(row: tuple[blocks.Cell, ...], table: blocks.Table, widths: tuple[float, ...]) -> float:
    """About how high a row will be, in points; rather too high."""
    lines, place = 1.0, 0
    for cell in row:
        room = sum(widths[place : place + cell.span]) - 2 * CELL_INSET
        lines = max(lines, _lines(cell.text, room, table.size))
        place += cell.span
    return max(lines * table.size * 1.25 + 8, table.row_height * POINTS_PER_MM)


def keeps_together(every: Iterable[blocks.Block], layout: Layout) -> bool:
    """Whether blocks that ought to stay on one page can: a thing taller than the page must be divided."""
    return sum(block_height(block, layout) for block in every) < text_area(layout)[1] * _PAGE_SHARE


def row_keeps_together(height: float, layout: Layout) -> bool:
    """Whether a row of that height stays on one page."""
    return height < text_area(layout)[1] * _PAGE_SHARE / 2


def end_keeps_together(document: PartyDocument) -> bool:
    """Whether recipients and signatures stay on one page."""
    texts = [*document.recipients, *(each for signer in document.signatures for each in signer.captions)]
    return _height([*texts, *(signer.name for signer in document.signatures)], document.layout) < (
        text_area(document.layout)[1] * _PAGE_SHARE / 2
    )


def spare_lines(document: PartyDocument) -> float:
    """About how many lines more one page would hold; rather too few, and below 0 when it needs a second page."""
    return (text_area(document.layout)[1] - _document_height(document)) / document.layout.pitch


def _document_height(document: PartyDocument) -> float:
    """About how high a document will be without page breaks, in points; rather too high."""
    top = head(document)
    lines = len(top.superior) + len(top.issuer) + 1 + max(len(top.date), bool(document.number))
    title = _TITLE + 18 * len(subject_lines(document)) if document.title else 12
    body = sum(block_height(each, document.layout) for each in document.body)
    signers = [
        18 * (len(each.captions) + len(name_lines(document, each.name))) + _HAND
        for each in document.signatures
    ]
    return (
        lines * top.size * 1.25 + title + body + max((*signers, 14.5 * (1 + len(document.recipients)))) + 16
    )


@singledispatch
def block_height(_block: blocks.Block, layout: Layout) -> float:
    """About how high a block will be, in points; rather too high."""
    return layout.pitch + layout.gap


@block_height.register
def _(block: blocks.Paragraph, layout: Layout) -> float:
    return _height(("".join(run.text for run in block.runs),), layout, block.size)


@block_height.register
def _(block: blocks.Lines, layout: Layout) -> float:
    return _height((f"- {entry.label}: {entry.value}" for entry in block.entries), layout)


@block_height.register
def _(block: blocks.Items, layout: Layout) -> float:
    return _height(("00) " + "".join(run.text for run in item) for item in block.items), layout)


@block_height.register
def _(block: blocks.Table, layout: Layout) -> float:
    widths = column_widths(block, text_area(layout)[0])
    return sum(row_height(row, block, widths) for row in block.rows) + 3 * block.size


@block_height.register
def _(block: blocks.DottedLines, layout: Layout) -> float:
    return block.count * (block.pitch or layout.pitch + layout.gap)


@block_height.register
def _(block: blocks.Space, _layout: Layout) -> float:
    return block.height * POINTS_PER_MM


@block_height.register
def _(block: blocks.Together, layout: Layout) -> float:
    return sum(block_height(each, layout) for each in block.blocks)


def _height(texts: Iterable[str], layout: Layout, size: float = 0.0) -> float:
    """About how high paragraphs of these texts are, in points."""
    size = size or layout.size
    pitch = layout.pitch * size / layout.size
    width = text_area(layout)[0]
    return sum(_lines(text, width, size, layout.first_line) * pitch + layout.gap for text in texts)


def _lines(text: str, width: float, size: float, first_line: float = 0.0) -> float:
    """About how many lines a text takes; words at line ends waste some, so a tenth is added."""
    indent = first_line * POINTS_PER_MM
    return sum(int((text_width(line, size) * 1.1 + indent) / width) + 1 for line in text.split("\n"))

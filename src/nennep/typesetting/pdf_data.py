"""The document model as the plain data that party.typ lays out: measures computed, long words made breakable."""

from collections.abc import Sequence
from functools import singledispatch
from typing import Any

from nennep.typesetting import blocks, geometry
from nennep.typesetting.geometry import CELL_INSET, POINTS_PER_MM
from nennep.typesetting.labels import heading_label, item_label, punctuated
from nennep.typesetting.metrics import bound_in_print, breakable
from nennep.typesetting.model import Bundle, Layout, PartyDocument, Signature

Data = dict[str, Any]


def bundle_data(bundle: Bundle) -> Data:
    """All documents of a bundle and the name that a viewer shows."""
    return {"name": bundle.name, "documents": [_document(each) for each in bundle.documents]}


def _document(document: PartyDocument) -> Data:
    layout = document.layout
    width, height = geometry.page_size(layout)
    across = geometry.text_area(layout)[0]
    return {
        "name": document.shown_name,
        "page": {
            "width": width,
            "height": height,
            **{side: getattr(layout, side) for side in ("top", "bottom", "left", "right")},
        },
        "layout": {
            "size": layout.size,
            "pitch": layout.pitch,
            "gap": layout.gap,
            "first": layout.first_line,
        },
        "head": _head(document),
        "title": breakable(document.title, across, 16, bold=True),
        "subject": [breakable(line, across, 14, bold=True) for line in geometry.subject_lines(document)],
        "body": _body(document),
        "recipients": [breakable(each, across / 2, 12) for each in punctuated(document.recipients)],
        "signatures": [_signature(each, document) for each in document.signatures],
        "signer": geometry.SIGNER_SHARE,
        "whole_end": geometry.end_keeps_together(document),
        "banner": breakable(document.banner, across, 12, bold=True),
    }


def _body(document: PartyDocument) -> list[Data]:
    """The body, its last paragraph or line tied to what follows: signatures never stand alone on a page."""
    made = [block_data(block, document.layout) for block in document.body]
    last = document.body[-1] if document.body else None
    if isinstance(last, blocks.TIED):
        tied: Sequence[blocks.Block] = [blocks.last_row(last)]
    else:
        tied = last.blocks if blocks.ends_tied(last) else ()
    if tied and geometry.keeps_together(tied, document.layout):
        made[-1]["sticky"] = True
    return made


def _head(document: PartyDocument) -> Data:
    head = geometry.head(document)
    left = head.left - 2
    return {
        "superior": [breakable(line, left, head.size) for line in head.superior],
        "issuer": [breakable(line, left, head.size, bold=True) for line in head.issuer],
        "number": breakable(document.number, left, head.size),
        "date": [breakable(line, head.right, head.size) for line in head.date],
        "size": head.size,
        "left": head.left,
        "right": head.right,
    }


def _signature(signature: Signature, document: PartyDocument) -> Data:
    room = geometry.signer_width(document)
    return {
        "captions": [breakable(each, room, 14, bold=True) for each in signature.captions],
        "name": [
            breakable(line, room, 14, bold=True) for line in geometry.name_lines(document, signature.name)
        ],
        "mark": breakable(signature.mark, room, 14),
    }


def _run(run: blocks.Run, width: float, size: float) -> Data:
    data: Data = {"t": breakable(bound_in_print(run.text), width, size, bold=run.bold).split("\n")}
    data.update({key: True for key in ("bold", "italic", "underline") if getattr(run, key)})
    return data | {"box": run.box} if run.box else data


def _paragraph(runs: tuple[blocks.Run, ...], layout: Layout, size: float = 0.0) -> Data:
    # A first line is shorter than the others by its indent: a word must fit there too.
    width = geometry.text_area(layout)[0] - layout.first_line * POINTS_PER_MM
    return {"k": "par", "runs": [_run(run, width, size or layout.size) for run in runs]}


@singledispatch
def block_data(block: blocks.Block, layout: Layout) -> Data:
    """One block as data; `k` says which."""
    raise TypeError(f"no layout for {type(block).__name__} ({layout})")


@block_data.register
def _(block: blocks.Paragraph, layout: Layout) -> Data:
    return _paragraph(block.runs, layout, block.size) | {
        "align": block.align,
        "indent": block.indent and block.align in ("justify", "left"),
        "size": block.size or layout.size,
        "sticky": block.keep_with_next,
    }


@block_data.register
def _(block: blocks.Heading, layout: Layout) -> Data:
    label = heading_label(block.level, block.number)
    text = f"{label} {block.text}".strip()
    return {"k": "heading", "level": block.level, "runs": _paragraph((blocks.Run(text),), layout)["runs"]}


@block_data.register
def _(block: blocks.Lines, layout: Layout) -> Data:
    marker = f"{block.marker} " if block.marker else ""
    rows = []
    for entry in block.entries:
        label = blocks.Run(f"{marker}{entry.label}: ")
        rows.append({
            "runs": _paragraph((label, blocks.Run(entry.value)), layout)["runs"],
            "dotted": not entry.value,
        })  # fmt: skip
    return {"k": "lines", "rows": rows}


@block_data.register
def _(block: blocks.Items, layout: Layout) -> Data:
    rows = [
        _paragraph((blocks.Run(f"{item_label(block.style, block.start + place)} "), *item), layout)["runs"]
        for place, item in enumerate(block.items)
    ]
    return {"k": "items", "rows": rows}


@block_data.register
def _(block: blocks.Table, layout: Layout) -> Data:
    widths = geometry.column_widths(block, geometry.text_area(layout)[0])
    head = geometry.head_row(block)
    repeats = geometry.row_keeps_together(geometry.row_height(head, block, widths), layout)
    return {
        "k": "table",
        "widths": widths,
        "size": block.size,
        "row_height": block.row_height,
        "head": _row(head, block, widths, layout) if head else [],
        "repeats": repeats,
        "rows": [_row(row, block, widths, layout) for row in block.rows],
    }


def _row(
    row: tuple[blocks.Cell, ...], table: blocks.Table, widths: tuple[float, ...], layout: Layout
) -> list[Data]:
    whole = geometry.row_keeps_together(geometry.row_height(row, table, widths), layout)
    cells, place = [], 0
    for cell in row:
        width = sum(widths[place : place + cell.span])
        align = cell.align or table.columns[place].align
        cells.append(_cell(cell, align, width, table.size) | {"whole": whole})
        place += cell.span
    return cells


def _cell(cell: blocks.Cell, align: str, width: float, size: float) -> Data:
    run = blocks.Run(cell.text, bold=cell.bold, italic=cell.italic)
    room = width - 2 * CELL_INSET
    data: Data = {"runs": [_run(run, room, size)], "align": align, "span": cell.span, "whole": True}
    return data | {"box": cell.box} if cell.box else data


@block_data.register
def _(block: blocks.DottedLines, _layout: Layout) -> Data:
    return {"k": "dotted", "count": block.count, "pitch": block.pitch}


@block_data.register
def _(block: blocks.Space, _layout: Layout) -> Data:
    return {"k": "space", "height": block.height}


@block_data.register
def _(_block: blocks.PageBreak, _layout: Layout) -> Data:
    return {"k": "break"}


@block_data.register
def _(block: blocks.Together, layout: Layout) -> Data:
    whole = geometry.keeps_together(block.blocks, layout)
    return {"k": "together", "whole": whole, "blocks": [block_data(each, layout) for each in block.blocks]}

"""The body of a document in a .docx: one function a kind of block."""

from functools import singledispatch

from docx.document import Document as DocxDocument
from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_BREAK
from docx.shared import Mm
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from nennep.typesetting import blocks, geometry
from nennep.typesetting.docx_parts import (
    ALIGN,
    boxed,
    dotted_to,
    element,
    exact,
    first_paragraph,
    set_widths,
    write,
    write_runs,
)
from nennep.typesetting.labels import heading_label, item_label
from nennep.typesetting.model import Layout


def add_blocks(
    word: DocxDocument, every: tuple[blocks.Block, ...], layout: Layout, *, tied: bool = False
) -> None:
    """All blocks in order; `tied`: the last paragraph stays with what follows (the signatures)."""
    for block in every:
        add_block(block, word, layout)
    if tied and every and (isinstance(every[-1], blocks.TIED) or blocks.ends_tied(every[-1])):
        word.paragraphs[-1].paragraph_format.keep_with_next = True


@singledispatch
def add_block(block: blocks.Block, word: DocxDocument, layout: Layout) -> None:
    """Write one block at the end of the file."""
    raise TypeError(f"no layout for {type(block).__name__} ({word}, {layout})")


@add_block.register
def _(block: blocks.Paragraph, word: DocxDocument, layout: Layout) -> None:
    indent = block.indent and block.align in ("justify", "left")
    paragraph = _running(word, layout, size=block.size, align=block.align, indent=indent)
    write_runs(paragraph, block.runs, block.size or layout.size)
    paragraph.paragraph_format.keep_with_next = block.keep_with_next or None


@add_block.register
def _(block: blocks.Heading, word: DocxDocument, layout: Layout) -> None:
    paragraph = _running(word, layout, style=f"Heading {min(block.level, 3) + 1}")
    text = f"{heading_label(block.level, block.number)} {block.text}".strip()
    write(paragraph, text, layout.size, bold=block.level < 3, italic=block.level >= 3)
    paragraph.paragraph_format.keep_with_next = True


@add_block.register
def _(block: blocks.Lines, word: DocxDocument, layout: Layout) -> None:
    marker = f"{block.marker} " if block.marker else ""
    for entry in block.entries:
        paragraph = _running(word, layout, align="justify" if entry.value else "left")
        write(paragraph, f"{marker}{entry.label}: {entry.value}", layout.size)
        if not entry.value:
            dotted_to(paragraph, geometry.text_area(layout)[0])


@add_block.register
def _(block: blocks.Items, word: DocxDocument, layout: Layout) -> None:
    for place, item in enumerate(block.items):
        paragraph = _running(word, layout)
        write(paragraph, f"{item_label(block.style, block.start + place)} ", layout.size)
        write_runs(paragraph, item, layout.size)


@add_block.register
def _(block: blocks.DottedLines, word: DocxDocument, layout: Layout) -> None:
    for _ in range(block.count):
        line = _running(word, layout, align="left", indent=False)
        if block.pitch:
            exact(line, block.pitch)
        dotted_to(line, geometry.text_area(layout)[0])


@add_block.register
def _(block: blocks.Space, word: DocxDocument, _layout: Layout) -> None:
    exact(word.add_paragraph(), max(1.0, block.height * geometry.POINTS_PER_MM))


@add_block.register
def _(_block: blocks.PageBreak, word: DocxDocument, _layout: Layout) -> None:
    paragraph = word.add_paragraph()
    exact(paragraph, 1)
    paragraph.add_run().add_break(WD_BREAK.PAGE)


@add_block.register
def _(block: blocks.Together, word: DocxDocument, layout: Layout) -> None:
    before = len(word.element.body)
    add_blocks(word, block.blocks, layout)
    if geometry.keeps_together(block.blocks, layout):
        # All but the last paragraph hold on to the next one; the section's properties end the body.
        written = word.element.body[before - 1 : -1]
        every = [each for part in written for each in part.iter() if each.tag.endswith("}p")]
        for each in every[:-1]:
            Paragraph(each, word).paragraph_format.keep_with_next = True


@add_block.register
def _(block: blocks.Table, word: DocxDocument, layout: Layout) -> None:
    widths = geometry.column_widths(block, geometry.text_area(layout)[0])
    head = geometry.head_row(block)
    every = ([head] if head else []) + list(block.rows)
    table = word.add_table(rows=len(every), cols=len(widths), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    set_widths(table, widths, geometry.CELL_INSET)
    for row, cells in zip(table.rows, every, strict=True):
        height = geometry.row_height(cells, block, widths)
        whole = geometry.row_keeps_together(height, layout)
        _shape_row(row, block.row_height if cells is not head else 0, whole, cells is head and whole)
        _write_row(row, cells, block)
    exact(word.add_paragraph(), layout.gap + 2)


def _shape_row(row: _Row, height: float, whole: bool, repeated: bool) -> None:
    properties = row._tr.get_or_add_trPr()
    if whole:
        properties.append(element("w:cantSplit"))
    if height:
        row.height, row.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
    if repeated:
        properties.append(element("w:tblHeader"))


def _write_row(row: _Row, cells: tuple[blocks.Cell, ...], table: blocks.Table) -> None:
    written, place = list(row.cells), 0
    for cell in cells:
        target = written[place]
        if cell.span > 1:
            target = target.merge(written[place + cell.span - 1])
        _write_cell(target, cell, cell.align or table.columns[place].align, table.size)
        place += cell.span


def _write_cell(target: _Cell, cell: blocks.Cell, align: str, size: float) -> None:
    paragraph = first_paragraph(target)
    write(paragraph, boxed(cell.box, cell.text), size, bold=cell.bold, italic=cell.italic)
    paragraph.alignment = ALIGN[align]
    exact(paragraph, size * 1.2, before=1.8, after=1.8)
    target.vertical_alignment = WD_ALIGN_VERTICAL.CENTER


def _running(
    word: DocxDocument,
    layout: Layout,
    *,
    size: float = 0.0,
    align: str = "justify",
    indent: bool = True,
    style: str = "Normal",
) -> Paragraph:
    """An empty paragraph of running text."""
    paragraph = word.add_paragraph(style=style)
    paragraph.alignment = ALIGN[align]
    if indent:
        paragraph.paragraph_format.first_line_indent = Mm(layout.first_line)
    exact(paragraph, layout.pitch * (size or layout.size) / layout.size, after=layout.gap)
    return paragraph

"""Small parts of a .docx that python-docx has no words for: XML elements, exact lines, borders, fields."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from nennep.typesetting import blocks
from nennep.typesetting.metrics import bound

FONT = "Times New Roman"
_BOXES = {"empty": "☐", "ticked": "☑"}
_TWIPS = 20
# Children in the order of ECMA-376, as far as this program and python-docx write them.
_PARAGRAPH_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore widowControl pBdr tabs spacing ind jc rPr sectPr"
)
_TABLE_ORDER = "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook"
SECTION_ORDER = "headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid"
ALIGN = {
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def element(name: str, /, *children: Any, **attributes: str) -> Any:
    """An element of WordprocessingML; attributes in the w: namespace."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    for child in children:
        made.append(child)
    return made


def twips(points: float) -> str:
    """Points as Word's twentieths of a point."""
    return str(round(points * _TWIPS))


def put(parent: Any, child: Any, order: str) -> None:
    """Set a child element in the place that the schema's `order` gives it; Word refuses files out of order."""
    names = [f"w:{name}" for name in order.split()]
    place = names.index(f"w:{child.tag.rpartition('}')[2]}")
    for old in parent.xpath(names[place]):
        parent.remove(old)
    parent.insert_element_before(child, *names[place + 1 :])


def set_fonts(properties: Any, font: str) -> None:
    """One font for every script, without the theme's."""
    for old in properties.xpath("w:rFonts"):
        properties.remove(old)
    properties.insert(0, element("w:rFonts", ascii=font, hAnsi=font, cs=font, eastAsia=font))


def exact(paragraph: Paragraph, pitch: float, before: float = 0.0, after: float = 0.0) -> None:
    """Lines exactly `pitch` points apart, white space before and after in points."""
    shape = paragraph.paragraph_format
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(pitch)
    shape.space_before, shape.space_after = Pt(before), Pt(after)


def write(paragraph: Paragraph, text: str, size: float, **styles: bool) -> None:
    """A run of `text`; "\\n" becomes a line break. `styles`: bold, italic, underline."""
    run = paragraph.add_run(bound(text))
    run.font.size = Pt(size)
    for style, on in styles.items():
        if on:
            setattr(run, style, True)


def boxed(box: str, text: str) -> str:
    """A text after its check box, empty or ticked."""
    return " ".join(part for part in (_BOXES.get(box, ""), text) if part)


def write_runs(paragraph: Paragraph, runs: tuple[blocks.Run, ...], size: float) -> None:
    """Several runs of the model."""
    for run in runs:
        write(
            paragraph,
            boxed(run.box, run.text),
            size,
            bold=run.bold,
            italic=run.italic,
            underline=run.underline,
        )


def field_run(paragraph: Paragraph, code: str) -> None:
    """A field that the office program fills in, as PAGE."""
    paragraph._p.append(
        element("w:fldSimple", element("w:r", element("w:t")), instr=code)  # the text comes from the program
    )


def rule_below(paragraph: Paragraph, side: float, eighths: int = 6) -> None:
    """A solid rule under the paragraph, `side` points short of it at both ends; `eighths` of a point thick."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(side)
    line = element("w:bottom", val="single", sz=str(eighths), space="0", color="000000")
    put(paragraph._p.get_or_add_pPr(), element("w:pBdr", line), _PARAGRAPH_ORDER)


def dotted_to(paragraph: Paragraph, position: float) -> None:
    """A tab stop `position` points from the left margin, reached by dots: a line to write on."""
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Pt(position), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    # LibreOffice drops the set height of a line that holds nothing but a tab
    paragraph.add_run("\t" if paragraph.text else "\u00a0\t")


def set_widths(table: Table, widths: tuple[float, ...], inset: float) -> None:
    """Fixed column widths in points; `inset`: white at the left and right of a cell."""
    sides = [element(f"w:{side}", w=twips(inset), type="dxa") for side in ("left", "right")]
    for part in (
        element("w:tblW", w=twips(sum(widths)), type="dxa"),
        element("w:tblInd", w="0", type="dxa"),
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", *sides),
    ):
        put(table._tbl.tblPr, part, _TABLE_ORDER)
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.set(qn("w:w"), twips(width))
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = Pt(width)


def first_paragraph(cell: _Cell) -> Paragraph:
    """The paragraph that every cell has."""
    paragraph: Paragraph = cell.paragraphs[0]
    return paragraph

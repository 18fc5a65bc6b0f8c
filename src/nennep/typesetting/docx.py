"""The .docx of a document, by python-docx, laid out as the .pdf is and open to the clerk's own editing.

Letters are named Times New Roman, which the rule asks for and every office has; Tinos, in the .pdf, has the
same widths. The same value gives the same bytes: fixed properties and times, parts in one order.
"""

import io
import zipfile
from datetime import UTC, date, datetime
from typing import Any

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor

from nennep.typesetting import geometry
from nennep.typesetting.docx_body import add_blocks
from nennep.typesetting.docx_ends import add_ending, add_head, add_title
from nennep.typesetting.docx_parts import FONT, SECTION_ORDER, element, exact, field_run, put, set_fonts
from nennep.typesetting.model import Bundle, PartyDocument
from nennep.typesetting.typesetter import by_typesetter

_NO_DATE = date(2000, 1, 1)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


@by_typesetter
def render_docx(document: PartyDocument | Bundle) -> bytes:
    """The document as .docx; the documents of a bundle as sections, each with its own page numbers."""
    documents = document.documents if isinstance(document, Bundle) else (document,)
    name = document.name if isinstance(document, Bundle) else document.shown_name
    word = Document()
    _prepare_styles(word)
    _say_version(word)
    _set_properties(word, name, max((each.dated for each in documents if each.dated), default=_NO_DATE))
    for place, each in enumerate(documents):
        section = word.add_section(WD_SECTION.NEW_PAGE) if place else word.sections[0]
        _set_page(section, each)
        add_head(word, each)
        add_title(word, each)
        add_blocks(word, each.body, each.layout, tied=bool(each.signatures))
        add_ending(word, each)
    written = io.BytesIO()
    word.save(written)
    return _same_each_time(written.getvalue())


STYLES = ("Normal", "Header", "Footer", "Heading 1", "Heading 2", "Heading 3", "Heading 4")
_KEPT = {*STYLES, "Default Paragraph Font", "Normal Table", "No List", "Table Grid"}


def _prepare_styles(word: DocxDocument) -> None:
    """The template's styles in the Party's letters: no colours, no theme fonts, no space of their own.

    The template's other 150 styles go: python-docx looks through all of them for every paragraph, which took
    two thirds of the time of a document.
    """
    for each in list(word.styles):
        if each.name not in _KEPT:
            each.element.getparent().remove(each.element)
    for name in STYLES:
        style = word.styles[name]
        set_fonts(style.element.get_or_add_rPr(), FONT)
        for old in style.element.rPr.xpath("w:color|w:b|w:bCs|w:i|w:iCs|w:sz|w:szCs|w:lang"):
            style.element.rPr.remove(old)
        style.element.rPr.append(element("w:lang", val="vi-VN", eastAsia="vi-VN"))
        shape = style.paragraph_format
        shape.space_before = shape.space_after = Pt(0)
        shape.widow_control = True
    word.styles["Normal"].font.size = Pt(14)


def _say_version(word: DocxDocument) -> None:
    """Word 2013 and later. In the template's older mode Word moves a table's edge out of the margin."""
    (mode,) = word.settings.element.xpath(".//w:compatSetting[@w:name='compatibilityMode']")
    mode.set(qn("w:val"), "15")


def _set_properties(word: DocxDocument, name: str, made: date) -> None:
    noon = datetime(made.year, made.month, made.day, 12, tzinfo=UTC)
    properties = word.core_properties
    properties.title, properties.language = name, "vi-VN"
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = noon
    properties.revision = 1


def _set_page(section: Section, document: PartyDocument) -> None:
    layout = document.layout
    width, height = geometry.page_size(layout)
    section.orientation = WD_ORIENT.LANDSCAPE if layout.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(layout.top), Mm(layout.bottom)
    section.left_margin, section.right_margin = Mm(layout.left), Mm(layout.right)
    section.header_distance = section.footer_distance = Mm(9)
    # Page numbers begin anew, and the first page has none: its own, empty header.
    put(section._sectPr, element("w:pgNumType", start="1"), SECTION_ORDER)
    section.different_first_page_header_footer = True
    for part in (section.header, section.first_page_header, section.footer, section.first_page_footer):
        part.is_linked_to_previous = False
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field_run(number, "PAGE")
    for foot in (section.footer, section.first_page_footer):
        _add_banner(foot.paragraphs[0], document.banner)


def _add_banner(paragraph: Any, banner: str) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if banner:
        run = paragraph.add_run(banner)
        run.bold, run.font.size, run.font.color.rgb = True, Pt(10), RGBColor(90, 90, 90)
        exact(paragraph, 12)


def _same_each_time(archive: bytes) -> bytes:
    """The archive again with fixed times."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as source,
        zipfile.ZipFile(written, "w") as target,
    ):
        for entry in source.infolist():
            info = zipfile.ZipInfo(entry.filename, _ZIP_TIME)
            target.writestr(info, source.read(entry), zipfile.ZIP_DEFLATED, compresslevel=6)
    return written.getvalue()

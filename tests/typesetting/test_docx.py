"""The .docx: the same texts and measures as the .pdf, in a file that an office program may trust."""

import io
import zipfile

import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Pt
from tests.typesetting import samples
from tests.typesetting.reading import W, docx_part, docx_text, squeezed
from tests.typesetting.samples import plain
from tests.typesetting.word import find, opened

from nennep.typesetting.blocks import paragraph
from nennep.typesetting.docx import render_docx
from nennep.typesetting.metrics import text_width
from nennep.typesetting.model import PARTY_NAME, Layout

# Children in the order of ECMA-376 part 1 (17.3.1.26, 17.4.59, 17.4.69, 17.6.17), as far as they are written here.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl pBdr tabs spacing ind jc outlineLvl rPr sectPr",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs u lang",
}


@pytest.fixture(scope="module")
def notice():
    return opened(render_docx(samples.notice()))


@pytest.mark.parametrize("make", samples.ALL.values(), ids=samples.ALL.keys())
def test_every_text_of_a_document_is_in_the_file(make):
    document = make()
    written = docx_text(render_docx(document))
    for text in samples.texts(document):
        assert squeezed(text) in written, text
    assert squeezed("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") not in written


@pytest.mark.parametrize("make", samples.ALL.values(), ids=samples.ALL.keys())
def test_elements_stand_in_the_order_that_word_wants(make):
    made = render_docx(make())
    for part in ("word/document.xml", "word/styles.xml"):
        for name, order in ORDERS.items():
            for each in docx_part(made, part).iter(f"{W}{name}"):
                children = [child.tag.removeprefix(W) for child in each]
                places = [order.split().index(child) for child in children if child in order.split()]
                assert places == sorted(places), (part, name, children)


def test_the_page_is_a4_with_the_margins_of_the_rule(notice):
    section = notice.sections[0]
    measures = (section.page_width, section.page_height, section.top_margin, section.bottom_margin)
    assert [round(each.mm) for each in measures] == [210, 297, 20, 20]
    assert [round(each.mm) for each in (section.left_margin, section.right_margin)] == [30, 15]


def test_letters_are_times_new_roman_of_14_points_in_vietnamese(notice):
    style = notice.styles["Normal"]
    assert (style.font.name, style.font.size) == ("Times New Roman", Pt(14))
    assert style.element.rPr.find(f"{W}lang").get(f"{W}val") == "vi-VN"
    fonts = style.element.rPr.find(f"{W}rFonts")
    assert {fonts.get(f"{W}{script}") for script in ("ascii", "hAnsi", "cs", "eastAsia")} == {
        "Times New Roman"
    }


@pytest.mark.parametrize("pitch", [18, 19])
def test_running_text_is_justified_in_exact_lines_with_the_first_set_in(pitch):
    word = opened(render_docx(plain(paragraph("Chi bộ thống nhất."), layout=Layout(pitch=pitch))))
    shape = find(word, "Chi bộ thống nhất.").paragraph_format
    assert (shape.line_spacing_rule, shape.line_spacing) == (WD_LINE_SPACING.EXACTLY, Pt(pitch))
    assert shape.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert round(shape.first_line_indent.mm) == 10


def test_the_rule_under_the_party_is_as_long_as_its_name(notice):
    cell = notice.tables[0].cell(0, 1)
    name, rule = cell.paragraphs
    assert (name.text, name.runs[0].bold, name.runs[0].font.size) == (PARTY_NAME, True, Pt(15))
    border = rule._p.pPr.find(f"{W}pBdr/{W}bottom")
    assert border.get(f"{W}val") == "single"
    sides = rule.paragraph_format.left_indent.pt + rule.paragraph_format.right_indent.pt
    assert cell.width.pt - sides == pytest.approx(text_width(PARTY_NAME, 15, bold=True), abs=0.3)


def test_the_head_has_superior_plain_issuer_bold_and_number_beside_the_date_in_italics(notice):
    head = notice.tables[0]
    left = head.cell(0, 0).paragraphs[0].runs
    assert [(run.text.strip(), bool(run.bold)) for run in left] == [
        ("ĐẢNG BỘ XÃ MƯỜNG LA", False), ("CHI BỘ BẢN PÁ KÌM", True), ("*", False),
    ]  # fmt: skip
    assert head.cell(1, 0).text == "Số 11-TB/CB"
    assert head.cell(1, 1).text == "Mường La, ngày 22 tháng 11 năm 2026"
    assert head.cell(1, 1).paragraphs[0].runs[0].italic


def test_the_first_page_has_no_number_and_the_others_have_it_at_the_top_centre(notice):
    section = notice.sections[0]
    assert section.different_first_page_header_footer
    assert "PAGE" not in section.first_page_header._element.xml
    number = section.header.paragraphs[0]
    assert 'w:instr="PAGE"' in number._p.xml
    assert number.alignment == WD_ALIGN_PARAGRAPH.CENTER


def test_the_banner_is_at_the_foot_of_the_first_page_and_the_others(notice):
    section = notice.sections[0]
    for foot in (section.first_page_footer, section.footer):
        assert foot.paragraphs[0].text == "SỐ LIỆU MINH HỌA"


def test_recipients_are_small_under_an_underlined_word_and_the_cell_keeps_the_last(notice):
    recipients = find(notice, "Nơi nhận:")
    word, rest = recipients.runs
    assert (word.text, word.underline, word.font.size) == ("Nơi nhận:", True, Pt(12))
    assert rest.text.split("\n")[-1] == "- Lưu Chi bộ."


def test_signatures_stay_whole_and_with_the_last_paragraph(notice):
    assert notice.tables[-1].rows[0]._tr.trPr.find(f"{W}cantSplit") is not None
    assert find(notice, "Đề nghị các đồng chí nghiên cứu").paragraph_format.keep_with_next


def test_headings_are_headings_for_the_programs_outline():
    word = opened(render_docx(samples.resolution()))
    styles = [each.style.name for each in word.paragraphs if each.style.name.startswith("Heading")]
    assert styles[:4] == ["Heading 1", "Heading 2", "Heading 2", "Heading 3"]
    assert find(word, "a) Trồng trọt").runs[0].italic


def test_the_documents_of_a_bundle_are_sections_with_their_own_numbers_and_banner():
    bundle = samples.Bundle((samples.minutes(), samples.invitation()))
    word = opened(render_docx(bundle))
    assert len(word.sections) == 2
    starts = [each._sectPr.find(f"{W}pgNumType").get(f"{W}start") for each in word.sections]
    assert starts == ["1", "1"]
    assert [each.footer.paragraphs[0].text for each in word.sections] == ["SỐ LIỆU MINH HỌA", ""]


def test_a_landscape_sheet_is_broad():
    section = opened(render_docx(plain(layout=Layout(landscape=True)))).sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width > section.page_height


def test_the_same_value_gives_the_same_bytes_without_any_time_of_now():
    made = render_docx(samples.minutes())
    assert made == render_docx(samples.minutes())
    times = {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(made)).infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}
    properties = opened(made).core_properties
    assert (properties.title, properties.language) == (samples.minutes().shown_name, "vi-VN")
    assert str(properties.modified).startswith("2026-11-24 12:00")
    assert properties.author == ""

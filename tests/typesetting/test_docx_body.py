"""The body of a .docx: tables, entries, lines for the hand, breaks."""

import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from tests.typesetting import samples
from tests.typesetting.reading import W
from tests.typesetting.samples import plain
from tests.typesetting.word import find, laid_out, libreoffice_is_here, opened

from nennep.typesetting.blocks import (
    Cell,
    Column,
    DottedLines,
    PageBreak,
    Run,
    Space,
    Together,
    items,
    paragraph,
    table,
)
from nennep.typesetting.docx import render_docx


def test_the_head_of_a_table_is_repeated_rows_stay_whole_and_figures_stand_at_the_right():
    word = opened(render_docx(samples.score_document()))
    sheet = word.tables[1]
    assert sheet.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None
    assert all(row._tr.trPr.find(f"{W}cantSplit") is not None for row in sheet.rows)
    assert sheet.cell(1, 2).paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert sheet.cell(8, 0)._tc is sheet.cell(8, 1)._tc


def test_an_attendance_sheet_has_boxes_and_room_to_sign():
    word = opened(render_docx(samples.attendance_sheet()))
    sheet = word.tables[1]
    assert [sheet.cell(1, column).text for column in (2, 3)] == ["☑", "☐"]
    assert round(sheet.rows[1].height.mm) == 10


def test_an_empty_entry_and_dotted_lines_are_dots_to_the_margin():
    word = opened(render_docx(plain(samples.Lines((samples.Entry("Ghi chú"),)), DottedLines(2))))
    dotted = [each for each in word.paragraphs if each.text.endswith("\t")]
    assert len(dotted) == 3
    assert {round(each.paragraph_format.tab_stops[0].position.mm) for each in dotted} == {165}


def test_lines_for_the_hand_stand_as_far_apart_as_asked_and_a_run_may_bear_a_box():
    word = opened(render_docx(plain(DottedLines(2, pitch=22), paragraph(Run("đã thông qua", box="empty")))))
    dotted = [each for each in word.paragraphs if each.text.endswith("\t")]
    assert {each.paragraph_format.line_spacing.pt for each in dotted} == {22}
    assert find(word, "đã thông qua").text == "☐ đã thông qua"


def test_a_line_for_the_hand_holds_more_than_a_tab():
    """LibreOffice set such lines 16 points apart, whatever was asked."""
    word = opened(render_docx(plain(DottedLines(2, pitch=28), samples.Lines((samples.Entry("Ghi chú"),)))))
    assert all(each.text.strip("\t") for each in word.paragraphs if each.text.endswith("\t"))


@pytest.mark.skipif(not (libreoffice_is_here() and shutil.which("pdftotext")), reason="needs LibreOffice")
def test_libreoffice_sets_lines_for_the_hand_as_far_apart_as_asked(tmp_path: Path):
    made = laid_out(render_docx(plain(DottedLines(4, pitch=28))), tmp_path)
    words = ["pdftotext", "-bbox", str(made), "-"]
    said = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    tops = [float(found) for found in re.findall(r'yMin="([\d.]+)"[^>]*>\.{20,}<', said)]
    assert [round(after - before) for before, after in pairwise(tops)] == [28, 28, 28]


def test_a_page_break_space_list_and_group_are_written():
    word = opened(
        render_docx(
            plain(
                items("một", "hai", style="letter", start=5),
                Space(12),
                PageBreak(),
                Together((paragraph("đầu"), table([Column("x")], [[Cell("ô")]]), paragraph("cuối"))),
            )
        )
    )
    assert find(word, "đ) một").text == "đ) một"
    assert 'w:type="page"' in word.element.xml
    kept = [find(word, text).paragraph_format.keep_with_next for text in ("đầu", "ô", "cuối")]
    assert kept == [True, True, None]

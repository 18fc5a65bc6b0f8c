"""The .pdf: what stands where, on which page, in which letters."""

import io
from dataclasses import replace
from itertools import pairwise

import pytest
from pypdf import PdfReader
from tests.typesetting import samples
from tests.typesetting.reading import pdf_fonts, pdf_pages, pdf_pieces, pdf_rules, pdf_text, squeezed
from tests.typesetting.samples import plain
from tests.typesetting.test_geometry import LETTERS

from nennep.typesetting.blocks import (
    Column,
    DottedLines,
    Entry,
    Heading,
    Lines,
    Run,
    Together,
    items,
    paragraph,
    table,
)
from nennep.typesetting.metrics import text_width
from nennep.typesetting.model import PARTY_NAME, Layout, Signature
from nennep.typesetting.pdf import render_pdf

MM = 72 / 25.4
LONG = paragraph("Chi bộ thống nhất nội dung nghị quyết và giao các đồng chí thực hiện đúng hạn. " * 12)


@pytest.fixture(scope="module")
def notice() -> bytes:
    return render_pdf(samples.notice())


def find(made: bytes, text: str, page: int = 0):
    return next(each for each in pdf_pieces(made, page) if squeezed(each.text).startswith(squeezed(text)))


@pytest.mark.parametrize("make", samples.ALL.values(), ids=samples.ALL.keys())
def test_every_text_of_a_document_is_on_paper_in_tinos_only(make):
    document = make()
    made = render_pdf(document)
    printed = pdf_text(made)
    for text in samples.texts(document):
        assert squeezed(text) in printed, text
    assert pdf_fonts(made) <= {"Tinos-Regular", "Tinos-Bold", "Tinos-Italic"}
    assert squeezed("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") not in printed


def test_every_vietnamese_letter_is_there_in_every_style():
    letters = LETTERS + LETTERS.upper()
    styles = [{}, {"bold": True}, {"italic": True}, {"bold": True, "italic": True}]
    made = render_pdf(plain(*(paragraph(Run(letters, **style), align="left") for style in styles)))
    assert pdf_text(made).count(letters) == 4
    assert pdf_fonts(made) == {"Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}


def test_the_party_stands_at_the_right_in_bold_over_a_rule_as_long_as_itself(notice):
    party, rules = find(notice, PARTY_NAME), pdf_rules(notice)
    rule = min(rules, key=lambda each: abs(each.x - party.x))
    assert (party.font, party.size) == ("Tinos-Bold", 15)
    assert rule.x == pytest.approx(party.x, abs=0.5)
    assert rule.length == pytest.approx(text_width(PARTY_NAME, 15, bold=True), rel=0.02)
    assert 0 < party.y - rule.y < 12


def test_the_head_has_its_lines_in_their_letters(notice):
    superior, issuer = find(notice, "ĐẢNG BỘ XÃ MƯỜNG LA"), find(notice, "CHI BỘ BẢN PÁ KÌM")
    number, date = find(notice, "Số 11-TB/CB"), find(notice, "Mường La, ngày 22 tháng 11 năm 2026")
    assert [each.font for each in (superior, issuer, number, date)] == [
        "Tinos-Regular", "Tinos-Bold", "Tinos-Regular", "Tinos-Italic",
    ]  # fmt: skip
    assert {each.size for each in (superior, issuer, number, date)} == {14}
    assert superior.y > issuer.y > number.y
    assert number.y == pytest.approx(date.y, abs=0.1)
    assert superior.y == pytest.approx(find(notice, PARTY_NAME).y, abs=1)


def test_the_title_is_in_bold_capitals_in_the_middle_over_a_short_rule(notice):
    title, dashes = find(notice, "THÔNG BÁO"), find(notice, "-----")
    middle = (30 + (210 - 15)) / 2 * MM
    assert title.font == "Tinos-Bold"
    assert title.x + text_width("THÔNG BÁO", 16, bold=True) / 2 == pytest.approx(middle, abs=1)
    assert title.y > find(notice, "sinh hoạt chi bộ").y > dashes.y


@pytest.mark.parametrize("pitch", [18, 19])
def test_lines_are_exactly_as_far_apart_as_the_layout_says_and_keep_the_margins(pitch):
    made = render_pdf(plain(LONG, layout=Layout(pitch=pitch)))
    body = [each for each in pdf_pieces(made) if each.size == 14 and "-Regular" in each.font]
    texts = [each.text for each in body]
    lines = sorted({round(each.y, 2) for each in body if each.y < find(made, "-----").y}, reverse=True)
    steps = {round(upper - lower, 1) for upper, lower in pairwise(lines)}
    assert steps == {float(pitch)}
    left = {round(min(each.x for each in body if round(each.y, 2) == line) / MM, 1) for line in lines}
    assert left == {40.0, 30.0}
    # Spaces in a justified line may be a little narrower than their own width, words never.
    narrowest = {line: text_width(line, 14) - 0.15 * text_width(" " * line.count(" "), 14) for line in texts}
    assert all(each.x + narrowest[each.text] < (210 - 15) * MM + 1 for each in body)
    assert lines[-1] > 20 * MM


def test_pages_are_a4_and_numbered_at_the_top_centre_from_the_second():
    made = render_pdf(plain(*[LONG] * 12))
    reader = PdfReader(io.BytesIO(made))
    assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in reader.pages} == {(595, 842)}
    assert len(reader.pages) > 2
    assert not any(each.text == "1" for each in pdf_pieces(made, 0))
    for page in range(1, len(reader.pages)):
        number = find(made, str(page + 1), page)
        assert number.text == str(page + 1)
        assert number.y > (297 - 20) * MM
        assert number.x == pytest.approx((30 + 195) / 2 * MM, abs=6)


@pytest.mark.parametrize(
    "layout", [Layout(), Layout(size=12, pitch=15, top=14, bottom=13), Layout(top=12, bottom=11)]
)
def test_page_number_and_foot_lie_within_what_printers_print(layout):
    made = render_pdf(replace(plain(*[LONG] * 12, layout=layout), banner="PHIẾU 8DBB56"))
    number, foot = find(made, "2", 1), find(made, "PHIẾU 8DBB56", 1)
    assert number.y + 0.8 * number.size < (297 - 6.5) * MM
    assert number.y > (297 - layout.top) * MM
    assert 6.5 * MM < foot.y < layout.bottom * MM


@pytest.mark.parametrize("end", [".", ",", ";", ":", "-"])
def test_no_punctuation_hangs_in_the_margin(end):
    text = f"xếp loại Khá{end}"
    made = render_pdf(plain(paragraph(text, align="right")))
    piece = find(made, text)
    assert piece.x + text_width(text, 14) == pytest.approx((210 - 15) * MM, abs=0.3)


def test_each_document_of_a_bundle_begins_with_a_page_without_number_and_has_a_bookmark():
    bundle = samples.bundle(3)
    made = render_pdf(bundle)
    reader = PdfReader(io.BytesIO(made))
    first_lines = [text.strip().split("\n")[0] for text in pdf_pages(made)]
    assert first_lines == ["ĐẢNG BỘ XÃ MƯỜNG LA", "2"] * 3
    names = [each["/Title"] for each in reader.outline if not isinstance(each, list)]
    assert names == [each.shown_name for each in bundle.documents]
    assert reader.metadata is not None
    assert reader.metadata.title == bundle.name


def test_recipients_are_small_under_an_underlined_word_and_the_cell_keeps_the_last(notice):
    word, last = find(notice, "Nơi nhận:"), find(notice, "- Lưu Chi bộ.")
    assert (word.size, last.size) == (12, 12)
    under = [rule for rule in pdf_rules(notice) if abs(rule.x - word.x) < 1 and 0 < word.y - rule.y < 4]
    assert [rule.length for rule in under] == [pytest.approx(text_width("Nơi nhận:", 12), abs=1)]
    assert word.y == pytest.approx(find(notice, "T/M CHI BỘ").y, abs=4)


def test_a_signature_is_what_one_signs_for_the_office_and_the_name_with_room_between(notice):
    body, office, name = (find(notice, text) for text in ("T/M CHI BỘ", "BÍ THƯ", "Lò Thị An"))
    assert [each.font for each in (body, office, name)] == ["Tinos-Bold", "Tinos-Regular", "Tinos-Bold"]
    assert office.y - name.y > 20 * MM
    assert body.x > 105 * MM


def test_minutes_are_signed_in_two_columns_and_have_no_place_and_date():
    made = render_pdf(samples.minutes())
    last = len(pdf_pages(made)) - 1
    left, right = find(made, "NGƯỜI GHI BIÊN BẢN", last), find(made, "CHỦ TRÌ HỘI NGHỊ", last)
    assert left.y == pytest.approx(right.y, abs=0.1)
    assert left.x < 105 * MM < right.x
    assert "ngày 24 tháng" not in pdf_pages(made)[0]


def test_signatures_never_stand_alone_on_a_page():
    for lines in range(20, 34):
        body = [paragraph(f"Nội dung thứ {line}.") for line in range(lines)]
        pages = pdf_pages(render_pdf(plain(*body, signatures=(Signature(("CHỦ TRÌ HỘI NGHỊ",), "An"),))))
        assert "CHỦ TRÌ" in pages[-1]
        assert f"Nội dung thứ {lines - 1}." in pages[-1]


@pytest.mark.parametrize(
    "listed",
    [
        lambda texts: items(*texts, style="number"),
        lambda texts: Lines(tuple(Entry("Mục", text) for text in texts)),
    ],
)
def test_signatures_stay_with_the_end_of_a_list(listed):
    for lines in range(20, 34):
        body = listed([f"Nội dung thứ {line}." for line in range(lines)])
        pages = pdf_pages(render_pdf(plain(body, signatures=(Signature(("CHỦ TRÌ HỘI NGHỊ",), "An"),))))
        assert f"Nội dung thứ {lines - 1}." in pages[-1]


def test_signatures_stay_with_a_group_of_which_no_line_is_left_behind():
    for before in range(20, 34):
        filled = [paragraph("dòng") for _ in range(before)]
        group = Together((Heading("KẾT THÚC", 1, 3), items("Phân công", "Đọc biên bản", style="number")))
        pages = pdf_pages(
            render_pdf(plain(*filled, group, signatures=(Signature(("CHỦ TRÌ HỘI NGHỊ",), "An"),)))
        )
        assert "KẾT THÚC" in pages[-1]
        assert "Đọc biên bản" in pages[-1]
        assert "CHỦ TRÌ" in pages[-1]


def test_the_banner_is_at_the_foot_of_every_page():
    made = render_pdf(replace(samples.minutes(), banner="SỐ LIỆU MINH HỌA"))
    for page in range(len(pdf_pages(made))):
        assert find(made, "SỐ LIỆU MINH HỌA", page).y < 20 * MM


def test_the_head_of_a_table_is_repeated_and_figures_stand_at_the_right():
    rows = [[str(place), "việc"] for place in range(90)]
    made = render_pdf(plain(table([Column("Điểm", 30, "right"), Column("Nhiệm vụ")], rows)))
    assert all("Nhiệm vụ" in page for page in pdf_pages(made))
    ends = {
        round(each.x + text_width(each.text, 12)) for each in pdf_pieces(made) if each.text in ("7", "12")
    }
    assert ends == {round(60 * MM - 4)}


def test_what_should_stay_together_moves_to_the_next_page_as_one():
    filled = [paragraph("dòng") for _ in range(24)]
    kept = Together(tuple(paragraph(f"cùng trang {place}") for place in range(6)))
    pages = pdf_pages(render_pdf(plain(*filled, kept)))
    assert "cùng trang 0" in pages[1]
    assert "cùng trang" not in pages[0]


def test_a_row_and_a_group_taller_than_a_page_lose_nothing():
    tall = table([Column("a"), Column("b")], [["dài " * 2500 + "hết", "z"]])
    many = Together(tuple(paragraph(f"đoạn {place};") for place in range(80)))
    pages = pdf_pages(render_pdf(plain(tall, many)))
    printed = squeezed("".join(pages))
    assert printed.count("dài") == 2500
    assert all(f"đoạn{place};" in printed for place in range(80))
    bottoms = [min(each.y for each in pdf_pieces(render_pdf(plain(tall)), page)) for page in range(2)]
    assert min(bottoms) > 18 * MM


def test_a_word_wider_than_its_room_is_broken_inside_the_margins():
    word = "https://example.org/" + "a" * 120
    made = render_pdf(
        plain(paragraph(word), table([Column("x", 20), Column("y")], [[word, "z"]]), recipients=(word,))
    )
    assert pdf_text(made).count(word) == 3
    for each in pdf_pieces(made):
        assert each.x + text_width(squeezed(each.text), each.size) < 195 * MM + 1


def test_a_landscape_sheet_is_broad():
    page = PdfReader(io.BytesIO(render_pdf(plain(layout=Layout(landscape=True))))).pages[0]
    assert page.mediabox.width > page.mediabox.height


def test_lines_for_the_hand_stand_as_far_apart_as_asked():
    made = render_pdf(plain(DottedLines(4, pitch=22), paragraph(Run("đã thông qua", box="empty"))))
    dots = sorted(each.y for each in pdf_rules(made) if each.length > 400)
    assert [round(above - below, 1) for below, above in pairwise(dots)] == [22.0] * 3
    assert squeezed("đã thông qua") in pdf_text(made)

"""Widths, the head, columns: what both renderers decide alike."""

from dataclasses import replace

import pytest
from fontTools.ttLib import TTFont
from tests.typesetting.reading import pdf_pages

from nennep.typesetting import geometry
from nennep.typesetting.blocks import Column, Together, paragraph, table
from nennep.typesetting.metrics import bound, bound_in_print, breakable, text_width, wrap_balanced
from nennep.typesetting.model import Layout, PartyDocument, Signature
from nennep.typesetting.pdf import FONTS, render_pdf

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy" + "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"


@pytest.mark.parametrize(
    ("name", "style"), [("Regular", {}), ("Bold", {"bold": True}), ("Italic", {"italic": True})]
)
def test_widths_are_those_of_the_font_files(name, style):
    font = TTFont(FONTS / f"Tinos-{name}.ttf")
    letters, advances = font.getBestCmap(), font["hmtx"]
    ascii_signs = "".join(chr(code) for code in range(0x20, 0x7F))
    for char in LETTERS + LETTERS.upper() + ascii_signs + "–—…’‘“”×²°":
        assert text_width(char, 2048, **style) == advances[letters[ord(char)]][0], char


@pytest.mark.parametrize("superior", ["ĐẢNG ỦY PHƯỜNG BẾN NGHÉ", "ĐẢNG BỘ XÃ MƯỜNG LA", ""])
@pytest.mark.parametrize("place", ["Bến Nghé", "Mường La", "Thành phố Hồ Chí Minh", ""])
def test_neither_block_of_the_head_wraps_for_usual_names(superior, place):
    document = PartyDocument(
        title="x",
        superior=superior,
        issuer="CHI BỘ KHU PHỐ 3",
        number="Số ……-NQ/CB",
        place_date=f"{place}, ngày 24 tháng 11 năm 2026" if place else "",
    )
    head = geometry.head(document)
    assert head.issuer == ("CHI BỘ KHU PHỐ 3",)
    assert head.superior == ((superior,) if superior else ())
    assert " ".join(head.date) == document.place_date
    assert text_width(superior, head.size) <= head.left
    assert all(text_width(line, head.size, italic=True) <= head.right for line in head.date)
    assert head.rule <= head.right
    assert head.left + head.right == pytest.approx(geometry.text_area(document.layout)[0])


def test_a_very_long_issuer_is_broken_into_equal_lines_and_the_party_is_not():
    document = PartyDocument(
        title="x",
        superior="ĐẢNG BỘ PHƯỜNG NGUYỄN BỈNH KHIÊM",
        issuer="CHI BỘ TRƯỜNG PHỔ THÔNG DÂN TỘC BÁN TRÚ TRUNG HỌC CƠ SỞ NẬM PĂM",
        place_date="Nguyễn Bỉnh Khiêm, ngày 24 tháng 11 năm 2026",
    )
    head = geometry.head(document)
    assert len(head.issuer) > 1
    assert " ".join(head.issuer) == document.issuer
    widths = [text_width(line, head.size, bold=True) for line in head.issuer]
    assert max(widths) <= head.left
    assert min(widths) > max(widths) * 0.6
    assert head.rule <= head.right


def test_a_place_too_long_for_a_line_is_parted_from_its_date():
    place = "Khu kinh tế quốc phòng Sông Mã thuộc tỉnh Sơn La, huyện Sốp Cộp"
    document = PartyDocument(title="x", issuer="y", place_date=f"{place}, ngày 24 tháng 11 năm 2026")
    assert geometry.head(document).date == (f"{place},", "ngày 24 tháng 11 năm 2026")


def test_columns_fill_the_page_whatever_was_asked():
    page = geometry.text_area(Layout())[0]
    for widths in ([12, 0, 30], [0, 0], [10, 20], [200, 100, 0], [400], [0]):
        given = geometry.column_widths(table([Column("x", width) for width in widths], []), page)
        assert sum(given) == pytest.approx(page)
        assert all(width > 0 for width in given)
    first, rest, last = geometry.column_widths(table([Column("x", 12), Column(), Column("x", 30)], []), page)
    assert (first, last) == pytest.approx((12 * 72 / 25.4, 30 * 72 / 25.4))
    assert rest == pytest.approx(page - first - last)


def test_what_cannot_stand_on_one_page_is_not_kept_together():
    few = Together(tuple(paragraph("dài " * 30) for _ in range(3)))
    many = Together(tuple(paragraph("dài " * 30) for _ in range(30)))
    assert geometry.keeps_together(few.blocks, Layout())
    assert not geometry.keeps_together(many.blocks, Layout())


def test_names_are_wrapped_into_as_few_and_as_equal_lines_as_can_be():
    assert wrap_balanced("CHI BỘ BẢN PÁ KÌM", 500, 14) == ("CHI BỘ BẢN PÁ KÌM",)
    assert wrap_balanced("một hai ba bốn", 55, 14) == ("một hai", "ba bốn")


def test_only_a_word_wider_than_its_room_may_be_broken():
    assert breakable("ngắn thôi", 500, 14) == "ngắn thôi"
    assert breakable("từ " + "a" * 5, 20, 14) == "từ a\u200ba\u200ba\u200ba\u200ba"


def test_a_per_cent_sign_stays_with_its_figure():
    assert bound("đạt 80,9 % số hộ") == "đạt 80,9\u00a0% số hộ"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("thường kỳ, ngày 24/11/2026", "ngày\u00a024/11/2026"),
        ("gồm: (1) Cử thư ký; (12) Thảo luận", "(12)\u00a0Thảo luận"),
        ("hằng ngày bàn việc (nếu có) tiếp", "hằng ngày bàn việc (nếu có) tiếp"),
    ],
)
def test_a_date_and_a_number_in_parentheses_stay_with_what_they_belong_to(text, kept):
    assert kept in bound_in_print(text)
    assert bound(text) == text  # in a .docx, where such a space is set wider


def test_a_long_subject_and_a_long_name_are_broken_into_like_lines():
    subject = "sinh hoạt chi bộ thường kỳ (sinh hoạt mẫu) tháng 11 năm 2026, ngày 24/11/2026"
    name = "Nguyễn Hoàng Phương Thị Khánh Quỳnh Ngọc"
    document = PartyDocument(
        title="x", issuer="y", subject=subject, signatures=(Signature(("BÍ THƯ",), name),)
    )
    for lines in (geometry.subject_lines(document), geometry.name_lines(document, name)):
        widths = [text_width(each, 14, bold=True) for each in lines]
        assert len(widths) == 2
        assert min(widths) > 0.8 * max(widths)
    assert geometry.subject_lines(replace(document, subject="")) == ()


def test_a_page_tells_how_many_lines_more_it_holds():
    """Rather too few: what is said to fit fits."""
    for count in range(20, 40):
        document = PartyDocument(title="x", issuer="y", body=tuple(paragraph("dòng") for _ in range(count)))
        if geometry.spare_lines(document) >= 0:
            assert len(pdf_pages(render_pdf(document))) == 1
    fewer, more = (PartyDocument(title="x", issuer="y", body=(paragraph("a"),) * n) for n in (10, 11))
    assert 1 <= geometry.spare_lines(fewer) - geometry.spare_lines(more) < 1.5

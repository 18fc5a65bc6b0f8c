"""Stamps of state secrets, and the ordinary words that look like them."""

import pytest

from nennep.files.classified import stamp_of_name, stamp_of_pages
from nennep.files.enums import Classification

CONFIDENTIAL, SECRET, TOP = Classification.CONFIDENTIAL, Classification.SECRET, Classification.TOP_SECRET


@pytest.mark.parametrize(
    ("line", "stamp"),
    [
        ("MẬT", CONFIDENTIAL),
        ("  TỐI  MẬT ", SECRET),
        ("[TUYỆT MẬT]", TOP),
        ("M Ậ T", CONFIDENTIAL),
        ("MẬT Số 12-CV/ĐU", CONFIDENTIAL),
        ("ĐỘ MẬT: TỐI MẬT", SECRET),
        ("Độ mật: Tuyệt mật", TOP),
        ("TÀI LIỆU MẬT", CONFIDENTIAL),
        ("Mật", CONFIDENTIAL),
        ("(Mật)", CONFIDENTIAL),
        ("Tối mật", SECRET),
        ("tuyệt mật", TOP),
        ("Tài liệu mật", CONFIDENTIAL),
        ("Độ tối mật", SECRET),
    ],
)
def test_a_stamp_stands_on_a_line_of_its_own(line: str, stamp: Classification) -> None:
    assert stamp_of_pages([["ĐẢNG ỦY XÃ", line, "Kính gửi"]]) is stamp


@pytest.mark.parametrize(
    "line",
    [
        "Mật ong rừng",
        "CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ TỐI MẬT, MẬT",
        "giữ bí mật nội dung thảo luận",
        "MẬT ĐỘ DÂN SỐ",
        "Mật độ chăn nuôi 2,5 đơn vị",
        "mật",
        "Độ mật",
        "tối mật trận",
        "Danh mục bí mật nhà nước độ mật",
        "bảo mật",
        "",
    ],
)
def test_ordinary_words_are_no_stamp(line: str) -> None:
    assert stamp_of_pages([[line]]) is None


def test_the_highest_stamp_of_all_pages_counts_unless_it_was_taken_back() -> None:
    assert stamp_of_pages([["MẬT", "TUYỆT MẬT"], ["TỐI MẬT"]]) is TOP
    assert stamp_of_pages([["Công văn"], ["MẬT"]]) is CONFIDENTIAL
    assert stamp_of_pages([["MẬT"], ["ĐÃ GIẢI MẬT"]]) is None
    assert stamp_of_pages([]) is None


@pytest.mark.parametrize(
    ("name", "stamp"),
    [
        ("CV 12 tối mật.pdf", SECRET),
        ("CV_12_TUYỆT_MẬT.docx", TOP),
        ("CV 12 (mật).pdf", CONFIDENTIAL),
        ("[Mật] kế hoạch.pdf", CONFIDENTIAL),
        ("MẬT - kế hoạch.pdf", CONFIDENTIAL),
        ("CV12-toi-mat.pdf", SECRET),
        ("tuyet mat.pdf", TOP),
        ("Công tác bảo vệ bí mật nhà nước.pdf", None),
        ("BẢO MẬT DỮ LIỆU.pdf", None),
        ("NUÔI ONG LẤY MẬT.pdf", None),
        ("Mật ong bản Pá Kìm.docx", None),
        ("mat bang.pdf", None),
        ("thu gui toi mat tran.pdf", None),
    ],
)
def test_names_are_read_for_stamps(name: str, stamp: Classification | None) -> None:
    assert stamp_of_name(name) is stamp

"""Numbers, letters and dates as a clerk writes them."""

from datetime import date

import pytest

from nennep.typesetting import dates
from nennep.typesetting.labels import (
    heading_label,
    item_label,
    list_letter,
    number_line,
    punctuated,
    roman,
    short_date,
    unsigned_date,
)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 5, 27), "ngày 27 tháng 5 năm 2026"),
        (date(2026, 1, 10), "ngày 10 tháng 01 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_only_days_below_ten_and_the_first_two_months_are_padded(day, said):
    assert dates.party_date(day) == said
    assert dates.place_and_date("Mường La", day) == f"Mường La, {said}"


def test_a_draft_leaves_room_for_the_day():
    assert unsigned_date("Mường La", date(2026, 11, 1)) == "Mường La, ngày …… tháng 11 năm 2026"


def test_the_number_has_no_colon_is_padded_below_ten_and_dotted_when_not_given():
    assert number_line(5, "NQ/CB") == "Số 05-NQ/CB"
    assert number_line(112, "BB/CB") == "Số 112-BB/CB"
    assert number_line(None, "NQ/CB") == "Số ……-NQ/CB"


def test_letters_of_a_list_have_a_barred_d_after_d_and_no_foreign_letters():
    assert "".join(list_letter(number) for number in range(1, 24)) == "abcdđeghiklmnopqrstuvxy"
    assert list_letter(24) == "aa"


def test_the_three_levels_of_headings():
    assert [heading_label(level, 4) for level in (1, 2, 3)] == ["IV-", "4.", "d)"]
    assert heading_label(1, 0) == ""


def test_roman_numbers():
    assert [roman(number) for number in (1, 4, 9, 14, 40)] == ["I", "IV", "IX", "XIV", "XL"]


def test_a_day_in_figures_is_padded_as_the_whole_date_is():
    days = [date(2026, 9, 21), date(2026, 2, 5), date(2026, 11, 24), date(2026, 10, 3)]
    assert [short_date(each) for each in days] == ["21/9/2026", "05/02/2026", "24/11/2026", "03/10/2026"]


def test_marks_of_items():
    assert [item_label(style, 5) for style in ("dash", "number", "letter")] == ["-", "5.", "đ)"]


def test_recipients_end_with_commas_and_the_last_with_a_full_stop():
    assert punctuated(("Đảng ủy xã", "Các đồng chí;", "Lưu Chi bộ")) == (
        "Đảng ủy xã,",
        "Các đồng chí;",
        "Lưu Chi bộ.",
    )

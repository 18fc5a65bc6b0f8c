"""Vietnamese text: what is stored, what is found, what stands before what."""

import random
import unicodedata

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from nennep.core.text import clean, clean_line, fold, name_key, sort_key

# Sorted by ICU 78.3 (CLDR 48), Intl.Collator("vi"); each word differs from its neighbour at some level.
# fmt: off
IN_ICU_ORDER = [
    "“tổ”", "(tổ)", "1", "10", "2", "a", "à", "ả", "ã", "á", "ạ", "an", "An", "ă", "ằ", "ắ", "ặ", "ăn", "â",
    "ầ", "ấ", "ậ", "ân", "Ân", "b", "ba", "bà", "Bà", "bá", "bạ", "bản", "Bản", "bán", "bạn", "c", "ca",
    "cá", "chi", "Chi", "chí", "chị", "d", "da", "dân", "Dân", "đ", "Đ", "đa", "đà", "Đà", "đá", "đang",
    "đảng", "Đảng", "e", "é", "ê", "Ề", "ế", "êm", "g", "gà", "h", "ha", "hoà", "hoá", "hòa", "hóa", "i",
    "k", "l", "la", "Lo", "lò", "Lò", "lò văn an", "Lò Văn An", "Lò Văn Ân", "Lò Vân An", "m", "mua", "Mùa",
    "múa", "n", "Nga", "ngà", "nghị", "nghị quyết", "nghị_quyết", "nghị-quyết", "o", "ò", "ô", "ổ", "ơ",
    "ờ", "ở", "p", "pa", "Pá", "q", "quả", "r", "s", "sáp", "sát", "t", "thuỷ", "thuý", "thủy", "thúy",
    "to", "tô", "tổ", "tổ 1", "tổ 10", "tổ 2", "tổ-1", "tổ,", "tổ.1", "tơ", "u", "ù", "ư", "ừ", "ứng", "v",
    "x", "xa", "xã", "y", "ý", "Ý",
]
# fmt: on

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯ"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
syllables = st.builds(
    lambda first, vowel, tone, rest: unicodedata.normalize("NFC", first + vowel + tone + rest),
    st.text(LETTERS, max_size=2),
    st.sampled_from("aăâeêioôơuưyAĂÂEÔƠƯ"),
    st.sampled_from(TONES),
    st.text(LETTERS, max_size=3),
)
phrases = st.lists(syllables, min_size=1, max_size=4).map(" ".join)


def shuffled(words: list[str]) -> list[str]:
    return random.Random(3).sample(words, len(words))


def test_the_order_is_that_of_icu() -> None:
    assert sorted(shuffled(IN_ICU_ORDER), key=sort_key) == IN_ICU_ORDER


@given(st.lists(phrases, min_size=2, max_size=12))
def test_letters_decide_before_tones_and_tones_before_capitals(words: list[str]) -> None:
    def by_the_book(word: str) -> tuple[list[int], list[int], list[bool]]:
        letters, tones = [], []
        for char in unicodedata.normalize("NFC", word):
            apart = unicodedata.normalize("NFD", char)
            tone = next((mark for mark in apart if mark in TONES), "")
            letter = unicodedata.normalize("NFC", apart.replace(tone, "") if tone else apart)
            letters.append(f" {LETTERS[:29]}".index(letter.lower()))
            tones.append(TONES.index(tone))
        return letters, tones, [char.isupper() for char in word]

    assert [by_the_book(word) for word in sorted(words, key=sort_key)] == sorted(map(by_the_book, words))


@given(st.text())
def test_a_key_is_hexadecimal_and_the_same_for_both_ways_of_writing_letters(text: str) -> None:
    key = sort_key(text)
    assert set(key) <= set("0123456789abcdef")
    assert key == sort_key(unicodedata.normalize("NFD", text)) == sort_key(unicodedata.normalize("NFC", text))


@pytest.mark.django_db
def test_the_database_orders_keys_as_python_does() -> None:
    keys = [sort_key(word) for word in IN_ICU_ORDER]
    rows = " UNION ALL ".join(["SELECT %s AS k"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT k FROM ({rows}) AS keys ORDER BY k", keys[::-1])
        assert [key for (key,) in cursor.fetchall()] == keys


@pytest.mark.django_db
def test_postgresqls_own_vietnamese_collation_agrees() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL carries ICU")
    rows = " UNION ALL ".join(["SELECT %s::text AS w"] * len(IN_ICU_ORDER))
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT w FROM ({rows}) AS words ORDER BY w COLLATE "vi-x-icu"', IN_ICU_ORDER[::-1])
        assert [word for (word,) in cursor.fetchall()] == IN_ICU_ORDER


def test_numbers_can_stand_by_their_value() -> None:
    cells = ["Chi bộ 1", "Chi bộ 2", "Chi bộ 9", "Chi bộ 10", "Chi bộ 13", "Chi bộ 100", "Chi bộ bản"]
    assert sorted(shuffled(cells), key=lambda name: sort_key(name, numbers=True)) == cells
    assert sort_key("Chi bộ 07", numbers=True) == sort_key("Chi bộ 7", numbers=True)
    assert sort_key("Chi bộ 0", numbers=True) < sort_key("Chi bộ 1", numbers=True)


def test_names_stand_by_given_then_middle_then_family_name() -> None:
    roll = [
        "Quàng Thị An",
        "Lò Văn An",
        "Lò Văn Ân",
        "Bình",
        "Nguyễn Bình",
        "Lò Thị Bình",
        "Nguyễn Thị Bình",
        "Lò Văn Bình",
        "Lò Thị Bính",
        "GIÀNG A CHU",
        "Mùa A Chu",
        "Lò Văn Dũng",
        "Cà Văn Đức",
    ]
    assert sorted(shuffled(roll), key=name_key) == roll


def test_a_name_sorts_alike_in_capitals_and_with_the_tone_in_either_place() -> None:
    assert name_key("LÒ THỊ THUỶ") == name_key("Lò Thị Thủy") == name_key("  Lò  Thị Thuỷ ")
    keys = [name_key(name) for name in ("Lò Thị Thuỳ", "Lò Thị Thủy", "Lò Thị Thuý", "Lò Thị Thụy")]
    assert keys == sorted(set(keys))
    assert name_key("") < name_key("An")


@given(syllables, syllables)
def test_the_given_name_decides_before_all_others(one: str, other: str) -> None:
    one_letters, other_letters = sort_key(one).split("0")[0], sort_key(other).split("0")[0]
    if one_letters < other_letters:
        assert name_key(f"Ỷ Ỷ {one}") < name_key(f"A A {other}")


@pytest.mark.parametrize(
    ("typed", "sought"),
    [
        ("Đảng bộ xã Ngồ Hén", "dang bo xa ngo hen"),
        ("HOÀ bình", "hòa Bình"),
        ("uỷ ban", "Ủy  ban"),
        ("sát nhập chi bộ", "Sáp nhập chi bộ"),
        ("H’Mông", "h'mông"),
        ("thực\u00a0hiện", "THUC HIEN"),
    ],
)
def test_search_text_forgives_accents_case_and_habits(typed: str, sought: str) -> None:
    assert fold(typed) == fold(sought)


def test_only_the_pair_of_words_is_taken_for_a_merger() -> None:
    assert fold("quan sát nhập khẩu") == "quan sap nhap khau"
    assert fold("mật sát, nhập") == "mat sat, nhap"
    assert fold("cơ sát nhập nhằng") != fold("cơ sát nhập")


@given(st.text())
def test_search_text_is_the_same_for_both_ways_of_writing_letters_and_when_folded_again(text: str) -> None:
    folded = fold(text)
    assert folded == fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert fold(folded) == folded


@given(phrases)
def test_search_text_of_vietnamese_is_plain_latin(text: str) -> None:
    assert fold(text).isascii()


@pytest.mark.parametrize(
    "text", ["gia đình 👨\u200d👩\u200d👧", "❤️\u200d🔥", "🏃🏽\u200d♀️", "ក្\u200cក", "ရှိ\u200dသ"], ids=ascii
)
def test_joiners_stay_where_something_is_written_with_them(text: str) -> None:
    assert clean(text) == text
    assert clean_line(text) == text


@pytest.mark.parametrize(
    "text", ["Lò\u200d Văn Sáng", "Lò Văn\u200c Sáng\u200d", "Lò V\u200d\u200căn S\u200dáng", "\u200d"]
)
def test_joiners_hide_no_difference_between_names(text: str) -> None:
    assert clean(text) in ("Lò Văn Sáng", "")


def test_what_is_stored_has_no_hidden_characters() -> None:
    assert clean("  Chi\u0000 bộ\u202e bản\u200b \u00a0Pá Kìm\r\n\r\ndòng\u2028hai\ud800 ") == (
        "Chi bộ bản  Pá Kìm\n\ndòng\nhai"
    )
    assert clean_line("Lò\t Văn\nAn ") == "Lò Văn An"
    assert clean(unicodedata.normalize("NFD", "nghị quyết")) == "nghị quyết"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    clean(text).encode()

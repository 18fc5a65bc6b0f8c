"""Vietnamese text: cleaning what people type, folding it for search, and putting it in order.

The order is that of ICU's 'vi' collation (CLDR 48: letters a ă â b c d đ e ê … y; at equal letters the tones
ngang, huyền, hỏi, ngã, sắc, nặng; at equal tones small before capital). It is written as a plain string of
hexadecimal digits, so that a stored key sorts alike on SQLite, on PostgreSQL under any locale, and in Python.
"""

import re
import unicodedata
from dataclasses import dataclass

# Signs and letters by their first weight, in ICU's order; several signs in one word have the same weight.
_SPACES = " "
_SIGNS = (
    "_ - – — , ; : ! ? . … · '‘’ \"“” « » ( ) [ ] { } § ¶ @ * / \\ & # % ‰ † ‡ • "
    "` ´ ^ ¨ ° © ® + ± ÷ × < = > | ~ ¢ $ £ € ¥"
)
_DIGITS = "0 1 2 3 4 5 6 7 8 9"
_LONGER = "\ue000"  # stands once before a number for each digit beyond its first, above 9
_NUMBER = re.compile(r"0*([0-9]+)")
_LETTERS = "a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z"

# The tone marks in Vietnamese order, as they stand apart from their letter after NFD.
_TONES = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "5", "\u0323": "6"}
_TONE = re.compile(f"[{''.join(_TONES)}]")
_OTHER_MARK = "7"
# Letter and mark that make another letter of the alphabet.
_SHAPES = {
    ("a", "\u0306"): "ă",
    ("a", "\u0302"): "â",
    ("e", "\u0302"): "ê",
    ("o", "\u0302"): "ô",
    ("o", "\u031b"): "ơ",
    ("u", "\u031b"): "ư",
}
KEY_MAX = 400
"""How much of a key is stored. Rare letters take eight digits; what would come later puts no two names in order."""
_LEVEL_END = "0"  # below every weight: a word stands before the words that it begins
_PLAIN = "1"
_CAPITAL = "2"
_FOREIGN = "ff"


def _weights() -> dict[str, str]:
    """Character -> two hexadecimal digits, the first of them never 0, which ends a level."""
    words = [_SPACES, *_SIGNS.split(" "), *_DIGITS.split(" "), _LONGER, *_LETTERS.split(" ")]
    return {char: format(0x10 + place, "02x") for place, word in enumerate(words) for char in word}


_WEIGHTS = _weights()


def clean(text: str) -> str:
    """Text as it may be stored: NFC; no control, bidi or invisible characters, no NUL; no spaces at the ends.

    Line ends become "\\n", tabs and hard spaces become spaces. Inner spaces stay as typed. Of what is invisible, the
    joiners stay where a script or a picture is written with them.
    """
    kept = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_PRINTABLE))
    if _JOINERS.intersection(kept):
        kept = _with_joiners_at_work(kept)
    return "\n".join(line.rstrip(" ") for line in kept.split("\n")).strip()


def _with_joiners_at_work(text: str) -> str:
    """Without the joiners beside which there is nothing to join: between Latin letters they only hide a difference."""
    categories = [None, *map(unicodedata.category, text), None]
    return "".join(
        char
        for at, char in enumerate(text, 1)
        if char not in _JOINERS or (categories[at - 1] in _JOINED and categories[at + 1] in _JOINED)
    )


def clean_line(text: str) -> str:
    """`clean` for what stands on one line (names, titles): each run of white space becomes one space."""
    return " ".join(clean(text).split())


_JOINERS = frozenset("\u200c\u200d")
_JOINED = ("Lo", "Mn", "Mc", "So", "Sk")
"""Letters without small and capital ones, marks, pictures (U+FE0F is a mark) and their shades."""


class _Printable(dict[int, str]):
    """What stands for each character in stored text; worked out when first met, so that `translate` stays fast."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _printable(chr(code))
        return found


def _printable(char: str) -> str:
    if char in "\n\r\x0b\x0c\x85\u2028\u2029":
        return "\n"
    if char in _JOINERS:
        return char
    category = unicodedata.category(char)
    if category == "Zs" or char == "\t":
        return " "
    # Cc control, Cf format (bidi, zero width, soft hyphen), Cs lone surrogates, which no database takes.
    return "" if category in ("Cc", "Cf", "Cs") else char


_PRINTABLE = _Printable()

_SAT_NHAP = re.compile(r"\bsat nhap\b")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})


def fold(text: str) -> str:
    """Text for searching: small letters without accents, đ as d, white space as one space.

    NFC equals NFD, uỷ equals ủy, oà equals òa; "sát nhập", which many write for "sáp nhập", is found as that.
    """
    apart = unicodedata.normalize("NFD", clean_line(text)).translate(_APOSTROPHES)
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return _SAT_NHAP.sub("sap nhap", bare.casefold().replace("đ", "d"))


def sort_key(text: str, *, numbers: bool = False) -> str:
    """Key that puts texts in Vietnamese order when compared as plain strings; hexadecimal digits only.

    Three levels as in ICU: letters, then tones, then small before capital. About three digits a letter.
    With `numbers`, numbers stand by their value: Chi bộ 2 before Chi bộ 10.
    """
    text = clean(text)
    if numbers:
        text = _NUMBER.sub(lambda found: _LONGER * (len(found[1]) - 1) + found[1], text)
    return _levels(unicodedata.normalize("NFD", text))


def name_key(full_name: str) -> str:
    """Key that puts full names in the order of a roll: by given name, then middle name, then family name.

    Capitals do not count (rolls from above are all in capitals), nor where the tone is written (Thuỷ, Thủy).
    """
    *before, given = _tones_last(full_name).split() or [""]
    return _LEVEL_END.join(_levels(part) for part in (given, " ".join(before[1:]), "".join(before[:1])))


@dataclass(slots=True)
class _Letter:
    """One letter of NFD text with the marks on it; `base` is empty when marks stand before any letter."""

    base: str
    capital: bool
    marks: str = ""

    def add(self, mark: str) -> None:
        """Take a combining mark: a breve, circumflex or horn makes another letter, a tone only a weight."""
        shaped = _SHAPES.get((self.base, mark))
        if shaped:
            self.base = shaped
        else:
            self.marks += _TONES.get(mark) or f"{_OTHER_MARK}{ord(mark):05x}{_OTHER_MARK}"

    @property
    def weight(self) -> str:
        return _WEIGHTS.get(self.base) or (f"{_FOREIGN}{ord(self.base):06x}" if self.base else "")

    @property
    def case(self) -> str:
        return _CAPITAL if self.capital else _PLAIN


def _letters(apart: str) -> list[_Letter]:
    letters: list[_Letter] = []
    for char in apart:
        if not unicodedata.combining(char):
            small = char.lower()
            letters.append(_Letter(small[0], small != char))
            continue
        if not letters:
            letters.append(_Letter("", False))
        letters[-1].add(char)
    return letters


def _levels(apart: str) -> str:
    """The key of NFD text. Common weights at the end of a level say nothing and are dropped."""
    letters = _letters(apart)
    tones = "".join(_PLAIN + letter.marks for letter in letters).rstrip(_PLAIN)
    cases = "".join(letter.case for letter in letters).rstrip(_PLAIN)
    return _LEVEL_END.join(("".join(letter.weight for letter in letters), tones, cases))


def _tones_last(full_name: str) -> str:
    """The name in small NFD letters, each word's tone moved to its end: one place for both styles."""
    words = unicodedata.normalize("NFD", clean_line(full_name).lower()).split()
    return " ".join(_TONE.sub("", word) + "".join(_TONE.findall(word)) for word in words)

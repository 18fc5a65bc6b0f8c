"""The words of a search: plain ones, whole numbers, and those that are written like a day, a month or a year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nennep.core.text import fold

MOST_WORDS = 8
LONGEST_NUMBER = 12

_MONTH = re.compile(r"\bthang (0?[1-9]|1[0-2])(?:(?:/| nam )(\d{4}))?(?![\d/])")
"""tháng 9, tháng 9/2026, tháng 9 năm 2026."""
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?|(\d{1,2})/(\d{4})|((?:19|20)\d\d)")
"""24/9, 24/9/2026, 9/2026, 2026."""

_IN_WORDS = re.compile(r"\b(?:ngay|thang|nam) \d+")
"""Numbers of a date in words, in which no plain number is looked for."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word: `plain` where it may stand anywhere; else the pattern of a whole number, or of a date (`dated`)."""

    plain: str
    pattern: str = ""
    dated: bool = False

    def stands_in(self, text: str, dates: str) -> bool:
        """Whether it is found in a folded text; a date also in `dates`: "24/09/2026 =09/2026", day and month."""
        if self.plain:
            return self.plain in text
        looked_at = f"{text} {dates}" if self.dated else _IN_WORDS.sub(" ", text)
        return re.search(self.pattern, looked_at) is not None


def words_of(asked: str) -> list[Word]:
    """The words that are looked for; none where only one letter was written."""
    text = fold(asked)
    months = [_of_month(int(found[1]), found[2]) for found in _MONTH.finditer(text)]
    words = [_word(each) for each in _MONTH.sub(" ", text).split()]
    if not months and len(words) == 1 and len(words[0].plain) == 1:
        return []
    return [*months, *words][:MOST_WORDS]


def _word(written: str) -> Word:
    if date := _DATE.fullmatch(written):
        parts = [part for part in date.groups() if part]
        return Word(
            "", "(^|[^0-9])" + "/".join(f"0*{int(part)}" for part in parts) + "([^0-9]|$)", dated=True
        )
    if written.isascii() and written.isdecimal() and len(written) <= LONGEST_NUMBER:
        return Word("", f"(^|[^0-9/])0*{int(written)}([^0-9/]|$)")
    return Word(written)


def _of_month(month: int, year: str | None) -> Word:
    return Word("", f"(=|thang )0?{month}" + (f"/{year}" if year else "([^0-9]|$)"), dated=True)

"""What a clerk writes before and around texts: numbers, letters, dates, in the Party's way."""

from datetime import date

# The order of letters in a list: đ stands after d, and there is no f, j, w, z.
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
NUMBER_NOT_GIVEN = "……"


def heading_label(level: int, number: int) -> str:
    """`I-`, `1.` or `a)` of a heading of level 1, 2, 3; nothing for number 0.

    Source: 05-HD/VPTW 27/5/2026 (unconfirmed; the levels agree with 36-HD/VPTW 2018).
    """
    if not number:
        return ""
    return {1: f"{roman(number)}-", 2: f"{number}."}.get(level, f"{list_letter(number)})")


def list_letter(number: int) -> str:
    """1 -> a, 5 -> đ, 23 -> y, 24 -> aa."""
    rounds, place = divmod(number - 1, len(_LETTERS))
    return _LETTERS[place] * (rounds + 1)


def roman(number: int) -> str:
    """1 -> I, 14 -> XIV."""
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text


def number_line(number: int | None, symbol: str) -> str:
    """`Số 05-NQ/CB`: no colon, below ten padded. None, a number not yet given, prints `Số ……-NQ/CB`."""
    given = NUMBER_NOT_GIVEN if number is None else f"{number:02d}"
    return f"Số {given}-{symbol}"


def party_date(day: date) -> str:
    """`ngày 05 tháng 02 năm 2026`, `ngày 27 tháng 5 năm 2026`: days below 10 and months 1, 2 padded."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def short_date(day: date) -> str:
    """`21/9/2026`, `05/02/2026`: padded as the whole date is, days below 10 and months 1, 2."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def place_and_date(place: str, day: date) -> str:
    """`Mường La, ngày 24 tháng 11 năm 2026`: the line in italics under the Party's name."""
    return f"{place}, {party_date(day)}"


def unsigned_date(place: str, day: date) -> str:
    """`Mường La, ngày …… tháng 11 năm 2026`: for a draft whose day is written by hand."""
    return f"{place}, {party_date(day).replace(f'ngày {day.day:02d}', 'ngày ……', 1)}"


def item_label(style: str, number: int) -> str:
    """`-`, `1.` or `a)` of an item in a list of that style."""
    return {"dash": "-", "number": f"{number}."}.get(style, f"{list_letter(number)})")


def punctuated(recipients: tuple[str, ...]) -> tuple[str, ...]:
    """Recipients, each ending with a comma and the last with a full stop, unless they have their own."""
    ends = ["," for _ in recipients[:-1]] + ["."]
    return tuple(
        each if each.endswith((",", ";", ".")) else each + end
        for each, end in zip(recipients, ends, strict=False)
    )

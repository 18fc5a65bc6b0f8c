"""How dates, times and numbers are written on the screen, in the language of the person who reads.

Dates are dd/mm/yyyy and hours 24 h in both languages; instants are shown as the wall clock in Việt Nam.
"""

from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from nennep.core import clock

Figure = int | float | Decimal | Fraction

UNKNOWN = "–"
NO_BREAK = "\u00a0"
WEEKDAYS = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)


def day(value: date | datetime | str | None) -> str:
    """24/11/2026. An aware instant is first brought to Việt Nam; an ISO text is read; nothing -> ""."""
    if not value:
        return ""
    if isinstance(value, str):
        value = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    return f"{_day_of(value):%d/%m/%Y}"


def hour(value: time | datetime | str | None) -> str:
    """19:30. An aware instant is first brought to Việt Nam."""
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        value = datetime.fromisoformat(value) if "T" in value else time.fromisoformat(value)
    if isinstance(value, datetime) and value.tzinfo:
        value = clock.local(value)
    return f"{value:%H:%M}"


def moment(value: datetime | None) -> str:
    """19:30, 24/11/2026."""
    return f"{hour(value)}, {day(value)}" if value else ""


def weekday(value: date | datetime | None) -> str:
    """Thứ Ba."""
    return str(WEEKDAYS[_day_of(value).weekday()]) if value else ""


def month(value: date | datetime | None) -> str:
    """tháng 11/2026."""
    if not value:
        return ""
    on = _day_of(value)
    return _("month %(month)d/%(year)d") % {"month": on.month, "year": on.year}


def number(value: Figure | None, places: int | None = None) -> str:
    """1.234,5 in Vietnamese, 1,234.5 in English; None -> "–". Rounds half up, as people do."""
    if value is None:
        return UNKNOWN
    exact = _decimal(value)
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{exact:,f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    if (get_language() or "vi").startswith("vi"):
        text = text.translate(str.maketrans(",.", ".,"))
    return text.replace("-", "−")


def percent(value: Figure | None, places: int = 0) -> str:
    """A ratio (0.94, 134/143) as 94 %; None -> "–". In English without the space."""
    if value is None:
        return UNKNOWN
    space = NO_BREAK if (get_language() or "vi").startswith("vi") else ""
    return f"{number(_decimal(value) * 100, places)}{space}%"


def filesize(value: int | None) -> str:
    """Bytes as 182 KB or 1,4 MB, counted by 1,024 as file managers do."""
    if value is None:
        return UNKNOWN
    if value < 1024:
        return f"{number(value)}{NO_BREAK}B"
    if value < 1024 * 1024:
        return f"{number(Fraction(value, 1024), 0)}{NO_BREAK}KB"
    return f"{number(Fraction(value, 1024 * 1024), 1)}{NO_BREAK}MB"


def _day_of(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return clock.legal_day(value) if value.tzinfo else value.date()
    return value


def _decimal(value: Figure) -> Decimal:
    """Exact where it can be; a fraction to 20 significant digits, a float as it prints (0.1 is 0.1)."""
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return Decimal(str(value)) if isinstance(value, float) else Decimal(value)

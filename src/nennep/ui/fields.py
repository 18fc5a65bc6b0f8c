"""Form fields of the screens: days and hours as people write them, counts, long texts, new ids."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nennep.core.dates.partial_dates import PartialDate
from nennep.core.ids import new_id
from nennep.ui import wording
from nennep.ui.widgets import DateInput, TimeInput

YEARS = range(1900, 2101)

_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WRITTEN_DAY = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})")
_DIGITS_DAY = re.compile(r"(\d{2})(\d{2})(\d{4})")
_HOUR = re.compile(
    r"(\d{1,2})\s*(?::|h|g|\.|giờ)\s*(\d{1,2})?\s*(?:p|phút)?(?::\d\d(?:\.\d+)?)?", re.IGNORECASE
)
_DIGITS_HOUR = re.compile(r"(\d{1,2})(\d{2})")


class DateField(forms.DateField):
    """A day written 24/11/2026, 24-11-2026, 24.11.2026, 24112026 or (of a script) 2026-11-24."""

    widget = DateInput
    default_error_messages = {
        "invalid": _("This is not a date. Write day/month/year, for example 24/11/2026."),
        "no_such_day": _("There is no day %(text)s in the calendar. Look at the day and the month again."),
        "short_year": _("Write the year with four digits, for example 24/11/2026."),
        "far_year": _("The year %(year)s cannot be right."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Day/month/year, for example 24/11/2026."))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        """The day, or None for nothing. ValidationError says which of the three faults it is."""
        if value in self.empty_values:
            return None
        if isinstance(value, datetime | date):
            return super().to_python(value)
        text = str(value).strip()
        year, month, day = self._numbers(text)
        if year not in YEARS:
            raise self._fault("far_year", year=year)
        try:
            return date(year, month, day)
        except ValueError:
            raise self._fault("no_such_day", text=text) from None

    def _numbers(self, text: str) -> tuple[int, int, int]:
        if found := _ISO_DAY.fullmatch(text):
            return int(found[1]), int(found[2]), int(found[3])
        found = _DIGITS_DAY.fullmatch(text) or _WRITTEN_DAY.fullmatch(text)
        if not found:
            raise self._fault("invalid")
        if len(found[3]) != 4:
            raise self._fault("short_year")
        return int(found[3]), int(found[2]), int(found[1])

    def _fault(self, code: str, **params: Any) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params=params)


class TimeField(forms.TimeField):
    """An hour of the day, 24 h, written 19:30, 19h30, 19 giờ 30, 19h, 19.30 or 1930."""

    widget = TimeInput
    default_error_messages = {
        "invalid": _("This is not an hour. Write hours and minutes of 24 hours, for example 19:30."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Hours and minutes, for example 19:30."))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> time | None:
        """The hour, or None for nothing. ValidationError when it is no hour of the day."""
        if value in self.empty_values or isinstance(value, time):
            return super().to_python(value)
        found = _HOUR.fullmatch(str(value).strip()) or _DIGITS_HOUR.fullmatch(str(value).strip())
        try:
            if found:
                return time(int(found[1]), int(found[2] or 0))
        except ValueError:
            pass
        raise ValidationError(self.error_messages["invalid"], code="invalid")


class PartialDateField(forms.CharField):
    """A day of which only the month or the year may be known: 24/3/1998, 03/1998, 1998; a PartialDate."""

    default_error_messages = {
        "invalid": _("This is not a date. Write 24/03/1998, or 03/1998, or 1998 where no more is known."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("What the papers say: 24/03/1998, or 03/1998, or 1998."))
        attrs = {"class": "short", "autocomplete": "off"}
        kwargs.setdefault("widget", forms.TextInput(attrs))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """As it was declared, else as it is written on paper."""
        return value.declared or str(value) if isinstance(value, PartialDate) else value

    def clean(self, value: Any) -> Any:
        """The PartialDate, or None for nothing."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return PartialDate.parse(text)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class CountField(forms.IntegerField):
    """A number of people or things, from 0, typed on a numeric keypad; a dot groups thousands (1.250)."""

    default_error_messages = {"invalid": _("Write a whole number in figures, for example 12.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("min_value", 0)
        attrs = {"class": "number", "inputmode": "numeric", "autocomplete": "off"}
        kwargs.setdefault("widget", forms.TextInput(attrs))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> int | None:
        """The number, or None for nothing."""
        if isinstance(value, str):
            value = re.sub(r"(?<=\d)[.  ](?=\d{3}(?!\d))", "", value.strip())
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        """1.250."""
        return wording.number(value) if isinstance(value, int) else value


class LongTextField(forms.CharField):
    """A text of several lines; the box grows with it."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)


class NewIdField(forms.UUIDField):
    """The hidden UUIDv7 of a row that the form's act will create, or of the act itself (its idempotency key).

    Drawn once with the form and sent back with it: a form sent twice is one act.
    """

    widget = forms.HiddenInput

    def __init__(self, *, initial: Callable[[], Any] = new_id, **kwargs: Any) -> None:
        super().__init__(initial=initial, **kwargs)

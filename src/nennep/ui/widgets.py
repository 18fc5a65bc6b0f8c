"""Widgets of the screens: days and hours as text, and choices that are big enough to press.

Dates are text, not `type=date`: that control shows the date in the order of the browser's language, so the
same value is 03/02 on one phone and 02/03 on the next, while design §5 wants dd/mm/yyyy. The device's own
calendar stays one press away (nennep.js puts a button beside the field). Hours are text for the same reason.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class DateInput(forms.DateInput):
    """Text of dd/mm/yyyy with a numeric keypad; the script adds the calendar of the device."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        first = {
            "class": "short date",
            "inputmode": "numeric",
            "autocomplete": "off",
            "data-pick": _("Calendar"),
        }
        super().__init__(first | (attrs or {}), format="%d/%m/%Y")


class TimeInput(forms.TimeInput):
    """Text of hh:mm, 24 hours."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        first = {"class": "short", "inputmode": "numeric", "autocomplete": "off"}
        super().__init__(first | (attrs or {}), format="%H:%M")


class _Noted(forms.widgets.ChoiceWidget):
    """Choices, each a press of 48 px. Notes stand under choices: `notes={"value": "words"}`."""

    template_name = "ui/forms/choices.html"

    def __init__(self, attrs: dict[str, Any] | None = None, notes: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.notes = notes or {}

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Django's option with the note of its value."""
        option = super().create_option(*args, **kwargs)
        option["note"] = self.notes.get(str(option["value"]), "")
        return option


class Radios(_Noted, forms.RadioSelect):
    """One choice of a few."""


class CheckList(_Noted, forms.CheckboxSelectMultiple):
    """Several choices of a list."""


class Segments(forms.RadioSelect):
    """One choice of two to four short words, side by side. `good`: the value that shows green when chosen."""

    template_name = "ui/forms/seg.html"

    def __init__(self, attrs: dict[str, Any] | None = None, good: str = "") -> None:
        super().__init__(attrs)
        self.good = good

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Django's context with the value that shows green."""
        return super().get_context(name, value, attrs) | {"good": self.good}

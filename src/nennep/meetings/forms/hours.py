"""The hour at which a meeting ended, as forms ask for it: after midnight the next day is meant."""

from __future__ import annotations

from datetime import datetime, time

from django import forms
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.meetings.sittings import LONGEST_SITTING, first_after
from nennep.ui.fields import TimeField


def end_field() -> TimeField:
    """When the meeting ended."""
    return TimeField(
        label=_("The meeting ended at"),
        help_text=_("For example 21:00. Of an end after midnight, such as 00:10, the next day is meant."),
    )


def check_end(start: datetime | None, end: time) -> None:
    """Raise ValidationError for an hour that is before the beginning, and too long after it on the next day."""
    if start is None or first_after(start, end) - start <= LONGEST_SITTING:
        return
    hours = {"begins": f"{clock.local(start):%H:%M}", "ends": f"{end:%H:%M}"}
    raise forms.ValidationError(
        translate(
            "From %(begins)s to %(ends)s of the next day is more than 12 hours. "
            "Check when the meeting began and ended."
        )
        % hours
    )

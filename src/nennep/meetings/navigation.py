"""Ways to the own cell, the year's calendar, and the cells below."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from nennep.ui.menu import MenuEntry, Reader


def entries(reader: Reader) -> Iterator[MenuEntry]:
    """For those who belong to a cell, to an organisation, or read what stands below one."""
    if reader.cell is not None:
        yield MenuEntry(20, _("My cell"), reverse("meetings:organisation", args=[reader.cell]), "people")
    if reader.home is not None:
        year = reader.today.year
        yield MenuEntry(30, _("Calendar"), reverse("meetings:calendar", args=[reader.home, year]), "calendar")
    if reader.above is not None:
        month = f"{reader.today:%Y-%m}"
        yield MenuEntry(40, _("Cells"), reverse("meetings:month", args=[reader.above, month]), "tree")

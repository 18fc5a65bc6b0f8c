"""The way to the numbers of the organisation at the head of the page."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from nennep.ui.menu import MenuEntry, Reader


def entries(reader: Reader) -> Iterator[MenuEntry]:
    """For those who belong to an organisation."""
    if reader.home is not None:
        yield MenuEntry(140, _("Document numbers"), reverse("records:numbers", args=[reader.home]))

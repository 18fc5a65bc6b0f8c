"""The way to the rules."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from nennep.ui.menu import MenuEntry, Reader


def entries(reader: Reader) -> Iterator[MenuEntry]:
    """For everybody."""
    yield MenuEntry(210, _("Rules in force"), reverse("rulebook:rules"))

"""The ways that all apps bring (ADR 0005)."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from nennep.ui.menu import BringsEntries, MenuEntry, Reader


def entries_for(reader: Reader) -> list[MenuEntry]:
    """The ways of all apps, in their order."""
    brought = [cast(BringsEntries, import_string(each)) for each in settings.NAVIGATION]
    return sorted((each for way in brought for each in way(reader)), key=lambda each: each.order)

"""The ways that all apps bring (ADR 0005)."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import get_language

from nennep.ui.menu import BringsEntries, MenuEntry, Reader


def entries_for(reader: Reader) -> tuple[MenuEntry, ...]:
    """The ways of all apps, in their order; worked out once for all who have the same, for every page shows them."""
    return _entries(reader, get_language(), tuple(settings.NAVIGATION))


@lru_cache(maxsize=1000)
def _entries(reader: Reader, _language: str | None, navigation: tuple[str, ...]) -> tuple[MenuEntry, ...]:
    """They read nothing besides the reader, and say it in the language of the moment."""
    brought = [cast(BringsEntries, import_string(each)) for each in navigation]
    return tuple(sorted((each for way in brought for each in way(reader)), key=lambda each: each.order))

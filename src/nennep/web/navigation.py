"""The way home."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from nennep.ui.menu import MenuEntry, Reader


def entries(reader: Reader) -> Iterator[MenuEntry]:
    """Việc cần làm, for everybody."""
    yield MenuEntry(10, _("To do"), reverse("web:home"), "todo")

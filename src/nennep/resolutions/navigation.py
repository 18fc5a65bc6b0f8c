"""Ways to one's own tasks, and to what the organisation at the head of the page has resolved."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from nennep.ui.menu import MenuEntry, Reader


def entries(reader: Reader) -> Iterator[MenuEntry]:
    """One's own tasks for everybody; the others for those who belong to an organisation."""
    yield MenuEntry(110, _("Tasks given to you"), reverse("resolutions:own_tasks"))
    if reader.home is not None:
        at = [reader.home]
        yield MenuEntry(120, _("Resolutions and conclusions"), reverse("resolutions:resolutions", args=at))
        yield MenuEntry(130, _("Tasks"), reverse("resolutions:tasks", args=at))

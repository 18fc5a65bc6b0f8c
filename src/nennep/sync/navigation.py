"""Ways to one's own devices, and to what phones gave out as files."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from nennep.ui.menu import MenuEntry, Reader


def entries(reader: Reader) -> Iterator[MenuEntry]:
    """For everybody."""
    yield MenuEntry(310, _("My devices"), reverse("sync:devices"))
    yield MenuEntry(320, _("Take in a file from a phone"), reverse("sync:files"))

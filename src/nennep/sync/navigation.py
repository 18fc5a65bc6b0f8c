"""Ways to one's own devices, and to what phones gave out as files."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from nennep.ui.menu import MenuEntry, Reader


def entries(reader: Reader) -> Iterator[MenuEntry]:
    """For everybody; for those who read what stands below them, also the phones that wait there."""
    if reader.above is not None:
        yield MenuEntry(305, _("Phones with work not sent"), reverse("sync:waiting"))
    yield MenuEntry(310, _("My devices"), reverse("sync:devices"))
    yield MenuEntry(320, _("Take in a file from a phone"), reverse("sync:files"))

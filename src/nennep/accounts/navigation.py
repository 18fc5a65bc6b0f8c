"""The way to one's own login."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from nennep.ui.menu import MenuEntry, Reader


def entries(reader: Reader) -> Iterator[MenuEntry]:
    """Tài khoản, for everybody."""
    yield MenuEntry(900, _("My login and password"), reverse("accounts:own_login"))

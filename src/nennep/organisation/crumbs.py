"""The way to a page that stands under an organisation."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse

from nennep.ui.parts import Crumb


def crumbs_under(organisation_id: UUID, name: str, *steps: Crumb) -> list[Crumb]:
    """The organisation's own page, then the steps; the last step is the page itself and has no address."""
    return [Crumb(name, reverse("web:organisation", args=[organisation_id])), *steps]

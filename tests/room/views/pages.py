"""Opening and sending the pages of a meeting, for tests."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import reverse

from nennep.core.ids import new_id


def page(client: Client, name: str, *args: Any, status: int = 200, **query: str) -> str:
    response = client.get(reverse(full_name(name), args=args), query)
    assert response.status_code == status, response.content.decode()[:600]
    return response.content.decode()


def send(client: Client, where: str, meeting: UUID, sua: str = "", /, **entered: Any) -> Any:
    url = reverse(full_name(where), args=[meeting]) + (f"?sua={sua}" if sua else "")
    return client.post(url, {"key": str(new_id())} | entered)


def full_name(name: str) -> str:
    """The name of an address; without an app's it is the room's."""
    return name if ":" in name else f"room:{name}"

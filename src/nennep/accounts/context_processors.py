"""What every page shows of the instance and the session: whether data are invented, whether others use the machine."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from nennep.accounts.sessions import SHARED


def context(request: HttpRequest) -> dict[str, Any]:
    """`illustration` puts SỐ LIỆU MINH HỌA over every page; on a `shared_machine` nothing is kept."""
    return {
        "illustration": settings.ILLUSTRATION,
        # asked late: a page that needs no session is not private
        "shared_machine": SimpleLazyObject(lambda: request.session.get(SHARED, False)),
    }

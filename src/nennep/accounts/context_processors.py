"""What every page shows of the instance: whether its data are invented."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def context(request: HttpRequest) -> dict[str, Any]:
    """`illustration` puts SỐ LIỆU MINH HỌA over every page."""
    return {"illustration": settings.ILLUSTRATION}

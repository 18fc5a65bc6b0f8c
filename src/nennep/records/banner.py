"""The line that every paper of an illustrative instance bears at its foot."""

from django.conf import settings

ILLUSTRATION = "SỐ LIỆU MINH HỌA"


def banner() -> str:
    """SỐ LIỆU MINH HỌA where the data are invented, else nothing."""
    return ILLUSTRATION if settings.ILLUSTRATION else ""

"""The values of a device file, each taken from JSON as it should be. Raises one of WRONG_SHAPE where it is not."""

from __future__ import annotations

import base64
from datetime import datetime
from typing import Any, cast

from nennep.core.text import clean_line

Json = dict[str, Any]

MOST = 2**53
LONGEST_NAME = 200
YEARS = (2000, 2200)

WRONG_SHAPE = (KeyError, TypeError, ValueError, AttributeError, OverflowError)
"""What taking JSON apart raises when it is not built as it should be."""


def name(found: object) -> str:
    """An id or a name: one clean line. Raises ValueError."""
    if not isinstance(found, str) or not found or len(found) > LONGEST_NAME or clean_line(found) != found:
        raise ValueError(found)
    return found


def whole(found: object, *, lowest: int = 0) -> int:
    """A whole number that JavaScript can count to. Raises ValueError."""
    if not isinstance(found, int) or isinstance(found, bool) or not lowest <= found <= MOST:
        raise ValueError(found)
    return found


def moment(found: str) -> datetime:
    """An instant with its zone, in a year that a calendar reaches. Raises ValueError."""
    at = datetime.fromisoformat(found)
    if at.tzinfo is None or not YEARS[0] <= at.year <= YEARS[1]:
        raise ValueError(found)
    return at


def binary(encoded: object) -> bytes:
    """What base64 says. Raises ValueError."""
    return base64.b64decode(cast(str, encoded), validate=True)

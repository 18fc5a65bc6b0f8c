"""A telephone number in Việt Nam, as people write it and as it is kept."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from nennep.core.payload.types import Line

_BETWEEN = re.compile(r"[\s.()-]+")
_NUMBER = re.compile(r"0[2-9][0-9]{8,9}")
"""Ten digits of a mobile telephone, ten or eleven of one on a line."""


def as_kept(said: str) -> str:
    """Digits that begin with 0; nothing for nothing. Raises ValueError for what cannot be a number here."""
    digits = _BETWEEN.sub("", said)
    digits = re.sub(r"^(?:\+84|0084|84(?=[0-9]{9,10}$))", "0", digits)
    if digits and not _NUMBER.fullmatch(digits):
        raise ValueError
    return digits


def _checked(said: str) -> str:
    try:
        return as_kept(said)
    except ValueError:
        raise PydanticCustomError("telephone_number", "not a telephone number") from None


TelephoneNumber = Annotated[Line, AfterValidator(_checked)]
"""A number as `as_kept` writes it, or nothing."""

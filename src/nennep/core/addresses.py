"""Addresses of pages by their names, as Django's `reverse` gives them.

Django tries each pattern of a name for each address. All ids look alike to a pattern, so it is asked once for a name;
afterwards only the ids change. A page has some twenty addresses, a list a hundred.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from uuid import UUID, uuid4

from django import urls

Part = UUID | str | int
_STAND_INS = tuple(uuid4() for _id in range(4))  # of this process alone: no part of an address is one of them


def reverse(name: str, *, args: Sequence[Part] = ()) -> str:
    """The address of a page by ids and other parts. Raises NoReverseMatch."""
    ids = [each for each in args if type(each) is UUID]
    if len(ids) > len(_STAND_INS):
        return urls.reverse(name, args=args)
    return _pattern(name, *(None if type(each) is UUID else each for each in args)).format(*ids)


@lru_cache(maxsize=1000, typed=True)
def _pattern(name: str, *parts: str | int | None) -> str:
    """The address with {} in place of each id, which is None here."""
    ids = iter(_STAND_INS)
    args = [next(ids) if each is None else each for each in parts]
    address = urls.reverse(name, args=args).replace("{", "{{").replace("}", "}}")
    for each in _STAND_INS:
        address = address.replace(str(each), "{}")
    return address

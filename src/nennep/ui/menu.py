"""A way that leads from every page. An app brings its own in navigation.py: `entries(reader)` (ADR 0005)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from nennep.ui.parts import Words


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is signed in, as far as ways ask for it: the organisations that are theirs on the day."""

    today: date
    home: UUID | None  # named at the head of every page
    cell: UUID | None  # where they are a member
    above: UUID | None  # the first one whose lower organisations they read


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One way. With a `symbol` it stands in the bar of every page, without one in the menu; there by `order`."""

    order: int
    label: Words
    url: str
    symbol: str = ""


class BringsEntries(Protocol):
    """What an app's navigation.py has under the name `entries`. Somebody is signed in, with a person or without."""

    def __call__(self, reader: Reader) -> Iterable[MenuEntry]: ...

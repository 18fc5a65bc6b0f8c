"""Long answers in pages: rows in a stable order, cut before they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

from django.db.models import QuerySet
from pydantic import Field

T = TypeVar("T")

PageNumber = Annotated[int, Field(ge=1, le=100_000)]
PageSize = Annotated[int, Field(ge=1, le=500)]
DEFAULT_SIZE = 100


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list. `next` is the number of the next page, or null on the last one; `total` counts all rows."""

    rows: tuple[T, ...]
    page: int
    next: int | None
    total: int


class Listing(Generic[T]):
    """What a read of a list answers: its source in a stable order, and how some of its entries become rows.

    `shape` gets all entries of a page at once, so that it can look up in bulk what they need.
    """

    def __init__(
        self, source: QuerySet[Any] | Sequence[Any], shape: Callable[[list[Any]], Iterable[T]]
    ) -> None:
        self._source, self._shape = source, shape

    def page(self, number: int, size: int) -> Page[T]:
        """The rows of one page; a page after the last one is empty."""
        total = self._source.count() if isinstance(self._source, QuerySet) else len(self._source)
        first = (number - 1) * size
        rows = tuple(self._shape(list(self._source[first : first + size]))) if first < total else ()
        return Page(rows, number, number + 1 if first + size < total else None, total)

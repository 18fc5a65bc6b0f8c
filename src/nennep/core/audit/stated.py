"""Rows checked against the acts that made them: what an app's `tampering` works with.

Acts say what a row must be; who changes it beside the chain leaves it other than its act says. What was read
is never told in a difference, only where it stands: rows hold what people said in their cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Model

from nennep.core.ids import derive_id


@dataclass(frozen=True, slots=True)
class Stated:
    """One act as its record keeps it, its payload brought up to the present version.

    `version` is the one that the act had when it was done: what it gave then may be other than what it gives now.
    """

    key: UUID
    organisation_id: UUID
    seq: int
    act: str
    version: int
    payload: dict[str, Any]
    result: dict[str, Any]
    received_at: datetime
    by_operator: bool
    user_id: UUID
    person_id: UUID | None

    def derive_id(self, *parts: object) -> UUID:
        """The id that the act gave a row (ActContext.derive_id)."""
        return derive_id(self.key, *(str(part) for part in parts))


@dataclass(frozen=True, slots=True)
class Doing:
    """An act by its place in the chains."""

    act: str
    organisation_id: UUID
    seq: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is not what acts say. `what` is "missing", "strange" (no act made it) or "other"; "broken" where the
    rows of a whole app (`table`) could not be read.

    `where` is the column, or the place inside a document; `act` is the last one that stated it.
    """

    table: str
    row: UUID | None
    what: str
    where: str = ""
    act: Stated | Doing | None = None


class Rows:
    """The rows of one table as acts say that they must be; only the columns that acts state."""

    def __init__(self, model: type[Model]) -> None:
        self.model = model
        self.stated: dict[UUID, dict[str, Any]] = {}
        self._acts: dict[UUID, Stated] = {}

    def made(self, act: Stated, row: UUID | str, **columns: Any) -> None:
        """An act made this row."""
        self.stated[_id(row)] = {name: plain(value) for name, value in columns.items()}
        self._acts[_id(row)] = act

    def changed(self, act: Stated, row: UUID | str, **columns: Any) -> None:
        """An act changed this row; one that no act made is not heard of again here."""
        if _id(row) in self.stated:
            self.stated[_id(row)] |= {name: plain(value) for name, value in columns.items()}
            self._acts[_id(row)] = act

    def differences(self, *, all_by_acts: bool) -> Iterator[Difference]:
        """What is not as stated. `all_by_acts`: a row that no act made does not belong into the table."""
        names = sorted({name for columns in self.stated.values() for name in columns})
        table, found = self.model._meta.label, set()
        for values in self.model._default_manager.order_by("pk").values("pk", *names):
            row = values["pk"]
            found.add(row)
            if row not in self.stated:
                if all_by_acts:
                    yield Difference(table, row, "strange")
                continue
            for name, value in self.stated[row].items():
                if plain(values[name]) != value:
                    yield Difference(table, row, "other", name, self._acts[row])
        for row in sorted(self.stated.keys() - found):
            yield Difference(table, row, "missing", act=self._acts[row])


def plain(value: Any) -> Any:
    """A value as payloads spell it, to be compared."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _id(row: UUID | str) -> UUID:
    return row if isinstance(row, UUID) else UUID(row)

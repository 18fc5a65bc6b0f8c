"""Queries written as SQL, for what is asked at nearly every request: Django takes ten times as long to compose one as
the database to answer it. Values have names, `%(person)s`; a collection makes a list for IN, also an empty one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Field, Model

Row = TypeVar("Row", bound=Model)


def statement(text: str, **parts: type[Model] | str) -> str:
    """The text with its parts in place of their names in braces: of a model the table, else what is given."""
    return text.format(
        **{name: each if isinstance(each, str) else each._meta.db_table for name, each in parts.items()}
    )


def valid(alias: str) -> str:
    """That a dated row is true on the day `on`."""
    return f"{alias}.valid_from <= %(on)s AND ({alias}.valid_to IS NULL OR {alias}.valid_to > %(on)s)"


def valid_as_known(alias: str) -> str:
    """The same by what had been entered at the instant `at`: an end that was entered later is none yet (Ended)."""
    later = f"{alias}.ended_at > %(at)s AND ({alias}.former_end IS NULL OR {alias}.former_end > %(on)s)"
    return (
        f"{alias}.valid_from <= %(on)s AND ({alias}.valid_to IS NULL OR {alias}.valid_to > %(on)s OR {later})"
    )


def asked(text: str, values: Mapping[str, object]) -> list[tuple[Any, ...]]:
    """The rows that a statement finds."""
    sent: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, Collection) and not isinstance(value, str | bytes):
            places = {f"{name}_{number}": _sent(each) for number, each in enumerate(value)}
            sent |= places
            listed = ", ".join(f"%({each})s" for each in places) or "NULL"
            text = text.replace(f"%({name})s", f"({listed})")
        else:
            sent[name] = _sent(value)
    with _cursor() as cursor:
        cursor.execute(text, sent)
        return list(cursor.fetchall())


def _cursor() -> Any:
    """A cursor; on PostgreSQL one whose values the server binds, so that it plans a statement once, not each time.

    Planning home's ten statements took it three times as long as all the rest of the page.
    """
    if connection.vendor != "postgresql":
        return connection.cursor()
    from django.db.backends.postgresql.base import ServerBindingCursor  # noqa: PLC0415 - its driver is there only then

    connection.ensure_connection()
    cursor = ServerBindingCursor(connection.connection)  # type: ignore[call-arg]  # the stubs know the old driver
    return connection._prepare_cursor(cursor)  # type: ignore[attr-defined]


def read_id(found: UUID | str) -> UUID:
    """An id as a database gives it: SQLite keeps it as 32 letters."""
    return found if isinstance(found, UUID) else UUID(found)


def read_day(found: date | str) -> date:
    """A day as a database gives it: SQLite keeps it as text."""
    return date.fromisoformat(found) if isinstance(found, str) else found


def read_moment(found: datetime | str) -> datetime:
    """An instant as a database gives it: SQLite keeps it in UTC, without saying so."""
    moment = datetime.fromisoformat(found) if isinstance(found, str) else found
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _sent(value: object) -> object:
    """A value as the database takes it."""
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value


class Columns(Generic[Row]):
    """The columns of a table in a statement written as SQL, and the rows that they make."""

    def __init__(self, model: type[Row]) -> None:
        self.model = model

    def of(self, alias: str) -> str:
        """All columns, for SELECT."""
        return ", ".join(f"{alias}.{each.column}" for each in self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def row(self, values: Sequence[Any]) -> Row:
        """The row that these values of the columns make."""
        read = [
            convert(value) if convert is not None else value
            for convert, value in zip(self._converters, values, strict=True)
        ]
        return self.model.from_db(connection.alias, self._names, read)

    @cached_property
    def _fields(self) -> list[Field[Any, Any]]:
        return list(self.model._meta.concrete_fields)

    @cached_property
    def _names(self) -> list[str]:
        return [each.attname for each in self._fields]

    @cached_property
    def _converters(self) -> list[Callable[[Any], Any] | None]:
        return [_converter(each) for each in self._fields]


def _converter(field: Field[Any, Any]) -> Callable[[Any], Any] | None:
    """How a value is read as Django reads it in a query of its own."""
    column = field.get_col(field.model._meta.db_table)
    steps = [
        *connection.ops.get_db_converters(column),
        *column.get_db_converters(connection),
    ]
    if not steps:
        return None

    def convert(value: Any) -> Any:
        for step in steps:
            value = step(value, column, connection)
        return value

    return convert

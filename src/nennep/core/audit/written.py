"""What rows an act wrote: its record holds each by a digest, and the chain holds the record.

A payload holds what a person stated. What the act adds to it (a roll, the agenda of a template, the state of a meeting)
cannot be computed again once rules have changed. So the record keeps a digest of every row that the act wrote. The last
record that names a row says what the row must be now. All entities are watched, except those whose `not_told` gives a
reason.
"""

from __future__ import annotations

import hmac
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from django.db.models import Manager, Model, Q, QuerySet
from django.db.models.expressions import Col
from django.db.models.lookups import Exact
from django.db.models.sql.where import AND

from nennep.core.audit.sealing import canonical
from nennep.core.database.composed import Columns
from nennep.core.dates.partial_dates import PartialDate

WRITTEN = "written"
"""In the result of a record, never of an answer: table → {"columns": names, "rows": row → digest, or "" if gone}."""
ABOUT = "about"
"""In the result of a record, never of an answer: the digest of what the act was about (ActSubject)."""
DIGITS = 32
"""Hexadecimal digits of a digest that are kept: nobody finds another row for 128 bits."""

Row = TypeVar("Row", bound=Model)
_watched: ContextVar[Written | None] = ContextVar("watched", default=None)


class Written:
    """The rows that are written while an act runs."""

    def __init__(self) -> None:
        self._rows: defaultdict[type[Model], set[Any]] = defaultdict(set)

    def note(self, model: type[Model], rows: Iterable[Any]) -> None:
        """Rows of a table that were written or removed, by their keys."""
        self._rows[model].update(rows)

    def digests(self, salt: bytes) -> dict[str, Any]:
        """How the rows stand now, as the record keeps it: keyed with its salt, so that no guess can be checked against
        it once the content is erased. One query a table.
        """
        return {
            model._meta.label: {"columns": columns_of(model), "rows": _digests(model, rows, salt)}
            for model, rows in sorted(self._rows.items(), key=lambda each: each[0]._meta.label)
            if rows
        }


@contextmanager
def watched() -> Iterator[Written]:
    """Note every row that is written inside."""
    written = Written()
    token = _watched.set(written)
    try:
        yield written
    finally:
        _watched.reset(token)


def note(model: type[Model], rows: Iterable[Any]) -> None:
    """Note rows that are being written, if an act is running and their table is told."""
    written = _watched.get()
    if written is not None and is_told(model):
        written.note(model, rows)


def is_told(model: type[Model]) -> bool:
    """Whether records tell the rows of this table."""
    return getattr(model, "not_told", None) == ""


def is_watched(model: type[Model]) -> bool:
    """Whether writing to this table is noted now."""
    return _watched.get() is not None and is_told(model)


def columns_of(model: type[Model]) -> list[str]:
    """What is told of a row: all its columns but the key."""
    return [each.attname for each in model._meta.concrete_fields if not each.primary_key]


def digest_of(values: Sequence[Any], salt: bytes) -> str:
    """The keyed digest of a row's columns."""
    return hmac.digest(salt, canonical([spelled(each) for each in values]), "sha256").hex()[:DIGITS]


def digest_of_subjects(subjects: Iterable[tuple[str, Any]], salt: bytes) -> str:
    """The keyed digest of what an act was about, in any order."""
    return digest_of(sorted({f"{kind} {thing}" for kind, thing in subjects}), salt)


def spelled(value: Any) -> Any:
    """A value as it is digested: the same on every database."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, PartialDate):
        return f"{value} {value.declared}"
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    return str(value)


def _digests(model: type[Model], rows: Collection[Any], salt: bytes) -> dict[str, str]:
    digests = {str(row): digest_of(values, salt) for row, *values in _told(model).of(rows)}
    return {str(row): digests.get(str(row), "") for row in rows}


@cache
def _told(model: type[Model]) -> Columns:
    return Columns(model, columns_of(model))


class WatchedRows(QuerySet[Row]):
    """Rows whose writing is noted, however many are written at once."""

    def update(self, **values: Any) -> int:
        """Change all of them."""
        if not is_watched(self.model):
            return super().update(**values)
        named = self._one_named()
        if named is None:
            note(self.model, list(self.values_list("pk", flat=True)))
            return super().update(**values)
        changed = super().update(**values)
        if changed:
            note(self.model, [named])
        return changed

    def _one_named(self) -> Any:
        """The key of the only row that these may be, where they are asked for by it; None where they are not."""
        where, key = self.query.where, self.model._meta.pk
        conditions: list[Any] = where.children if where.connector == AND and not where.negated else []
        for each in conditions:
            is_one = isinstance(each, Exact) and isinstance(each.lhs, Col) and each.rhs_is_direct_value()
            if is_one and each.lhs.target is key and each.lhs.alias == self.query.base_table:
                return each.rhs
        return None

    def delete(self) -> tuple[int, dict[str, int]]:
        """Remove all of them."""
        if is_watched(self.model):
            note(self.model, list(self.values_list("pk", flat=True)))
        return super().delete()

    def bulk_create(self, objs: Iterable[Row], *args: Any, **options: Any) -> list[Row]:
        """Make rows; one that was there already under its own key keeps that."""
        made = super().bulk_create(objs, *args, **options)
        if made and is_watched(self.model):
            note(self.model, _keys_of(made, options.get("unique_fields") or ()))
        return made


def _keys_of(made: Sequence[Model], unique: Iterable[str]) -> Iterator[Any]:
    """The keys of rows that were made, or changed where one was there that is `unique` by these fields."""
    model = type(made[0])
    names = [
        each.attname
        for each in model._meta.concrete_fields
        if each.name in set(unique) and not each.primary_key
    ]
    if not names:
        return iter([each.pk for each in made])
    same = Q()
    for each in made:
        same |= Q(**{name: getattr(each, name) for name in names})
    return model._default_manager.filter(same).values_list("pk", flat=True).iterator()


class WatchedManager(Manager[Row]):
    """`rows` of every entity."""

    def get_queryset(self) -> WatchedRows[Row]:
        """All rows."""
        return WatchedRows(self.model, using=self._db)

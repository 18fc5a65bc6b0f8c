"""Statements that are composed once: what every act asks and writes.

Composing a statement costs Django several times what the database takes to answer it. Here the same compilers are
asked once in a process; afterwards only the values change. For hot and simple places: everything else stays a QuerySet.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import AutoField, Model, QuerySet
from django.db.models.query import get_related_populators

Row = TypeVar("Row", bound=Model)
_populators: Callable[..., list[Any]] = (
    get_related_populators  # takes other arguments from one Django to the next
)


class ByKey(Generic[Row]):
    """The row of a key: `rows().filter(pk=key).first()`, with all that `rows` says of locks and related rows."""

    def __init__(self, rows: Callable[[], QuerySet[Row]]) -> None:
        self._rows = rows

    def first(self, key: UUID) -> Row | None:
        """The row, if it is there."""
        compiler, sql, converters = self._composed
        with connection.cursor() as cursor:
            cursor.execute(sql, [compiler.query.model._meta.pk.get_db_prep_value(key, connection)])
            found = cursor.fetchone()
        if found is None:
            return None
        [values] = compiler.apply_converters([found], converters)
        names, populators = self._shape
        row: Row = compiler.query.model.from_db(connection.alias, names, values[: len(names)])
        for each in populators:
            each.populate(values, row)
        return row

    @cached_property
    def _composed(self) -> tuple[Any, str, Any]:
        """The compiler, its statement with one place for the key, and what makes values of columns."""
        compiler: Any = self._rows().filter(pk=UUID(int=0)).query.get_compiler(connection=connection)
        sql, asked = compiler.as_sql()
        if len(asked) != 1:
            raise TypeError("only the key may vary")
        return compiler, sql, compiler.get_converters([each for each, *_sql in compiler.select])

    @cached_property
    def _shape(self) -> tuple[list[str], list[Any]]:
        """The columns of the row itself, which come first, and what fills in the related rows."""
        compiler = self._composed[0]
        own = compiler.klass_info["select_fields"]
        names = [compiler.select[place][0].target.attname for place in own]
        return names, _populators(compiler.klass_info, compiler.select, connection.alias)


class Columns:
    """Some columns of the rows with some keys."""

    def __init__(self, model: type[Model], names: Sequence[str]) -> None:
        rows = model._default_manager.order_by().values_list("pk", *names)
        self._compiler: Any = rows.query.get_compiler(connection=connection)
        select, asked = self._compiler.as_sql()
        if asked:
            raise TypeError(f"the default manager of {model._meta.label} leaves rows out")
        self._key = model._meta.pk
        quoted = [connection.ops.quote_name(each) for each in (model._meta.db_table, str(self._key.column))]
        self._sql = f"{select} WHERE {'.'.join(quoted)} IN "
        self._converters = self._compiler.get_converters([each for each, *_sql in self._compiler.select])

    def of(self, keys: Collection[Any]) -> Iterator[Sequence[Any]]:
        """Key and columns of each row that is there."""
        if not keys:
            return  # PostgreSQL knows no empty list
        asked = [self._key.get_db_prep_value(each, connection) for each in keys]
        with connection.cursor() as cursor:
            cursor.execute(f"{self._sql}({', '.join(['%s'] * len(asked))})", asked)
            found = cursor.fetchall()
        yield from self._compiler.apply_converters(found, self._converters)


def insert(rows: Sequence[Model]) -> None:
    """Write new rows of one table that no record tells. What the database gives them (a counted key) is not asked."""
    if not rows:
        return
    if getattr(rows[0], "not_told", None) == "":
        raise TypeError("rows that records tell are written through their manager, which notes them")
    meta = type(rows[0])._meta
    columns = [each for each in meta.concrete_fields if not isinstance(each, AutoField)]
    names = ", ".join(connection.ops.quote_name(str(each.column)) for each in columns)
    places = f"({', '.join(['%s'] * len(columns))})"
    table, many = connection.ops.quote_name(meta.db_table), ", ".join([places] * len(rows))
    values = [
        each.get_db_prep_save(getattr(row, each.attname), connection) for row in rows for each in columns
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({names}) VALUES {many}", values)  # noqa: S608 - names of our own tables

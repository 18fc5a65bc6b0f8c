"""Rows checked against the digests that records of acts keep of them: each must be as its last act left it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from nennep.core.audit import sealing
from nennep.core.audit.stated import Difference, Doing
from nennep.core.audit.written import WRITTEN, digest_of, is_told
from nennep.core.models import ActRecord

Columns = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Left:
    """How an act left a row: its digest, "" for one that it removed. `salt` None: nobody can tell any more."""

    doing: Doing
    at: datetime
    columns: Columns
    digest: str
    salt: bytes | None


@dataclass
class Left:
    """What the records say of all rows: table → row → how its last acts left it."""

    rows: defaultdict[str, dict[UUID, list[_Left]]] = field(default_factory=lambda: defaultdict(dict))
    knows_all: bool = True
    """Whether every record tells what was written: not one of before this was kept, nor one whose content is gone."""

    def see(self, record: ActRecord, *, opened: bool) -> None:
        """Take what one record tells. Those of one chain come in its order."""
        told = record.result.get(WRITTEN)
        if told is None or not opened:
            self.knows_all = False
        if told is None:
            return
        salt = sealing.salt_of(bytes(record.content)) if told and opened and record.content else None
        doing = Doing(record.act, record.organisation_id, record.seq)
        for table, kept in told.items():
            columns = tuple(kept["columns"])
            for row, digest in kept["rows"].items():
                self._left(table, UUID(row), _Left(doing, record.received_at, columns, digest, salt))

    def _left(self, table: str, row: UUID, left: _Left) -> None:
        """The last one counts; of two chains at one moment nobody knows the order, and either may be right."""
        before = self.rows[table].get(row, [])
        same_chain = left.doing.organisation_id
        others = [each for each in before if each.doing.organisation_id != same_chain]
        latest = max([left.at, *(each.at for each in others)])
        self.rows[table][row] = [each for each in (*others, left) if each.at == latest]

    def differences(self) -> Iterator[Difference]:
        """Rows that are not as they were left, that are gone, or that no record names."""
        for model in apps.get_models():
            if is_told(model):
                yield from self.of(model)

    def of(self, model: type[Model]) -> Iterator[Difference]:
        """The same of one table."""
        table, left = model._meta.label, dict(self.rows[model._meta.label])
        columns = _known(model, {each.columns for lefts in left.values() for each in lefts})
        names = sorted({name for each in columns for name in each})
        for row, *values in model._default_manager.order_by("pk").values_list("pk", *names).iterator():
            stands = dict(zip(names, values, strict=True))
            lefts = left.pop(row, None)
            if lefts is None:
                if self.knows_all:
                    yield Difference(table, row, "strange")
            elif not any(_is_so(each, stands, columns) for each in lefts):
                yield Difference(table, row, "other", act=lefts[-1].doing)
        for row, lefts in left.items():
            if all(each.digest and each.salt is not None for each in lefts):
                yield Difference(table, row, "missing", act=lefts[-1].doing)


def _is_so(left: _Left, stands: dict[str, object], known: set[Columns]) -> bool:
    """Whether a row stands as it was left, as far as can be known: a column of then may be gone by an upgrade."""
    if left.salt is None or left.columns not in known:
        return True
    return digest_of([stands[name] for name in left.columns], left.salt) == left.digest


def _known(model: type[Model], told: set[Columns]) -> set[Columns]:
    """Of the columns that records tell, those that are all still there."""
    return {columns for columns in told if all(_is_there(model, name) for name in columns)}


def _is_there(model: type[Model], name: str) -> bool:
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return True

"""A new database is the one that all migrations make: nennep.config.new_database."""

from __future__ import annotations

import os
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from tests.servers.serving import environment_of, own_database, run_inside

from nennep.config import opening

TRIGGERS = {
    "sqlite": "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger "
    "WHERE NOT tgisinternal",
}
NEVER_USED = {"auth_group_permissions"}
"""Of Django's groups: migrated on PostgreSQL, the key of this table has 8 bytes; as Django's models are, 4."""
NUMBERED = re.compile(r"\d+(__)?$")
"""SQLite's introspection numbers what has no name, in the order of the columns."""
SEEDED = ("django_content_type", "auth_permission")


def migrated(_data: str) -> dict[str, Any]:
    """In a process of its own: the shape of a database that was migrated step by step."""
    call_command("migrate", verbosity=0)
    return shape()


def made(data: str) -> dict[str, Any]:
    """In a process of its own: the shape of a database as the program makes it at its first start."""
    opening.open_data(Path(data))
    return shape()


def shape() -> dict[str, Any]:
    """Tables with their columns and constraints, in any order of the columns; triggers; migrations that are done."""
    found: dict[str, Any] = {}
    look = connection.introspection
    with connection.cursor() as cursor:
        for table in look.table_names(cursor):
            columns = [
                [each.name, str(each.type_code), str(each.display_size), each.null_ok, str(each.default)]
                for each in look.get_table_description(cursor, table)
            ]
            constraints = [
                f"{NUMBERED.sub('', name)} {told}"
                for name, told in look.get_constraints(cursor, table).items()
            ]
            found[table] = [sorted(columns), sorted(constraints), _written(cursor, table)]
        cursor.execute(TRIGGERS[connection.vendor])
        found["triggers"] = sorted(map(list, cursor.fetchall()))
        for table in SEEDED:
            cursor.execute(f"SELECT COUNT(*) FROM {table}")
            found[f"rows of {table}"] = cursor.fetchone()[0]
    found["done"] = sorted(map(list, MigrationRecorder(connection).applied_migrations()))
    return found


def _written(cursor: Any, table: str) -> list[str]:
    """The table as the database has it written down, which says what is looked at only when a transaction ends."""
    if connection.vendor == "sqlite":
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [table])
        return sorted(cursor.fetchone()[0].partition("(")[2].removesuffix(")").split(", "))
    cursor.execute(
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass", [table]
    )
    return sorted(map(repr, cursor.fetchall()))


@pytest.mark.django_db
def test_a_new_database_is_the_one_that_all_migrations_make(tmp_path: Path) -> None:
    found = []
    for name in ("migrated", "made"):
        data = tmp_path / name
        data.mkdir()
        with own_database(os.environ.get("NENNEP_DATABASE_URL", "")) as url:
            found.append(run_inside(environment_of(data, url), f"{__name__}:{name}", str(data)))
    step_by_step, at_once = found
    assert at_once.keys() == step_by_step.keys()
    assert {name for name in at_once if at_once[name] != step_by_step[name]} <= NEVER_USED
    assert len(at_once["triggers"]) > 5


def opened(data: str) -> str:
    """In a process of its own: the first start of a server."""
    opening.open_data(Path(data))
    return "opened"


@pytest.mark.django_db
def test_several_servers_that_start_first_at_once_all_find_one_database(tmp_path: Path) -> None:
    """On PostgreSQL each on a data folder of its own; they share the key by the setting."""
    with own_database(os.environ.get("NENNEP_DATABASE_URL", "")) as url, ThreadPoolExecutor(3) as beside:
        folders = [tmp_path / (str(number) if url else "one") for number in range(3)]
        for each in folders:
            each.mkdir(exist_ok=True)
        starts = [
            beside.submit(
                run_inside,
                environment_of(each, url, secret_key="k" * 60),
                f"{__name__}:opened",
                str(each),
            )
            for each in folders
        ]
        assert [each.result() for each in starts] == ["opened"] * 3

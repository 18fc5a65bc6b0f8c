"""A new database gets its tables as the models are now, at once: migration by migration takes twenty times as long.

It is the same database in the end (tests/config/test_new_database.py compares them on both kinds). Migrations are for
databases in which something stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.apps import apps
from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.operations import RunPython
from django.db.migrations.recorder import MigrationRecorder

GUARD = "guard"
"""The function of a migration that makes triggers. Others bring rows up to date, of which a new database has none."""


def is_new() -> bool:
    """Whether no table stands in the database."""
    return not set(connection.introspection.table_names()) - {MigrationRecorder.Migration._meta.db_table}


def make_tables(migrations: Iterable[Migration]) -> None:
    """Make the tables and triggers of these migrations' apps, all or none, and note the migrations as done."""
    migrations = list(migrations)
    migrated = {each.app_label for each in migrations}
    recorder = MigrationRecorder(connection)
    with connection.schema_editor() as editor:
        if not is_new():
            return  # another first start was quicker
        for model in apps.get_models():
            if model._meta.app_label in migrated and model._meta.managed and not model._meta.proxy:
                editor.create_model(model)
        for migration in migrations:
            for function in _functions_of(migration):
                if function.__name__ == GUARD:
                    function(apps, editor)
        recorder.ensure_schema()
        for migration in migrations:
            recorder.record_applied(migration.app_label, migration.name)


def _functions_of(migration: Migration) -> list[Callable[..., None]]:
    return [each.code for each in migration.operations if isinstance(each, RunPython)]

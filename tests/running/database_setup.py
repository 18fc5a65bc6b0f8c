"""Before each test: a connection to the copy of a world that it asks for (tests.running.databases)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models import CharField
from django.test import TransactionTestCase
from pytest_django.plugin import blocking_manager_key

from tests.running import databases


def asks_a_database(item: pytest.Item) -> bool:
    """Whether a test asks the database of this run: through Django, or a server that was started on it."""
    asks = {"db", "served"} & _fixtures(item) or item.get_closest_marker("django_db")
    return bool(asks) or commits(item)


def commits(item: pytest.Item) -> bool:
    """Whether what the test writes is seen by other connections, and so cannot be rolled back."""
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction")) or bool(
        {"transactional_db", "live_server"} & _fixtures(item)
    )


def world_of(item: pytest.Item) -> str:
    return next((world for world in databases.WORLDS if world in _fixtures(item)), databases.EMPTY)


def _fixtures(item: pytest.Item) -> set[str]:
    """The fixtures of a test, without the values that it is parametrized with."""
    parameters = item.callspec.params if hasattr(item, "callspec") else ()
    return set(getattr(item, "fixturenames", ())).difference(parameters)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if asks_a_database(item):
        with item.config.stash[blocking_manager_key].unblock():
            databases.use(world_of(item), alone=commits(item))


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None) -> Iterator[None]:
    """In place of pytest-django's own, which migrates a database for each worker and keeps it for all its tests."""
    with pytest.MonkeyPatch.context() as patch:
        # a test that commits throws its database away: nothing is to be emptied
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: None)
        patch.setattr(CharField, "get_db_prep_save", as_long_as_the_column)
        yield


_prepared = CharField.get_db_prep_save


def as_long_as_the_column(column: CharField[Any, Any], value: Any, connection: Any) -> Any:
    """SQLite stores a text that is longer than its column; PostgreSQL refuses it, and so do the tests."""
    assert not isinstance(value, str) or len(value) <= (column.max_length or len(value)), (
        f"{column}: {len(value)} letters, the column takes {column.max_length}"
    )
    return _prepared(column, value, connection)


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        databases.drop_all()

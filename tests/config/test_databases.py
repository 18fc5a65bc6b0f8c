import sqlite3
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from nennep.config.database_file import check_database
from nennep.config.databases import database
from nennep.config.setting import BadSetting
from nennep.config.stop import Stop


def test_sqlite_lies_in_the_data_folder(tmp_path: Path) -> None:
    assert database("", tmp_path)["NAME"] == tmp_path / "nennep.sqlite3"


def test_a_postgresql_address_is_taken_apart(tmp_path: Path) -> None:
    settings = database("postgresql://ben:p%40ss@db.local:5433/chi%20bo?sslmode=require", tmp_path)
    assert {key: settings[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")} == {
        "NAME": "chi bo",
        "USER": "ben",
        "PASSWORD": "p@ss",
        "HOST": "db.local",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require", "prepare_threshold": 3},
    }


def test_a_socket_folder_may_stand_for_the_host(tmp_path: Path) -> None:
    settings = database("postgresql:///nennep?host=/run/postgresql", tmp_path)
    assert settings["HOST"] == "/run/postgresql"
    assert "host" not in settings["OPTIONS"]


@pytest.mark.parametrize(("told", "kept"), [("none", None), ("5", 5)])
def test_a_pooler_without_prepared_statements_is_told_in_the_address(
    told: str, kept: int | None, tmp_path: Path
) -> None:
    settings = database(f"postgresql://ben@db.local/chi?prepare_threshold={told}", tmp_path)
    assert settings["OPTIONS"] == {"prepare_threshold": kept}


@pytest.mark.parametrize("url", ["mysql://a/b", "postgresql://host", "nonsense"])
def test_any_other_address_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(BadSetting, match="database_url"):
        database(url, tmp_path)


@pytest.mark.django_db(transaction=True)
def test_sqlite_syncs_each_commit_and_lets_readers_read() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("of SQLite only")
    with connection.cursor() as cursor:
        read = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    assert read == ["wal", 2]
    assert sqlite3.sqlite_version_info >= (3, 40)


@pytest.mark.django_db
def test_the_database_that_migrations_made_is_whole_and_ours() -> None:
    check_database()


@pytest.mark.django_db
def test_a_database_of_a_newer_version_is_known_on_every_database() -> None:
    MigrationRecorder(connection).record_applied("core", "9999_later")
    with pytest.raises(Stop, match=r"core\.9999_later"):
        check_database()

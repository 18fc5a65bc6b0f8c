"""Contents on the disk: once, whole, and before their row."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection, transaction

from nennep.core.refusals import NotFound
from nennep.files.models import StoredFile
from nennep.files.storing import is_whole, keep, open_file, place_of

CONTENT = "Biên bản sinh hoạt chi bộ".encode() * 1000
SHA256 = hashlib.sha256(CONTENT).hexdigest()
PDF = "application/pdf"


@pytest.fixture(autouse=True)
def store(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"


@pytest.mark.django_db
def test_what_is_kept_is_read_back() -> None:
    stored = keep(CONTENT, name="BB_24-11-2026.pdf", media_type=PDF)
    assert (stored.sha256, stored.size, stored.media_type) == (SHA256, len(CONTENT), PDF)
    with open_file(SHA256) as content:
        assert content.read() == CONTENT
    assert is_whole(SHA256)


@pytest.mark.django_db
def test_a_row_that_is_rolled_back_leaves_a_content_that_the_next_keeping_finds(store: Path) -> None:
    with transaction.atomic():
        keep(CONTENT, name="a.pdf", media_type=PDF)
        transaction.set_rollback(True)
    assert (store / place_of(SHA256)).read_bytes() == CONTENT
    assert not StoredFile.rows.exists()
    assert keep(CONTENT, name="a.pdf", media_type=PDF).sha256 == SHA256
    assert [path.name for path in store.rglob("*") if path.is_file()] == [SHA256]


@pytest.mark.django_db
def test_a_torn_content_is_seen_and_replaced(store: Path) -> None:
    keep(CONTENT, name="a.pdf", media_type=PDF)
    path = store / place_of(SHA256)
    path.chmod(0o600)
    path.write_bytes(CONTENT[:100])
    assert not is_whole(SHA256)
    keep(CONTENT, name="a.pdf", media_type=PDF)
    assert is_whole(SHA256)
    assert path.read_bytes() == CONTENT


@pytest.mark.django_db
def test_a_content_that_is_gone_is_not_found(store: Path) -> None:
    keep(CONTENT, name="a.pdf", media_type=PDF)
    (store / place_of(SHA256)).unlink()
    assert not is_whole(SHA256)
    with pytest.raises(NotFound):
        open_file(SHA256)


@pytest.mark.django_db(transaction=True)
def test_two_who_keep_the_same_at_once_get_one_row_and_one_content(store: Path) -> None:
    start = Barrier(4)

    def work(_number: int) -> object:
        start.wait()
        try:
            return keep(CONTENT, name="a.pdf", media_type=PDF).id
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(work, range(4)))) == 1
    assert is_whole(SHA256)
    assert [path.name for path in store.rglob("*") if path.is_file()] == [SHA256]

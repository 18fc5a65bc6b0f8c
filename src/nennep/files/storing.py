"""Keeping contents under their sha256, through Django's storage API: on the disk before any row names them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage, storages
from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.core.ids import new_id
from nennep.core.refusals import NotFound
from nennep.files.models import StoredFile

BLOCK = 1 << 20


def keep(content: bytes, *, name: str, media_type: str) -> StoredFile:
    """Keep a content that the program made or has checked, and give its row; the same content is kept once.

    The bytes are on the disk (fsync) before the row is written. A content kept before has the name and the media
    type under which it first came; the app that shows it has its own row for the name. What people attach comes by
    `take_in`.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    _write(sha256, content)
    StoredFile.rows.bulk_create(
        [
            StoredFile(
                id=new_id(),
                sha256=sha256,
                size=len(content),
                media_type=media_type,
                name=name[:255],
                kept_at=clock.now(),
            )
        ],
        ignore_conflicts=True,
    )
    return StoredFile.rows.get(sha256=sha256)


def open_file(sha256: str) -> File[bytes]:
    """The content for reading; the caller closes it. Raises NotFound when it is not on the disk."""
    try:
        return _storage().open(place_of(sha256))
    except FileNotFoundError as error:
        raise NotFound(
            _("The content of this file is no longer on the server. Please tell the operator.")
        ) from error


def is_whole(sha256: str) -> bool:
    """Whether the content is on the disk and still is what its digest says."""
    storage = _storage()
    return storage.exists(place_of(sha256)) and _digest(storage, place_of(sha256)) == sha256


def place_of(sha256: str) -> str:
    """Where a content lies in the storage: 256 folders by the digest's first two digits."""
    return f"{sha256[:2]}/{sha256}"


def _storage() -> Storage:
    return storages["default"]


def _write(sha256: str, content: bytes) -> None:
    """Write the content unless it lies there whole; a torn one (power cut) is replaced.

    On a disk it is written aside and renamed, so that two who keep the same at once never see half of it.
    """
    storage, place = _storage(), place_of(sha256)
    if is_whole(sha256):
        return
    try:
        final = Path(storage.path(place))
    except NotImplementedError:  # a storage elsewhere answers for its own atomicity and for its disks
        storage.delete(place)
        storage.save(place, ContentFile(content))
        return
    aside = Path(storage.path(storage.save(f"{place}.{new_id()}.part", ContentFile(content))))
    _to_disk(aside)
    aside.replace(final)
    _to_disk(final.parent)
    _to_disk(final.parent.parent)


def _to_disk(path: Path) -> None:
    """Wait until a file, or the entries of a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _digest(storage: Storage, place: str) -> str:
    """sha256 of what lies in the storage, as hexadecimal."""
    digest = hashlib.sha256()
    with storage.open(place) as content:
        while block := content.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()

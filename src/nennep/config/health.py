"""How the server stands, in a word, for who watches it: `/healthz`."""

from __future__ import annotations

import threading
import time

from django.conf import settings
from django.db import connection
from django.db.utils import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from nennep.core.database.last_write import write
from nennep.core.full_disk import is_full

PAUSE = 5.0
"""Seconds for which a write that went well speaks for the next questions: anybody may ask, and a write costs."""

_written_at = threading.local()


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """200 "ok" when the database answers and takes a write; 507 when a disk is full, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        if time.monotonic() - getattr(_written_at, "moment", -PAUSE) >= PAUSE:
            write()
            _try_a_file()
            _written_at.moment = time.monotonic()
    except (DatabaseError, OSError) as error:
        if is_full(error):
            return _said("disk full", 507)
        return _said("database unreachable" if isinstance(error, DatabaseError) else "files unwritable", 503)
    return _said("ok", 200)


def _try_a_file() -> None:
    """Write a file where files are kept: with PostgreSQL that is another disk."""
    settings.MEDIA_ROOT.mkdir(mode=0o700, parents=True, exist_ok=True)
    trial = settings.MEDIA_ROOT / f".healthz-{threading.get_ident()}"
    try:
        trial.write_bytes(bytes(4096))
    finally:
        trial.unlink(missing_ok=True)


def _said(words: str, status: int) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain")

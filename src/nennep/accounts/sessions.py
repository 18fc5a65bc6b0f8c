"""Sessions in the database; those of a shared machine are short."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from nennep.core import clock
from nennep.core.database.statements import Columns, asked, statement

SHARED, SEEN = "shared_machine", "seen"
STEP = 60
"""Seconds after which a page makes a short session last anew: not each page writes a row."""


_SESSION = Columns(Session)
_VALID = statement(
    "SELECT {columns} FROM {session} session WHERE session.session_key = %(key)s AND session.expire_date > %(now)s",
    columns=_SESSION.of("session"),
    session=Session,
)


class SessionStore(db.SessionStore):
    """Django's own, but a session of a shared machine ends with the browser too, besides its minutes."""

    def _get_session_from_db(self) -> Any:
        """The session while it lasts: as Django asks, without composing the query for each request."""
        now = timezone.now()  # allowed: Django writes the end of a session by it
        found = asked(_VALID, {"key": self.session_key, "now": now}) if self.session_key else []
        if found:
            return _SESSION.row(found[0])
        self._session_key = None
        return None

    def get_expire_at_browser_close(self) -> bool:
        """Whether the cookie goes when the browser is closed."""
        return SHARED in self or super().get_expire_at_browser_close()


def share(session: SessionBase) -> None:
    """Make a session short: máy dùng chung."""
    session.set_expiry(settings.SHARED_MINUTES * 60)
    session[SHARED] = True
    session[SEEN] = int(clock.now().timestamp())


def asks_by_itself(request: HttpRequest) -> None:
    """Say that a script asks this without anybody's doing, as a room left open does every half minute.

    Such a request lets the minutes of a short session run on.
    """
    request.asks_by_itself = True  # type: ignore[attr-defined]


def keep_awake(request: HttpRequest) -> None:
    """Let the minutes of a short session begin anew, after somebody asked for a page or did something."""
    if getattr(request, "asks_by_itself", False):
        return
    session, now = request.session, int(clock.now().timestamp())
    if SHARED in session and now - session[SEEN] >= STEP:
        session[SEEN] = now

"""Sessions in the database; those of a shared machine are short."""

from __future__ import annotations

from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from nennep.core import clock

SHARED, SEEN = "shared_machine", "seen"
STEP = 60
"""Seconds after which a page makes a short session last anew: not each page writes a row."""


class SessionStore(db.SessionStore):
    """Django's own, but a session of a shared machine ends with the browser too, besides its minutes."""

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

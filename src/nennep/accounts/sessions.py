"""Sessions in the database; those of a shared machine are short."""

from __future__ import annotations

from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import SessionBase

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


def keep_awake(session: SessionBase) -> None:
    """Let the minutes of a short session begin anew, after a page was asked for."""
    now = int(clock.now().timestamp())
    if SHARED in session and now - session[SEEN] >= STEP:
        session[SEEN] = now

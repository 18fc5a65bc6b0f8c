"""Wrong passwords and codes: counted in the database, for all server processes, and held back for minutes only.

A try is counted before the password is looked at, and taken back when it was right: of a hundred sent at once no more
are looked at than of a hundred sent one after the other. Who must wait is not counted, so the wait never grows.

Nobody locks somebody else out: tries of a device on which a login has signed in before are counted apart, whatever
strangers try elsewhere. Without one, the wait is at most WINDOW.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from nennep.accounts.enums import LoginEvent
from nennep.accounts.models import User, WrongTry
from nennep.accounts.source import Source
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.audit.traces import leave_trace

WINDOW = timedelta(minutes=5)
KEPT = timedelta(days=1)
OF_LOGIN, OF_DEVICE, OF_ADDRESS = 5, 10, 40
"""Wrong tries within the window: on one login by strangers, by a device that knows it, from one address (an office)."""


class TooMany(Exception):
    """Too many wrong tries; `minutes` says when to come again."""

    def __init__(self, minutes: int) -> None:
        super().__init__(minutes)
        self.minutes = minutes


@dataclass(frozen=True, slots=True)
class Try:
    """A try under way."""

    username: str
    source: Source
    rows: tuple[int, ...]

    def right(self) -> None:
        """It was right: it does not count."""
        with transaction.atomic():
            WrongTry.rows.filter(pk__in=self.rows).delete()

    def wrong(self) -> None:
        """It counts, and leaves a trace."""
        user = User.rows.filter(username=self.username).first()
        about = None if user is None else ("user", user.pk)
        leave_trace(LoginEvent.WRONG, Actor.stranger(), about=about, note=self.source.address)


def begin(username: str, source: Source) -> Try:
    """Count a try. Raises TooMany."""
    now = clock.now()
    limits = dict(_limits(username, source))
    with transaction.atomic():
        WrongTry.rows.filter(at__lte=now - KEPT).delete()
        rows = [WrongTry.rows.create(bucket=bucket, at=now) for bucket in limits]
    begun = Try(username, source, tuple(each.pk for each in rows))
    for row in rows:
        most = limits[row.bucket]
        # of the tries of this bucket the first ones pass; one that comes later waits until the oldest is forgotten
        before = WrongTry.rows.filter(bucket=row.bucket, at__gt=now - WINDOW, pk__lt=row.pk)
        times = list(before.order_by("-at").values_list("at", flat=True)[:most])
        if len(times) == most:
            begun.right()
            raise TooMany(math.ceil((times[-1] + WINDOW - now) / timedelta(minutes=1)))
    return begun


def _limits(username: str, source: Source) -> Iterator[tuple[str, int]]:
    """The buckets in which a try is counted, each with how many pass."""
    login = username.strip().lower()
    if source.knows(login):
        yield _bucket("device", source.device, login), OF_DEVICE
        return
    yield _bucket("login", login), OF_LOGIN
    if source.address:
        yield _bucket("address", source.address), OF_ADDRESS


def _bucket(*parts: str) -> str:
    """Keyed, since people type a password where the login name goes."""
    return salted_hmac("nennep tries", "\0".join(parts), algorithm="sha256").hexdigest()

"""Reading logins: what somebody sees of their own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from nennep.accounts.enums import LoginEvent
from nennep.accounts.models import LoginCode, User
from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.database.statements import asked, read_moment, statement
from nennep.core.models import Trace

_WAITING_CODE = statement(
    """
    SELECT code.expires_at FROM {code} code
     WHERE code.user_id = %(user)s AND code.used_at IS NULL AND code.expires_at > %(now)s
     ORDER BY code.made_at DESC
    """,
    code=LoginCode,
)


def own_login(actor: Actor) -> User | None:
    """The actor's own login."""
    found: User | None = User.rows.filter(pk=actor.user_id).first()
    return found


def login_named(username: str) -> User | None:
    """The login of that name, for the operator."""
    found: User | None = User.rows.filter(username=username).first()
    return found


def with_login(persons: Iterable[UUID]) -> set[UUID]:
    """Who of these persons can sign in, and so reads what the program shows."""
    rows = User.rows.filter(person_id__in=persons, is_active=True)
    return set(rows.values_list("person_id", flat=True))


def own_traces(actor: Actor) -> QuerySet[Trace]:
    """What happened to the actor's own login, newest first."""
    mine = Trace.rows.filter(about_kind="user", about_id=actor.user_id, kind__in=LoginEvent.values)
    return mine.order_by("-at", "-pk")


def own_code_until(actor: Actor) -> datetime | None:
    """Until when a one-time code for the actor's own login may be used; None where none waits. Home asks it."""
    values = {"user": actor.user_id, "now": clock.now()}
    until = [read_moment(each) for (each,) in asked(_WAITING_CODE, values)]
    return until[0] if until else None

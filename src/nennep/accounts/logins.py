"""Logins and their passwords. A password is no fact: it is in no act, and leaves a trace when it changes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction

from nennep.accounts.codes import end_codes, waiting_code
from nennep.accounts.enums import LoginEvent
from nennep.accounts.middleware import actor_of
from nennep.accounts.models import LoginCode, User
from nennep.accounts.source import NOWHERE, Source
from nennep.core import clock
from nennep.core.audit.traces import leave_trace
from nennep.core.request_lock import released_lock


def create_login(
    id: UUID, username: str, *, person: UUID, at: datetime | None = None, given_by: UUID | None = None
) -> None:
    """A login with which nobody can sign in yet: its holder sets the password by a one-time code.

    `given_by` is None for the operator, whose word needs no other.
    """
    User.rows.create(
        id=id,
        username=username,
        password=make_password(None),
        person_id=person,
        confirmed_at=(at or clock.now()) if given_by is None else None,
        given_by=given_by,
    )


def confirm_logins(ids: Collection[UUID], at: datetime) -> None:
    """Mark logins as known to be in their owners' hands."""
    User.rows.filter(pk__in=ids, confirmed_at=None).update(confirmed_at=at)


def set_by_code(username: str, digits: str, password: str, *, source: Source = NOWHERE) -> bool:
    """Set the password of a login by a code, which is used up by it. False when name and code do not go together.

    Who gave the code could have used it. So on a device that does not know the login it waits for a leader's word.
    """
    user = User.rows.filter(username=username, is_active=True).first()
    code = None if user is None else waiting_code(user, digits)
    if user is None or code is None:
        return False
    hashed = _hashed(password)
    with transaction.atomic():
        # of two that send the same code at once, one sets the password
        used = LoginCode.rows.filter(pk=code.pk, used_at=None).update(used_at=clock.now())
        if used:
            _weigh(user, code, source)
            _keep(user, hashed, LoginEvent.SET_BY_CODE, source.address)
    return bool(used)


def change_password(user: User, password: str, *, address: str = "") -> None:
    """Give a login another password: elsewhere it is signed out, and no code works any more."""
    hashed = _hashed(password)
    with transaction.atomic():
        end_codes(user.pk, clock.now())
        _keep(user, hashed, LoginEvent.CHANGED, address)


def _weigh(user: User, code: LoginCode, source: Source) -> None:
    """Whether the login still is known to be in its owner's hands after this code was used here."""
    if code.given_by is None:
        user.confirmed_at, user.given_by = user.confirmed_at or code.made_at, None
    elif not _is_ones_own(user, source, code.given_by):
        user.confirmed_at, user.given_by = None, code.given_by


def _is_ones_own(user: User, source: Source, giver: UUID) -> bool:
    """Whether the owner has signed in on this device before, and who gave the code has not (the office's PC)."""
    name = User.rows.filter(person_id=giver).values_list("username", flat=True).first()
    return source.knows(user.username) and not (name and source.knows(name))


@released_lock()
def _hashed(password: str) -> str:
    """The hash, which takes a tenth of a second on purpose: meanwhile others go first."""
    return make_password(password)


def _keep(user: User, hashed: str, event: LoginEvent, address: str) -> None:
    user.password = hashed
    user.save(update_fields=["password", "confirmed_at", "given_by"])
    leave_trace(event, actor_of(user), about=("user", user.pk), note=address)

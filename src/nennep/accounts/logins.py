"""Logins and their passwords. A password is no fact: it is in no act, and leaves a trace when it changes."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction

from nennep.accounts.codes import end_codes, waiting_code
from nennep.accounts.enums import LoginEvent
from nennep.accounts.middleware import actor_of
from nennep.accounts.models import LoginCode, User
from nennep.core import clock
from nennep.core.audit.traces import leave_trace
from nennep.core.request_lock import released_lock


def create_login(id: UUID, username: str, *, person: UUID) -> None:
    """A login with which nobody can sign in yet: its holder sets the password by a one-time code."""
    User.rows.create(id=id, username=username, password=make_password(None), person_id=person)


def set_by_code(username: str, digits: str, password: str, *, address: str = "") -> bool:
    """Set the password of a login by a code, which is used up by it. False when name and code do not go together."""
    user = User.rows.filter(username=username, is_active=True).first()
    code = None if user is None else waiting_code(user, digits)
    if user is None or code is None:
        return False
    hashed = _hashed(password)
    with transaction.atomic():
        # of two that send the same code at once, one sets the password
        used = LoginCode.rows.filter(pk=code.pk, used_at=None).update(used_at=clock.now())
        if used:
            _keep(user, hashed, LoginEvent.SET_BY_CODE, address)
    return bool(used)


def change_password(user: User, password: str, *, address: str = "") -> None:
    """Give a login another password: elsewhere it is signed out, and no code works any more."""
    hashed = _hashed(password)
    with transaction.atomic():
        end_codes(user.pk, clock.now())
        _keep(user, hashed, LoginEvent.CHANGED, address)


@released_lock()
def _hashed(password: str) -> str:
    """The hash, which takes a tenth of a second on purpose: meanwhile others go first."""
    return make_password(password)


def _keep(user: User, hashed: str, event: LoginEvent, address: str) -> None:
    user.password = hashed
    user.save(update_fields=["password"])
    leave_trace(event, actor_of(user), about=("user", user.pk), note=address)

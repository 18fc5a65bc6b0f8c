"""What may be asked about one's own login."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from nennep.accounts import selectors
from nennep.accounts.enums import LoginEvent
from nennep.core.actor import Actor
from nennep.core.reads import read
from nennep.core.refusals import NotFound

SHOWN = 10
"""How many of the last events are told."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a login, and the address that it came from."""

    what: str
    label: str
    at: datetime
    address: str


@dataclass(frozen=True, slots=True)
class OwnLogin:
    """One's own login: its name, a one-time code that waits for it, and what happened to it lately."""

    username: str
    code_until: datetime | None
    events: tuple[Event, ...]


@read("accounts.own_login", label=_("My login, and what happened to it"))
def own_login(actor: Actor) -> OwnLogin:
    """Tài khoản của đồng chí: the login name, whether a one-time code waits, the last sign-ins, wrong tries, changes.

    Everybody is told of their own login, nobody of another's. No password and no code is ever answered.
    """
    login = selectors.own_login(actor)
    if login is None:
        raise NotFound
    events = [
        Event(each.kind, str(LoginEvent(each.kind).label), each.at, each.note)
        for each in selectors.own_traces(actor)[:SHOWN]
    ]
    return OwnLogin(login.username, selectors.own_code_until(actor), tuple(events))

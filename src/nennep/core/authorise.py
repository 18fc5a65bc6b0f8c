"""May this actor do this? The question is defined here; the app `authority` fills in the answer (design §4.3).

It is one of the few calls that go up the staircase: acts of low apps ask it, positions of a higher app answer it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from nennep.core.actor import Actor


@dataclass(frozen=True, slots=True)
class Access:
    """What an actor is to one organisation on one day: whether it exists for them, and the rights held over it."""

    sees: bool
    rights: frozenset[str]


class Authority(Protocol):
    """Answers from positions; see nennep.authority.selectors."""

    def __call__(self, actor: Actor, organisation_id: UUID, on: date) -> Access: ...


class AuthorityThen(Protocol):
    """The same as it stood recorded at an instant; see nennep.authority.selectors."""

    def __call__(self, actor: Actor, organisation_id: UUID, on: date, known_at: datetime) -> Access: ...


_authority: list[Authority] = []
_authority_then: list[AuthorityThen] = []


def fill_authority(answer: Authority, then: AuthorityThen) -> None:
    """Called once by the app that knows positions, when it is ready."""
    _authority[:], _authority_then[:] = [answer], [then]


def access_to(actor: Actor, organisation_id: UUID, on: date) -> Access:
    """What the actor may do to an organisation on a day. Without the authority app nobody may do anything."""
    if not _authority:
        return Access(False, frozenset())
    return _authority[0](actor, organisation_id, on)


def access_as_known(actor: Actor, organisation_id: UUID, on: date, known_at: datetime) -> Access:
    """What the actor might do on a day as it stood recorded at an instant: ends entered later do not count."""
    if not _authority_then:
        return Access(False, frozenset())
    return _authority_then[0](actor, organisation_id, on, known_at)

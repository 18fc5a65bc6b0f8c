"""May this actor do this? The question is defined here; the app `authority` fills in the answer (design §4.3).

It is one of the few calls that go up the staircase: acts of low apps ask it, positions of a higher app answer it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
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


_authority: list[Authority] = []


def fill_authority(answer: Authority) -> None:
    """Called once by the app that knows positions, when it is ready."""
    _authority[:] = [answer]


def access_to(actor: Actor, organisation_id: UUID, on: date) -> Access:
    """What the actor may do to an organisation on a day. Without the authority app nobody may do anything."""
    if not _authority:
        return Access(False, frozenset())
    return _authority[0](actor, organisation_id, on)

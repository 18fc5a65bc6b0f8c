"""Names instead of ids: each name is one thing of a story, its id made from the name and the story's moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from difflib import get_close_matches
from uuid import UUID

from nennep.accounts.models import User
from nennep.core.actor import Actor
from nennep.core.database.statements import asked, statement
from nennep.core.ids import derive_id, id_at
from nennep.membership.models import Person
from nennep.stories.steps import Fault, Place

# Asked before every step, so not composed each time: an act may have confirmed the login, or made it wait.
_WAITS = statement("SELECT 1 FROM {user} WHERE person_id = %(person)s AND confirmed_at IS NULL", user=User)
BUILT_IN: dict[str, Callable[[], Actor]] = {"operator": Actor.operator, "stranger": Actor.stranger}


@dataclass
class Names:
    """The names that a story has used so far; `known` may bring those of stories told before."""

    known: dict[str, UUID] = field(default_factory=dict)
    _actors: dict[str, Actor] = field(default_factory=dict)

    def make(self, name: str, moment: datetime) -> UUID:
        """The id of a new thing; a name that is known keeps its id (who says a thing anew names it again)."""
        if name not in self.known:
            self.known[name] = id_at(moment, name)
        return self.known[name]

    def find(self, name: str, place: Place) -> UUID:
        """The id of a thing that was named before. Raises Fault."""
        try:
            return self.known[name]
        except KeyError:
            raise Fault(
                place, f"chưa có gì mang tên “{name}” trước dòng này{close_to(name, self.known)}"
            ) from None

    def actor(self, name: str, place: Place) -> Actor:
        """A person as one who acts, by the login that `authority.give_login` would give. Raises Fault."""
        if name in BUILT_IN:
            return BUILT_IN[name]()
        if name not in self._actors:
            person = self.find(name, place)
            if not Person.rows.filter(pk=person).exists():
                raise Fault(place, f"“{name}” không phải là một người")
            self._actors[name] = Actor(user_id=user_of(person), person_id=person)
        actor = self._actors[name]
        waits = asked(_WAITS, {"person": actor.person_id})
        return replace(actor, confirmed=not waits)


def close_to(name: str, known: Iterable[str]) -> str:
    """ "; gần giống: …" where a known name resembles it."""
    near = get_close_matches(name, list(known), n=3, cutoff=0.6)
    return f"; gần giống: {', '.join(near)}" if near else ""


def user_of(person: UUID) -> UUID:
    """The id of a person's login."""
    return derive_id(person, "user")

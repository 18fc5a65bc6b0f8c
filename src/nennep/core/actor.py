"""Who acts: a login, the person behind it, or the operator at the shell."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast
from uuid import UUID

Found = TypeVar("Found")

OPERATOR_ID = UUID(int=0)
"""The actor written into records of acts done from the shell."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One who asks or acts. A `User` is a login; a `Person` is a human; rights come from the person's positions."""

    user_id: UUID
    person_id: UUID | None = None
    is_operator: bool = False
    confirmed: bool = True
    """Whether a leader (or the operator) knows the login to be in its owner's hands."""
    known: dict[Hashable, Any] | None = field(default=None, compare=False, repr=False)
    """What was read of the actor in a request that only asks, each once; None where acts may change it."""

    def once(self, what: Hashable, read: Callable[[], Found]) -> Found:
        """What `read` finds: read once in a request that only asks, else each time."""
        if self.known is None:
            return read()
        if what not in self.known:
            self.known[what] = read()
        return cast(Found, self.known[what])

    @classmethod
    def operator(cls) -> Actor:
        """The operator at the shell, who owns the machine and may do what no position covers (setting up)."""
        return cls(user_id=OPERATOR_ID, is_operator=True)

    @classmethod
    def stranger(cls) -> Actor:
        """Someone without any position: sees and may do nothing."""
        return cls(user_id=UUID(int=1))

"""Who acts: a login, the person behind it, or the operator at the shell."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

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

    @classmethod
    def operator(cls) -> Actor:
        """The operator at the shell, who owns the machine and may do what no position covers (setting up)."""
        return cls(user_id=OPERATOR_ID, is_operator=True)

    @classmethod
    def stranger(cls) -> Actor:
        """Someone without any position: sees and may do nothing."""
        return cls(user_id=UUID(int=1))

"""Making the login of a person."""

from __future__ import annotations

from uuid import UUID

from nennep.accounts.models import User


def create_login(id: UUID, username: str, *, password_hash: str, person: UUID) -> None:
    """A login whose password nobody but its holder knows: only the hash comes here."""
    User.rows.create(id=id, username=username, password=password_hash, person_id=person)

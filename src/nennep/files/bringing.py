"""Who brought a content. An id is no secret: who names one has had its content in hand, or has no claim to it."""

from __future__ import annotations

from uuid import UUID

from nennep.core import clock
from nennep.core.ids import new_id
from nennep.files.models import Brought, StoredFile


def note_brought(stored: StoredFile, by: UUID) -> None:
    """Note that a login brought this content; the first time counts."""
    Brought.rows.bulk_create(
        [Brought(id=new_id(), file=stored, by=by, at=clock.now())], ignore_conflicts=True
    )


def was_brought(file_id: UUID, by: UUID) -> bool:
    """Whether that login brought the content of this file."""
    return Brought.rows.filter(file_id=file_id, by=by).exists()

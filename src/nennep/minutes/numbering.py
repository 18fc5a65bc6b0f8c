"""Which document of a meeting gets its number now: part of the payload of adopting and of issuing."""

from __future__ import annotations

from uuid import UUID

from nennep.core.acts import Part
from nennep.records.numbers import DocumentNumber


class Numbering(Part):
    """Which document gets its number now: `about` is the fact of which it is (a resolution), none for the minutes.

    `claim` is the number that already stands on paper; without it the next one of the series is taken.
    """

    about: UUID | None = None
    claim: DocumentNumber | None = None

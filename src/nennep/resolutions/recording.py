"""A resolution's document: which record it became when the minutes were adopted."""

from __future__ import annotations

from nennep.records.models import Record
from nennep.resolutions.models import Resolution


def keep_record(resolution: Resolution, record: Record) -> None:
    """Tie a resolution to its document."""
    resolution.record = record
    resolution.save(update_fields=["record"])

"""The stored rows of merging texts: under lock, with their updates, and the digest of both."""

from __future__ import annotations

import hashlib
import json
from uuid import UUID

from django.db import connection

from nennep.collab.models import CollabText, CollabUpdate
from nennep.core.ids import new_id


def locked_rows(keys: list[str]) -> dict[str, CollabText]:
    """The rows of the keys under lock until the transaction ends, made where they are missing.

    SQLite has taken its one write lock with the transaction (BEGIN IMMEDIATE); PostgreSQL locks the rows, in the order
    of their keys so that two lockers cannot wait for each other.
    """
    rows = CollabText.rows.filter(key__in=keys).order_by("key")
    if connection.features.has_select_for_update:
        rows = rows.select_for_update()
    found = {row.key: row for row in rows}
    if len(found) < len(keys):
        # all are asked for again, so that they are locked in one order with those made meanwhile by somebody else
        CollabText.rows.bulk_create([CollabText(id=new_id(), key=key) for key in keys], ignore_conflicts=True)
        found = {row.key: row for row in rows.all()}
    return {key: found[key] for key in keys}


def updates_of(texts: list[CollabText]) -> dict[UUID, list[bytes]]:
    """The updates of each text in their order."""
    found: dict[UUID, list[bytes]] = {}
    rows = CollabUpdate.rows.filter(text__in=texts).order_by("text_id", "seq")
    for text_id, update in rows.values_list("text_id", "update"):
        found.setdefault(text_id, []).append(bytes(update))
    return found


def digest_of(text: CollabText, updates: list[bytes]) -> str:
    """sha256 over the key, what the text reads as, and the digest of each update."""
    parts = [text.key, text.text, *(hashlib.sha256(update).hexdigest() for update in updates)]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()

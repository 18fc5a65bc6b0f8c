"""Identifiers: every row has one id, a UUIDv7 (RFC 9562) made by the side that asks for the row."""

import hashlib
from datetime import UTC, datetime
from typing import Annotated
from uuid import RFC_4122, UUID

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError
from uuid_utils.compat import uuid7

VERSION = 7
_LAST_MILLISECOND = int(datetime(2200, 1, 1, tzinfo=UTC).timestamp() * 1000)


def new_id() -> UUID:
    """A fresh UUIDv7. Its first 48 bits are the millisecond: ids of one process sort by their making."""
    return uuid7()


def is_uuid7(candidate: UUID) -> bool:
    """Whether the UUID is of version 7 (and of the RFC variant, without which a version means nothing)."""
    return candidate.variant == RFC_4122 and candidate.version == VERSION


def derive_id(root: UUID, *names: str) -> UUID:
    """The UUIDv7 that `names` always get beneath `root`: for rows that an act makes beyond its payload.

    It carries the root's millisecond, and bits of a digest in place of chance, so a replay makes the same id.
    """
    return _shaped(root.int >> 80, b"\0".join([root.bytes, *(name.encode() for name in names)]))


def id_at(moment: datetime, seed: str) -> UUID:
    """The UUIDv7 of a moment and a seed: for demo data and tests, which must come out the same each time."""
    return _shaped(int(moment.timestamp() * 1000), seed.encode())


def _shaped(milliseconds: int, source: bytes) -> UUID:
    """48 bits of milliseconds, 80 bits of the digest of `source`, version and variant laid over them."""
    bits = int.from_bytes(hashlib.sha256(source).digest()[:10])
    shaped = (milliseconds << 80) | bits
    shaped = (shaped & ~(0xF << 76)) | (VERSION << 76)
    shaped = (shaped & ~(0b11 << 62)) | (0b10 << 62)
    return UUID(int=shaped)


def _must_be_uuid7(candidate: UUID) -> UUID:
    if not is_uuid7(candidate) or candidate.int >> 80 >= _LAST_MILLISECOND:
        raise PydanticCustomError("not_uuid7", "the identifier of a new row must be a UUID of version 7")
    return candidate


NewId = Annotated[UUID, AfterValidator(_must_be_uuid7)]
"""The id that a payload brings for a row to be made, of a moment that a calendar reaches: pages show the day of some.

Error type `not_uuid7` when it is another sort.
"""

"""The rows of a device file, unsealed: the acts and texts that a phone kept, queue by queue."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.utils.translation import gettext_lazy as _

from nennep.core.refusals import Invalid
from nennep.sync.device_file.outside import ACTS, TEXTS, Packed, Sealed, listed_row
from nennep.sync.device_file.values import MOST, WRONG_SHAPE, Json, binary, moment, name, whole
from nennep.sync.models import Device
from nennep.sync.rescue import unwrap


@dataclass(frozen=True, slots=True)
class KeptAct:
    """An act as the phone keeps it. `at` is when it was captured, by the phone's clock as the phone corrected it."""

    id: str
    subject: str
    seq: int
    key: UUID
    name: str
    version: int
    payload: Json
    at: datetime
    offset_ms: int | None


@dataclass(frozen=True, slots=True)
class KeptText:
    """A section of some minutes as the phone has it: `section` is "<item or ->/<gist|conclusion>", `state` of Yjs.

    `at` is when something was last written in it, as the phone says.
    """

    id: str
    subject: str
    seq: int
    section: str
    state: bytes
    at: datetime


class Wrong(StrEnum):
    """What is wrong with a row."""

    DAMAGED = "damaged"
    MISSING = "missing"  # the phone put it into the file, and somebody took it out
    STRANGE = "strange"  # the phone did not put it into this file, or not as it is


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row that cannot be taken in as it is: the rest of the file still counts."""

    id: str
    subject: str
    seq: int
    store: str
    wrong: Wrong = Wrong.DAMAGED


@dataclass(frozen=True, slots=True)
class Opened:
    """The rows of a file. `is_closed`: the phone said which they are, so that none was taken out unseen."""

    rows: list[Row]
    is_closed: bool


Row = KeptAct | KeptText | Unreadable


def opened(file: Packed, device: Device | None) -> Opened:
    """The rows of a file, unsealed, in the order of queues and of their making within a queue.

    `device` is what the server knows of the file's device. Raises Invalid when the lock does not open here, or when
    the key is not the one that this device made known: then nobody can say whose the rows are.
    """
    raw = unwrap(file.key)
    if device is None:
        raise Invalid(
            _(
                "This server does not know the device that made this file. The phone makes itself known when it is "
                "signed in with a signal; sign in on it once, then take the file out again."
            ),
            code="unknown_device",
        )
    digest = hashlib.sha256(raw).hexdigest()
    if device.user_id != file.user or not hmac.compare_digest(digest, device.key_digest):
        raise Invalid(
            _(
                "The key in this file is not the one that this device made known, so nothing says whose work it "
                "holds. Nothing was taken in."
            ),
            code="key_not_registered",
        )
    box = AESGCM(raw)
    listed = _listed(box, file.closing)
    rows = {(each.store, each.id): _held_against(listed, each) or _unsealed(box, each) for each in file.rows}
    gone = [_wrong(each, Wrong.MISSING) for place, each in (listed or {}).items() if place not in rows]
    return Opened(in_order([*rows.values(), *gone]), listed is not None)


Listed = dict[tuple[str, str], Sealed]


def _listed(box: AESGCM, closing: Sealed | None) -> Listed | None:
    """The rows that the phone put into the file, without their contents; None where that cannot be known."""
    if closing is None:
        return None
    try:
        plain = json.loads(box.decrypt(closing.iv, closing.data, f"{closing.store}/{closing.id}".encode()))
        rows = [listed_row(each) for each in plain]
    except (InvalidTag, RecursionError, *WRONG_SHAPE):
        return None
    return {(each.store, each.id): each for each in rows}


def _held_against(listed: Listed | None, row: Sealed) -> Unreadable | None:
    """What is wrong with a row that the phone did not put in like this: each writing seals it anew."""
    if listed is None:
        return None
    found = listed.get((row.store, row.id))
    return None if found is not None and found.iv == row.iv else _wrong(row, Wrong.STRANGE)


def _wrong(row: Sealed, wrong: Wrong) -> Unreadable:
    return Unreadable(row.id, row.subject, row.seq, row.store, wrong)


def in_order(rows: list[Row]) -> list[Row]:
    """Queues by their first act, within a queue by `seq`; texts where `importing` puts them, so after all acts here."""
    first: dict[str, int] = {}
    for each in rows:
        first[each.subject] = min(each.seq, first.get(each.subject, each.seq))
    return sorted(
        rows,
        key=lambda each: (first[each.subject], each.subject, isinstance(each, KeptText), each.seq, each.id),
    )


def queues(rows: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Queue by queue, in the order of the rows."""
    found: dict[str, list[Row]] = {}
    for each in rows:
        found.setdefault(each.subject, []).append(each)
    yield from found.items()


def _unsealed(box: AESGCM, row: Sealed) -> Row:
    try:
        plain = json.loads(box.decrypt(row.iv, row.data, f"{row.store}/{row.id}".encode()))
        json.dumps(
            plain, ensure_ascii=False
        ).encode()  # fails on half a surrogate pair, which no page can show
        return _READERS[row.store](row, plain)
    except (InvalidTag, RecursionError, *WRONG_SHAPE):
        return _wrong(row, Wrong.DAMAGED)


def _act(row: Sealed, plain: Json) -> KeptAct:
    if plain["key"] != row.id or not isinstance(plain["payload"], dict):
        raise ValueError(row.id)
    offset = plain.get("offsetMs")
    return KeptAct(
        id=row.id,
        subject=name(plain["subject"]),
        seq=whole(plain["seq"]),
        key=UUID(plain["key"]),
        name=name(plain["name"]),
        version=whole(plain["version"]),
        payload=plain["payload"],
        at=moment(plain["capturedAt"]),
        offset_ms=None if offset is None else whole(round(offset), lowest=-MOST),
    )


def _text(row: Sealed, plain: Json) -> KeptText:
    subject, section = str(plain["subject"]), str(plain["section"])
    if f"{subject}/{section}" != row.id:
        raise ValueError(row.id)
    return KeptText(row.id, subject, row.seq, section, binary(plain["state"]), moment(plain["writtenAt"]))


_READERS: dict[str, Callable[[Sealed, Json], Row]] = {ACTS: _act, TEXTS: _text}

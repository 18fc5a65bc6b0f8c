"""Reading a device file: the rows of a device's store as they lie there, sealed, with the wrapped key beside them.

The format stands in docs/mechanisms/offline.md. Nothing here changes anything; who may see the contents, and what
becomes of them, is decided in `importing`.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.utils.translation import gettext_lazy as _

from nennep.core.refusals import Invalid
from nennep.core.text import clean_line
from nennep.sync.models import Device
from nennep.sync.rescue import WrappedKey, unwrap

KIND = "device-file"
FORMAT = 1
ACTS, TEXTS = "acts", "texts"
MOST_ROWS = 20_000
MOST = 2**53
LONGEST_NAME = 200
YEARS = (2000, 2200)

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sealed:
    """One row as it lies there. `subject` and `seq` are only for the order of rows that cannot be read."""

    store: str
    id: str
    subject: str
    seq: int
    iv: bytes
    data: bytes


@dataclass(frozen=True, slots=True)
class Packed:
    """A device file whose outside reads: whose it is, when it was made, and its sealed rows."""

    device: UUID
    user: UUID
    user_name: str
    made_at: datetime
    key: WrappedKey
    rows: tuple[Sealed, ...]


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


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row that is damaged: the rest of the file still counts."""

    id: str
    subject: str
    seq: int
    store: str


_WRONG_SHAPE = (KeyError, TypeError, ValueError, AttributeError, OverflowError)
"""What taking JSON apart raises when it is not built as it should be."""

Row = KeptAct | KeptText | Unreadable


def packed(content: bytes) -> Packed:
    """Read the outside of a device file. Raises Invalid: another kind of file, a newer format, without a lock."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise _no_device_file() from error
    if not isinstance(found, dict) or found.get("nennep") != KIND:
        raise _no_device_file()
    if found.get("format") != FORMAT:
        raise Invalid(
            _(
                "This file was made by another version of the program (format %(theirs)s; this server reads %(ours)s). "
                "Update the server, then bring the file again."
            )
            % {"theirs": clean_line(str(found.get("format")))[:20], "ours": FORMAT},
            code="another_format",
        )
    try:
        return _outside(found)
    except _WRONG_SHAPE as error:
        raise _torn() from error


def opened(file: Packed, device: Device | None) -> list[Row]:
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
    rows = {(each.store, each.id): _unsealed(box, each) for each in file.rows}
    return in_order(list(rows.values()))


def in_order(rows: list[Row]) -> list[Row]:
    """Queues by their first act, within a queue by `seq`; texts where `importing` puts them, so after all acts here."""
    first: dict[str, int] = {}
    for each in rows:
        first[each.subject] = min(each.seq, first.get(each.subject, each.seq))
    return sorted(
        rows,
        key=lambda each: (first[each.subject], each.subject, isinstance(each, KeptText), each.seq, each.id),
    )


def _outside(found: Json) -> Packed:
    key = found["key"]
    if key is None:
        raise Invalid(
            _(
                "This file has no lock that a server could open: the phone never met one. "
                "What is in it opens only on that phone."
            ),
            code="no_rescue",
        )
    rows = found["rows"]
    if not isinstance(rows, list) or len(rows) > MOST_ROWS:
        raise ValueError("rows")
    return Packed(
        device=UUID(found["device"]),
        user=UUID(found["user"]),
        user_name=clean_line(str(found.get("user_name", "")))[:150],
        made_at=_moment(found["made_at"]),
        key=WrappedKey(str(key["id"])[:64], *(_bytes(key[name]) for name in ("ephemeral", "iv", "wrapped"))),
        rows=tuple(_sealed(each) for each in rows),
    )


def _sealed(row: Json) -> Sealed:
    store = row["store"]
    if store not in (ACTS, TEXTS):
        raise ValueError(store)
    return Sealed(
        store=store,
        id=_name(row["id"]),
        subject=_name(row["subject"]),
        seq=_whole(row.get("seq") or 0),
        iv=_bytes(row["iv"]),
        data=_bytes(row["data"]),
    )


def _unsealed(box: AESGCM, row: Sealed) -> Row:
    try:
        plain = json.loads(box.decrypt(row.iv, row.data, f"{row.store}/{row.id}".encode()))
        json.dumps(
            plain, ensure_ascii=False
        ).encode()  # half a surrogate pair is no text, and no page could show it
        return _READERS[row.store](row, plain)
    except (InvalidTag, RecursionError, *_WRONG_SHAPE):
        return Unreadable(row.id, row.subject, row.seq, row.store)


def _act(row: Sealed, plain: Json) -> KeptAct:
    if plain["key"] != row.id or not isinstance(plain["payload"], dict):
        raise ValueError(row.id)
    offset = plain.get("offsetMs")
    return KeptAct(
        id=row.id,
        subject=_name(plain["subject"]),
        seq=_whole(plain["seq"]),
        key=UUID(plain["key"]),
        name=_name(plain["name"]),
        version=_whole(plain["version"]),
        payload=plain["payload"],
        at=_moment(plain["capturedAt"]),
        offset_ms=None if offset is None else _whole(round(offset), lowest=-MOST),
    )


def _text(row: Sealed, plain: Json) -> KeptText:
    subject, section = str(plain["subject"]), str(plain["section"])
    if f"{subject}/{section}" != row.id:
        raise ValueError(row.id)
    return KeptText(row.id, subject, row.seq, section, _bytes(plain["state"]), _moment(plain["writtenAt"]))


_READERS: dict[str, Callable[[Sealed, Json], Row]] = {ACTS: _act, TEXTS: _text}


def _name(found: object) -> str:
    """An id or a name: one clean line. Raises ValueError."""
    if not isinstance(found, str) or not found or len(found) > LONGEST_NAME or clean_line(found) != found:
        raise ValueError(found)
    return found


def _whole(found: object, *, lowest: int = 0) -> int:
    """A whole number that JavaScript can count to. Raises ValueError."""
    if not isinstance(found, int) or isinstance(found, bool) or not lowest <= found <= MOST:
        raise ValueError(found)
    return found


def _moment(found: str) -> datetime:
    """An instant with its zone, in a year that a calendar reaches. Raises ValueError."""
    at = datetime.fromisoformat(found)
    if at.tzinfo is None or not YEARS[0] <= at.year <= YEARS[1]:
        raise ValueError(found)
    return at


def _bytes(encoded: object) -> bytes:
    return base64.b64decode(cast(str, encoded), validate=True)


def queues(rows: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Queue by queue, in the order of the rows."""
    found: dict[str, list[Row]] = {}
    for each in rows:
        found.setdefault(each.subject, []).append(each)
    yield from found.items()


def _no_device_file() -> Invalid:
    return Invalid(
        _(
            "This is not a file that a phone gave out. On the phone, open “Still on this device” and press “Save to a "
            "file”; bring that file."
        ),
        code="not_a_device_file",
    )


def _torn() -> Invalid:
    return Invalid(
        _("This file is damaged: a part of it is missing. Take the file out of the phone again."),
        code="torn_file",
    )

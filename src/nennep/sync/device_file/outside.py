"""The outside of a device file: whose it is, when it was made, the wrapped key, and its rows, still sealed.

The format is in docs/mechanisms/offline.md. Nothing here changes anything; `importing` decides who may see the contents
and what becomes of them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core.refusals import Invalid
from nennep.core.text import clean_line
from nennep.sync.device_file.values import WRONG_SHAPE, Json, binary, moment, name, whole
from nennep.sync.rescue import WrappedKey

KIND = "device-file"
FORMAT = 1
ACTS, TEXTS, CLOSING = "acts", "texts", "closing"
MOST_ROWS = 20_000
BEGINNING = re.compile(rb'(\xef\xbb\xbf)?\s*\{\s*"nennep"')
"""How a device file begins: what begins so and does not read was cut short or changed on its way."""


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
    closing: Sealed | None
    """Which rows the phone put in; none from a phone that was locked, or of an older program."""


def packed(content: bytes) -> Packed:
    """Read the outside of a device file. Raises Invalid: another kind of file, a newer format, torn, without a lock."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise (_torn() if BEGINNING.match(content) else _no_device_file()) from error
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
    except WRONG_SHAPE as error:
        raise _torn() from error


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
        made_at=moment(found["made_at"]),
        key=WrappedKey(
            clean_line(str(key["id"]))[:64], *(binary(key[name]) for name in ("ephemeral", "iv", "wrapped"))
        ),
        rows=tuple(_sealed(each) for each in rows),
        closing=_closing(found["device"], found.get("closing")),
    )


def _closing(device: str, closing: Json | None) -> Sealed | None:
    if closing is None:
        return None
    return Sealed(CLOSING, name(device), "", 0, binary(closing["iv"]), binary(closing["data"]))


def listed_row(row: Json) -> Sealed:
    """A row as the closing of its file names it: everything but its contents. Raises one of WRONG_SHAPE."""
    return _sealed({**row, "data": ""})


def _sealed(row: Json) -> Sealed:
    store = row["store"]
    if store not in (ACTS, TEXTS):
        raise ValueError(store)
    return Sealed(
        store=store,
        id=name(row["id"]),
        subject=name(row["subject"]),
        seq=whole(row.get("seq") or 0),
        iv=binary(row["iv"]),
        data=binary(row["data"]),
    )


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

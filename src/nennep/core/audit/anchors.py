"""Anchors: where all chains stood at one moment, as a signed text that is kept elsewhere.

Who owns the database can cut a chain and mend its head, or work all links out anew, and every link fits. An anchor says
how many records each chain had and what the last link was; it names the anchor before it by its code, and is signed
with a key that is kept apart from the database. Printed, or copied to a place that the server cannot write, it holds
against one who has both.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from nennep.core import clock
from nennep.core.models import ChainHead

TITLE = "NỀN NẾP: NEO CỦA SỔ VIỆC"
NONE_BEFORE = "-"


class BadAnchor(ValueError):
    """A text is no anchor, or its signature does not fit it."""


@dataclass(frozen=True, slots=True)
class Head:
    """The end of one chain: how many records, and the last one's link as hexadecimal."""

    organisation_id: UUID
    seq: int
    link: str


@dataclass(frozen=True)
class Anchor:
    """All chains at one moment. `key` is the public half of the key that signed, `before` the code of the last one."""

    number: int
    at: datetime
    before: str
    key: str
    heads: tuple[Head, ...]
    signature: str = ""

    @property
    def statement(self) -> str:
        """What is signed: one line a fact, one line a chain."""
        return "\n".join(
            [
                TITLE,
                f"số {self.number}",
                f"lúc {self.at.astimezone(UTC).isoformat()}",
                f"neo trước {self.before}",
                f"khóa {self.key}",
                f"chuỗi {len(self.heads)}, việc {self.acts}",
                *(f"{each.organisation_id} {each.seq} {each.link}" for each in self.heads),
            ]
        )

    @property
    def acts(self) -> int:
        """How many acts it holds fast."""
        return sum(each.seq for each in self.heads)

    @property
    def code(self) -> str:
        """sha256 of the statement: what is compared with paper."""
        return hashlib.sha256(self.statement.encode()).hexdigest()

    @property
    def text(self) -> str:
        """The whole anchor as it is kept and printed."""
        return f"{self.statement}\nmã {self.code}\nchữ ký {self.signature}\n"


def make(key: Ed25519PrivateKey, *, number: int, before: Anchor | None) -> Anchor:
    """Anchor all chains as they stand now: one query, so that no act lies half in it."""
    heads = tuple(
        Head(each.organisation_id, each.seq, bytes(each.digest).hex())
        for each in ChainHead.rows.order_by("organisation_id")
    )
    public = key.public_key().public_bytes_raw().hex()
    anchor = Anchor(number, clock.now(), before.code if before else NONE_BEFORE, public, heads)
    return replace(anchor, signature=key.sign(anchor.statement.encode()).hex())


_SHAPE = re.compile(
    rf"{TITLE}\nsố (\d+)\nlúc (\S+)\nneo trước (\S+)\nkhóa ([0-9a-f]{{64}})\nchuỗi \d+, việc \d+\n"
    r"((?:\S+ \d+ [0-9a-f]{64}\n)*)mã [0-9a-f]{64}\nchữ ký ([0-9a-f]{128})\s*"
)


def read(text: str) -> Anchor:
    """An anchor from its text, once its signature was found to fit. Raises BadAnchor.

    Whose key it is, the caller must know.
    """
    found = _SHAPE.fullmatch(text.replace("\r\n", "\n").lstrip("\ufeff"))
    if found is None:
        raise BadAnchor("no anchor")
    number, at, before, key, heads, signature = found.groups()
    try:
        anchor = Anchor(int(number), datetime.fromisoformat(at), before, key, _heads(heads), signature)
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(signature), anchor.statement.encode())
    except (ValueError, InvalidSignature) as error:
        raise BadAnchor("the signature does not fit") from error
    if anchor.text.strip() != found.group().strip():
        raise BadAnchor("not as it was written")
    return anchor


@dataclass(frozen=True, slots=True)
class Loose:
    """A chain that does not hold at an anchor: `what` is "cut" or "rewritten", at the record `seq`."""

    anchor: Anchor
    organisation_id: UUID
    seq: int
    what: str


def loose(anchors: Sequence[Anchor], links: dict[tuple[UUID, int], str]) -> list[Loose]:
    """The chains that do not fit the anchors, each at the first anchor that it does not fit.

    `links` are the links of the records that stand at the anchored places.
    """
    found: dict[UUID, Loose] = {}
    for anchor in sorted(anchors, key=lambda each: each.number):
        for head in anchor.heads:
            link = links.get((head.organisation_id, head.seq))
            if head.seq and link != head.link:
                what = "cut" if link is None else "rewritten"
                found.setdefault(head.organisation_id, Loose(anchor, head.organisation_id, head.seq, what))
    return list(found.values())


def _heads(lines: str) -> tuple[Head, ...]:
    words = (line.split(" ") for line in lines.splitlines())
    return tuple(Head(UUID(organisation), int(seq), link) for organisation, seq, link in words)

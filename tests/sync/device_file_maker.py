"""A phone in Python: seals rows as the room's client does and gives them out to a file (docs/mechanisms/offline.md)."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts import Done, Envelope, act_named
from nennep.core.ids import new_id
from nennep.sync.registering import register
from nennep.sync.rescue import RescueKey, rescue_key, wrapping_key

SEQ_STEP = 10


def b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def subject_of(meeting: UUID) -> str:
    """The subject of a meeting's queue."""
    return f"meeting/{meeting}"


@dataclass
class Phone:
    """One login on one device, with what waits on it in the order of its making."""

    actor: Actor
    device: UUID = field(default_factory=new_id)
    raw: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    acts: list[dict[str, Any]] = field(default_factory=list)
    texts: dict[str, dict[str, Any]] = field(default_factory=dict)
    seq: int = 0

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.raw).hexdigest()

    def meet_server(self) -> Phone:
        """Sign in with a signal once: the device makes itself known."""
        register(self.actor, device=self.device, key_digest=self.digest, label="Android · Chrome")
        return self

    def does(
        self,
        name: str,
        *,
        of: UUID,
        version: int | None = None,
        after: timedelta | None = None,
        **payload: Any,
    ) -> dict[str, Any]:
        """Queue an act of a meeting."""
        self.seq += SEQ_STEP
        act = {
            "key": str(new_id()),
            "name": name,
            "version": version or act_named(name).version,
            "payload": json.loads(json.dumps(payload, default=str)),
            "capturedAt": (clock.now() + (after or timedelta())).isoformat().replace("+00:00", "Z"),
            "offsetMs": -1500,
            "seq": self.seq,
            "subject": subject_of(of),
            "attempts": 0,
        }
        self.acts.append(act)
        return act

    def writes(self, of: UUID, section: str, update: bytes) -> str:
        """Keep a section of some minutes; gives the row's id."""
        self.texts[f"{subject_of(of)}/{section}"] = {
            "subject": subject_of(of),
            "section": section,
            "state": b64(update),
            "known": "",
            "dirty": True,
            "writtenAt": clock.now().isoformat(),
        }
        return f"{subject_of(of)}/{section}"

    def sends(self, act: dict[str, Any]) -> Done:
        """Send one act as the phone does, by the door of acts."""
        envelope = Envelope(
            key=UUID(act["key"]),
            device_id=self.device,
            device_seq=act["seq"],
            captured_at=datetime.fromisoformat(act["capturedAt"]),
            clock_offset_ms=act["offsetMs"],
        )
        return act_named(act["name"]).perform(
            self.actor, payload=act["payload"], envelope=envelope, version=act["version"]
        )

    def file(self, *, rescue: RescueKey | None = None, **other: Any) -> dict[str, Any]:
        """The device file as JSON-like; `other` replaces what stands at its top."""
        rows = [
            *(self.row("acts", each["key"], each["subject"], each["seq"], each) for each in self.acts),
            *(self.row("texts", key, each["subject"], None, each) for key, each in self.texts.items()),
        ]
        return {
            "nennep": "device-file",
            "format": 1,
            "device": str(self.device),
            "user": str(self.actor.user_id),
            "user_name": "Lò Văn Sáng",
            "made_at": clock.now().isoformat().replace("+00:00", "Z"),
            "key": wrapped(self.raw, rescue or rescue_key()),
            "rows": rows,
            "closing": self.closing(rows),
            **other,
        }

    def closing(self, rows: list[dict[str, Any]]) -> dict[str, str]:
        """Which rows a file has, sealed."""
        listed = [{name: each[name] for name in ("store", "id", "subject", "seq", "iv")} for each in rows]
        iv = secrets.token_bytes(12)
        sealed = AESGCM(self.raw).encrypt(iv, json.dumps(listed).encode(), f"closing/{self.device}".encode())
        return {"iv": b64(iv), "data": b64(sealed)}

    def content(self, **other: Any) -> bytes:
        """The device file as it lies on a memory card."""
        return json.dumps(self.file(**other)).encode()

    def row(
        self, store: str, key: str, subject: str, seq: int | None, plain: dict[str, Any]
    ) -> dict[str, Any]:
        iv = secrets.token_bytes(12)
        data = AESGCM(self.raw).encrypt(iv, json.dumps(plain).encode(), f"{store}/{key}".encode())
        return {"store": store, "id": key, "subject": subject, "seq": seq, "iv": b64(iv), "data": b64(data)}


def wrapped(raw: bytes, key: RescueKey) -> dict[str, str]:
    """A device's key, wrapped for a server's rescue key."""
    public = load_der_public_key(base64.b64decode(key.public))
    assert isinstance(public, ec.EllipticCurvePublicKey)
    ephemeral = ec.generate_private_key(ec.SECP256R1())
    iv = secrets.token_bytes(12)
    shared = ephemeral.exchange(ec.ECDH(), public)
    point = ephemeral.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return {
        "id": key.id,
        "ephemeral": b64(point),
        "iv": b64(iv),
        "wrapped": b64(AESGCM(wrapping_key(shared)).encrypt(iv, raw, None)),
    }

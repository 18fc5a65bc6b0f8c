"""Contents of acts, sealed: canonical JSON, its digest with a salt, and encryption at rest.

The chain keeps only what a salt was mixed into: `sha256(salt + canonical payload)`, and the digest of the payload as
it was sent, keyed with that salt. Payload and salt lie beside it, encrypted, so that an erasure takes both away: the
chain still verifies, and nobody can check a guess against it, not even with the installation's key (design §4.1).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

SALT_BYTES = 16

CannotOpen = InvalidToken
"""Raised by `unseal` and `salt_of`: the content was tampered with, or another key sealed it."""


def canonical(payload: Any) -> bytes:
    """One spelling for one content: sorted keys, no spaces, UTF-8. `payload` is JSON-like."""
    return json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(payload: Any) -> bytes:
    """sha256 of the canonical spelling, 32 bytes. Never stored of a payload: a short one is soon guessed."""
    return hashlib.sha256(canonical(payload)).digest()


def new_salt() -> bytes:
    """The salt of one record."""
    return secrets.token_bytes(SALT_BYTES)


def keyed(sent: bytes, salt: bytes) -> bytes:
    """The digest of a payload as it was sent (`digest`), keyed with its record's salt: what a record keeps of it."""
    return hmac.digest(salt, sent, "sha256")


@lru_cache(maxsize=4)
def _box(secret: str) -> Fernet:
    key = hashlib.sha256(b"nennep act contents\0" + secret.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def seal(payload: Any, salt: bytes) -> tuple[bytes, bytes]:
    """Return (content digest, sealed content) of a payload under a salt of its own."""
    salted = salt + canonical(payload)
    return hashlib.sha256(salted).digest(), _box(settings.SECRET_KEY).encrypt(salted)


def unseal(content: bytes) -> tuple[bytes, Any]:
    """Return (content digest, payload) of a sealed content. Raises CannotOpen."""
    salted = _box(settings.SECRET_KEY).decrypt(bytes(content))
    return hashlib.sha256(salted).digest(), json.loads(salted[SALT_BYTES:])


def salt_of(content: bytes) -> bytes:
    """The salt of a sealed content. Raises CannotOpen."""
    return _box(settings.SECRET_KEY).decrypt(bytes(content))[:SALT_BYTES]

"""Contents of acts, sealed: canonical JSON, its digest with a salt, and encryption at rest.

The chain keeps only `sha256(salt + canonical payload)`. Payload and salt lie beside it, encrypted, so that an
erasure takes both away and leaves a chain that still verifies (design §4.1).
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet
from django.conf import settings

SALT_BYTES = 16


def canonical(payload: Any) -> bytes:
    """One spelling for one content: sorted keys, no spaces, UTF-8. `payload` is JSON-like."""
    return json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(payload: Any) -> bytes:
    """sha256 of the canonical spelling, 32 bytes."""
    return hashlib.sha256(canonical(payload)).digest()


@lru_cache(maxsize=4)
def _box(secret: str) -> Fernet:
    key = hashlib.sha256(b"nennep act contents\0" + secret.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def seal(payload: Any) -> tuple[bytes, bytes]:
    """Return (content digest, sealed content) of a payload under a fresh salt."""
    salted = secrets.token_bytes(SALT_BYTES) + canonical(payload)
    return hashlib.sha256(salted).digest(), _box(settings.SECRET_KEY).encrypt(salted)


def unseal(content: bytes) -> tuple[bytes, Any]:
    """Return (content digest, payload) of a sealed content; raises InvalidToken when it was tampered with."""
    salted = _box(settings.SECRET_KEY).decrypt(bytes(content))
    return hashlib.sha256(salted).digest(), json.loads(salted[SALT_BYTES:])

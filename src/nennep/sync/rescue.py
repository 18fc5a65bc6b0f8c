"""The second lock on a device's key: whatever a phone seals, this server can open (docs/adr/0009-rescue-key.md).

A phone seals its store with a random key of its own, and wraps that key for the server's public rescue key. The private
half is worked out of the secret key of the settings whenever it is needed: nothing more to keep, lose or back up.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from nennep.core.refusals import Invalid

DERIVED = b"nennep rescue key"
WRAPPING = b"nennep device key"
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of the group of P-256 (SEC 2, 2.4.2)."""
SCALAR_BYTES = 48  # 128 bits more than the order, so that no scalar is likelier than another
KEY_BYTES = 32
KEY_ID_DIGITS = 16


@dataclass(frozen=True, slots=True)
class RescueKey:
    """The public half, as a phone takes it along: its id, and the SPKI of a P-256 point in base64."""

    id: str
    public: str


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A device's key as the phone wrapped it for the rescue key `id`; all three others as they are, not in base64."""

    id: str
    ephemeral: bytes
    iv: bytes
    wrapped: bytes


def rescue_key() -> RescueKey:
    """The public rescue key of this server."""
    spki = (
        _private(settings.SECRET_KEY)
        .public_key()
        .public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    )
    return RescueKey(hashlib.sha256(spki).hexdigest()[:KEY_ID_DIGITS], base64.b64encode(spki).decode())


def unwrap(key: WrappedKey) -> bytes:
    """The raw key of a device, 32 bytes. Raises Invalid: wrapped for another server, or damaged."""
    ours = rescue_key().id
    if key.id != ours:
        raise Invalid(
            _(
                "This file was locked for another server (key %(theirs)s); this server's key is %(ours)s. "
                "Bring it to the server that the phone was used with, or restore that server's secret key."
            )
            % {"theirs": key.id, "ours": ours},
            code="key_of_another_server",
            facts={"theirs": key.id, "ours": ours},
        )
    try:
        point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key.ephemeral)
        shared = _private(settings.SECRET_KEY).exchange(ec.ECDH(), point)
        raw = AESGCM(wrapping_key(shared)).decrypt(key.iv, key.wrapped, None)
    except (ValueError, InvalidTag) as error:
        raise _damaged() from error
    if len(raw) != KEY_BYTES:
        raise _damaged()
    return raw


def wrapping_key(shared: bytes) -> bytes:
    """The key that wraps a device's key, out of what the two sides of the exchange share."""
    return HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=WRAPPING).derive(shared)


@lru_cache(maxsize=4)
def _private(secret: str) -> ec.EllipticCurvePrivateKey:
    stretched = HKDF(hashes.SHA256(), SCALAR_BYTES, salt=None, info=DERIVED).derive(secret.encode())
    return ec.derive_private_key(int.from_bytes(stretched, "big") % (ORDER - 1) + 1, ec.SECP256R1())


def _damaged() -> Invalid:
    return Invalid(
        _(
            "The lock of this file is damaged, so nothing in it can be read. Take the file out of the phone again, "
            "or copy it again in another way."
        ),
        code="key_damaged",
    )

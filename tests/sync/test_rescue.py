"""The second lock on a device's key."""

from __future__ import annotations

import base64
import secrets
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_der_public_key
from pytest_django import Settings

from nennep.core.refusals import Invalid
from nennep.sync.rescue import KEY_ID_DIGITS, WrappedKey, rescue_key, unwrap
from tests.sync.device_file_maker import wrapped


def as_read(found: dict[str, str], **other: Any) -> WrappedKey:
    parts = {name: base64.b64decode(found[name]) for name in ("ephemeral", "iv", "wrapped")}
    return WrappedKey(**{"id": found["id"], **parts, **other})


def test_what_was_wrapped_for_the_public_key_opens() -> None:
    raw = secrets.token_bytes(32)
    assert unwrap(as_read(wrapped(raw, rescue_key()))) == raw


def test_the_key_comes_out_the_same_as_long_as_the_secret_key_stays(settings: Settings) -> None:
    settings.SECRET_KEY = "một khóa bí mật"
    first = rescue_key()
    settings.SECRET_KEY = "một khóa khác"
    assert rescue_key() != first
    settings.SECRET_KEY = "một khóa bí mật"
    assert rescue_key() == first
    # pinned: a phone that took this key along must be opened by every later version of the program
    assert first.id == "23c04dcd977ac55e"


def test_the_public_half_is_a_point_of_p256_in_spki() -> None:
    key = load_der_public_key(base64.b64decode(rescue_key().public))
    assert isinstance(key, ec.EllipticCurvePublicKey)
    assert isinstance(key.curve, ec.SECP256R1)
    assert len(rescue_key().id) == KEY_ID_DIGITS


def test_a_key_wrapped_for_another_server_is_refused_and_both_are_named(settings: Settings) -> None:
    settings.SECRET_KEY = "máy chủ kia"
    theirs = rescue_key()
    found = as_read(wrapped(secrets.token_bytes(32), theirs))
    settings.SECRET_KEY = "máy chủ này"
    with pytest.raises(Invalid) as refused:
        unwrap(found)
    assert refused.value.code == "key_of_another_server"
    assert theirs.id in str(refused.value)
    assert rescue_key().id in str(refused.value)


@pytest.mark.parametrize(
    "damage",
    [
        {"wrapped": b"x" * 48},
        {"wrapped": b""},
        {"iv": b"x" * 12},
        {"iv": b""},
        {"ephemeral": b"\x04" + b"x" * 64},
        {"ephemeral": b""},
    ],
    ids=lambda each: f"{next(iter(each))}-{len(next(iter(each.values())))}",
)
def test_a_damaged_lock_is_refused_as_damaged(damage: dict[str, bytes]) -> None:
    found = as_read(wrapped(secrets.token_bytes(32), rescue_key()), **damage)
    with pytest.raises(Invalid) as refused:
        unwrap(found)
    assert refused.value.code == "key_damaged"


def test_a_key_of_another_length_is_no_device_key() -> None:
    with pytest.raises(Invalid) as refused:
        unwrap(as_read(wrapped(b"short", rescue_key())))
    assert refused.value.code == "key_damaged"

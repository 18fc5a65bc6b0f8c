"""Sealed contents of acts: nennep.core.audit.sealing."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from cryptography.fernet import InvalidToken
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from nennep.core.audit import sealing

json_like = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=8), json_like, max_size=5))
def test_what_was_sealed_comes_out_as_it_was_with_its_digest(payload: dict[str, Any]) -> None:
    digest, content = sealing.seal(payload, sealing.new_salt())
    assert sealing.unseal(content) == (digest, payload)


def test_the_digest_is_of_the_salt_and_the_canonical_spelling() -> None:
    digest, content = sealing.seal({"b": 1, "a": "Pá Kìm"}, sealing.new_salt())
    salted = sealing._box(sealing.settings.SECRET_KEY).decrypt(content)
    assert hashlib.sha256(salted).digest() == digest
    assert salted[sealing.SALT_BYTES :].decode() == '{"a":"Pá Kìm","b":1}'


def test_the_same_contents_are_never_sealed_alike() -> None:
    """Nobody can check a guessed payload against the chain: the salt is not in it."""
    first, second = (sealing.seal({"mark": "present"}, sealing.new_salt()) for _time in range(2))
    assert first[0] != second[0]
    assert first[1] != second[1]


@given(st.dictionaries(st.text(max_size=8), json_like, max_size=5))
def test_one_content_has_one_spelling_whatever_the_order_of_its_keys(payload: dict[str, Any]) -> None:
    turned = dict(reversed(payload.items()))
    assert sealing.canonical(turned) == sealing.canonical(payload)
    assert sealing.digest(turned) == sealing.digest(payload)


@pytest.mark.parametrize("place", [0, 20, -1])
def test_a_changed_letter_is_noticed(place: int) -> None:
    content = bytearray(sealing.seal({"gist": "nhất trí"}, sealing.new_salt())[1])
    content[place] ^= 1
    with pytest.raises(InvalidToken):
        sealing.unseal(bytes(content))


def test_another_installations_key_opens_nothing(settings: Settings) -> None:
    content = sealing.seal({"gist": "nhất trí"}, sealing.new_salt())[1]
    settings.SECRET_KEY = "another"
    with pytest.raises(InvalidToken):
        sealing.unseal(content)

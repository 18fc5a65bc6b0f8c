"""Anchors in the data folder beside those kept elsewhere: nennep.config.audit.known_anchors."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from nennep.config.audit.known_anchors import known_anchors
from nennep.core.audit import anchors
from nennep.core.audit.anchors import Anchor

pytestmark = pytest.mark.usefixtures("world")
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def row_of(count: int, key: Ed25519PrivateKey = KEY) -> list[Anchor]:
    made: list[Anchor] = []
    for number in range(1, count + 1):
        made.append(anchors.make(key, number=number, before=made[-1] if made else None))
    return made


@pytest.fixture
def kept() -> list[Anchor]:
    return row_of(3)


def test_a_whole_row_of_anchors_is_believed(kept: list[Anchor]) -> None:
    found = known_anchors(kept, kept[:1], codes=[kept[1].code, kept[2].code[:20].upper()], key=kept[0].key)
    assert (found.anchors, found.wrong) == (kept, [])


def test_one_that_is_gone_from_the_middle_is_named(kept: list[Anchor]) -> None:
    assert known_anchors([kept[0], kept[2]], []).wrong == ["thiếu neo số 2 trong thư mục dữ liệu."]


def test_the_newest_that_is_gone_is_found_by_the_one_kept_elsewhere(kept: list[Anchor]) -> None:
    found = known_anchors(kept[:2], [kept[2]])
    assert found.anchors == kept
    assert len(found.wrong) == 1
    assert found.wrong[0].startswith("neo số 3 cất ở nơi khác không có")


def test_the_newest_that_is_gone_is_found_by_its_code_on_paper(kept: list[Anchor]) -> None:
    found = known_anchors(kept[:2], [], codes=[kept[2].code])
    assert len(found.wrong) == 1
    assert "không có neo nào mang mã" in found.wrong[0]


def test_a_row_signed_anew_with_another_key_is_not_believed(kept: list[Anchor]) -> None:
    other = row_of(3, Ed25519PrivateKey.generate())
    found = known_anchors(other, [], key=kept[0].key)
    assert (found.anchors, len(found.wrong)) == ([], 3)


def test_anchors_of_two_keys_ask_for_the_printed_key(kept: list[Anchor]) -> None:
    other = row_of(1, Ed25519PrivateKey.generate())
    assert any("--key" in each for each in known_anchors(kept, other).wrong)

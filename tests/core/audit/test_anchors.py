"""Anchors as texts: nennep.core.audit.anchors."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.factories import Cell

from nennep.core.audit import anchors
from nennep.core.audit.anchors import Anchor, BadAnchor
from nennep.core.models import ChainHead

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


@pytest.fixture
def anchor(pa_kim: Cell) -> Anchor:
    return anchors.make(KEY, number=1, before=None)


def test_it_says_where_every_chain_stands(anchor: Anchor, pa_kim: Cell) -> None:
    head = ChainHead.rows.get(organisation_id=pa_kim.id)
    assert len(anchor.heads) == ChainHead.rows.count()
    assert (pa_kim.id, head.seq, bytes(head.digest).hex()) in [
        (each.organisation_id, each.seq, each.link) for each in anchor.heads
    ]


def test_it_reads_back_from_its_text_also_with_the_line_ends_of_another_system(anchor: Anchor) -> None:
    assert anchors.read(anchor.text) == anchor
    assert anchors.read(anchor.text.replace("\n", "\r\n")) == anchor


def test_each_names_the_one_before_it(anchor: Anchor) -> None:
    second = anchors.make(KEY, number=2, before=anchor)
    assert (anchor.before, second.before) == ("-", anchor.code)


@pytest.mark.parametrize("line", range(9))
def test_no_line_can_be_changed_without_the_key(anchor: Anchor, line: int) -> None:
    lines = anchor.text.splitlines()
    place = line if line < 6 else len(lines) - 9 + line
    digit = next(each for each in reversed(lines[place]) if each.isalnum())
    lines[place] = lines[place].replace(digit, "1" if digit != "1" else "2")
    with pytest.raises(BadAnchor):
        anchors.read("\n".join(lines))


def test_somebody_elses_signature_shows_another_key(anchor: Anchor) -> None:
    other = anchors.make(Ed25519PrivateKey.generate(), number=1, before=None)
    assert other.key != anchor.key
    with pytest.raises(BadAnchor):
        anchors.read(other.text.replace(other.key, anchor.key))

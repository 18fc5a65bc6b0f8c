"""Device files that were changed or cut short on their way: nothing but what the phone kept is ever taken in."""

from __future__ import annotations

import json
import random
from uuid import UUID

import pytest

from nennep.core.refusals import Invalid, Refused
from nennep.sync.importing import keep_file, preview
from nennep.sync.models import DeviceFile
from tests.factories import Cell, World
from tests.sync.device_file_maker import Phone
from tests.sync.evenings import outcomes

CHANGES = 60


def test_whatever_byte_is_changed_only_what_the_phone_kept_is_taken_in(
    evening: Phone, world: World, meeting: UUID
) -> None:
    content = evening.content()
    whole = outcomes(preview(world.clerk, keep_file(world.clerk, content)))
    chance = random.Random(7)  # the same changes each time
    for _change in range(CHANGES):
        at, bit = chance.randrange(len(content)), 1 << chance.randrange(7)
        changed = content[:at] + bytes([content[at] ^ bit]) + content[at + 1 :]
        try:
            review = preview(world.clerk, keep_file(world.clerk, changed))
        except Refused:
            continue
        found = [each for each in outcomes(review) if each[1] != "unreadable"]
        assert len(review.told) >= len(whole) - 1, at
        for each in found:
            assert each[0] in [name for name, _outcome in whole], at


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.999])
def test_a_file_that_was_cut_short_is_called_damaged(evening: Phone, world: World, share: float) -> None:
    content = evening.content()
    with pytest.raises(Invalid) as refused:
        keep_file(world.clerk, content[: int(len(content) * share)])
    assert refused.value.code == "torn_file"
    assert not DeviceFile.rows.exists()


def test_a_file_with_a_mark_of_its_encoding_before_it_is_the_same(evening: Phone, pa_kim: Cell) -> None:
    """Some programs on the way put one there."""
    bare = json.dumps(evening.file()).encode()
    review = preview(pa_kim.secretary, keep_file(pa_kim.secretary, b"\xef\xbb\xbf" + bare + b"\r\n"))
    assert review.open == 0

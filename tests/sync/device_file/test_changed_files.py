"""Device files that were changed or cut short on their way: nothing but what the phone kept is ever taken in."""

from __future__ import annotations

import json
import random
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from nennep.accounts.models import User
from nennep.core.refusals import Invalid, Refused
from nennep.meetings.models import Meeting
from nennep.sync.importing import NotSettled, keep_file, preview, take_in
from nennep.sync.models import DeviceFile
from tests.factories import Cell, World
from tests.sync.device_file_maker import Phone
from tests.sync.evenings import NOTHING_LEFT_OUT, outcomes

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


def outcomes_and_codes(evening: Phone, world: World, file: dict[str, Any]) -> list[tuple[str, str]]:
    review = preview(world.clerk, keep_file(world.clerk, json.dumps(file).encode()))
    return [(each.line.outcome.value, each.line.code) for each in review.told]


def test_a_row_that_was_taken_out_of_a_file_is_said_and_somebody_must_leave_it_out(
    evening: Phone, world: World, meeting: UUID
) -> None:
    file = evening.file()
    gone = file["rows"].pop(3)
    taken = keep_file(world.clerk, json.dumps(file).encode())
    review = preview(world.clerk, taken)
    (missing,) = [each for each in review.told if each.is_open]
    assert (missing.id, missing.line.code) == (gone["id"], "missing")
    assert review.told.index(missing) == 3  # where it was
    with pytest.raises(NotSettled):
        take_in(world.clerk, taken, left_out=NOTHING_LEFT_OUT)
    take_in(world.clerk, taken, left_out=frozenset({gone["id"]}))
    assert Meeting.rows.get(pk=meeting).state == "in_session"


def test_a_row_of_an_older_file_of_the_same_phone_is_said_and_not_done(evening: Phone, world: World) -> None:
    """A phone that dropped an act gives out a file without it; somebody puts it back from an older one."""
    older = evening.file()["rows"]
    dropped = evening.acts.pop(4)
    file = evening.file()
    file["rows"].append(next(each for each in older if each["id"] == dropped["key"]))
    found = outcomes_and_codes(evening, world, file)
    assert found.count(("unreadable", "strange")) == 1
    assert len(found) == len(evening.acts) + len(evening.texts) + 1


def test_a_row_put_in_the_place_of_its_later_writing_is_said(evening: Phone, world: World) -> None:
    older = evening.file()["rows"]
    file = evening.file()
    file["rows"][2] = older[2]
    assert outcomes_and_codes(evening, world, file)[2] == ("unreadable", "strange")


@pytest.mark.parametrize("closing", [None, {"iv": "AAAA", "data": "AAAA"}], ids=["locked", "damaged"])
def test_a_file_that_does_not_say_which_rows_it_has_is_taken_in_and_that_is_said(
    evening: Phone, world: World, client: Client, closing: dict[str, str] | None
) -> None:
    file = keep_file(world.clerk, evening.content(closing=closing))
    review = preview(world.clerk, file)
    assert (review.is_closed, review.open) == (False, 0)
    client.force_login(User.rows.get(pk=world.clerk.user_id))
    page = client.get(f"/nhap-tep/{file}/").content.decode()
    assert "không biết có dòng nào bị lấy ra dọc đường" in page
    whole = keep_file(world.clerk, evening.content())
    assert "bị lấy ra dọc đường" not in client.get(f"/nhap-tep/{whole}/").content.decode()

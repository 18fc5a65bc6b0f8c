"""The secretary's phone after an evening without a signal."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest

from nennep.core import clock
from nennep.meetings.actions.agenda import draw_agenda
from nennep.rulebook.enums import ItemKind
from tests.factories import Cell
from tests.fixtures import EVENING
from tests.sync.device_file_maker import Phone
from tests.sync.evenings import LATER, hold
from tests.worlds import first_item


@pytest.fixture
def item(meeting: UUID, pa_kim: Cell) -> UUID:
    """Something to talk about, on the agenda that was drawn beforehand."""
    draw_agenda(pa_kim.secretary, meeting=meeting)
    return first_item(meeting, ItemKind.DISCUSSION)


@pytest.fixture
def evening(meeting: UUID, item: UUID, pa_kim: Cell) -> Iterator[Phone]:
    """The secretary's phone after the evening; the clock stands at the next afternoon."""
    phone = Phone(pa_kim.secretary).meet_server()
    with clock.at(EVENING):
        hold(phone, pa_kim, meeting, item)
    with clock.at(EVENING + LATER):
        yield phone

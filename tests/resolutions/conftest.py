"""A meeting of Pá Kìm in October that resolved something and gave tasks, and November's that heard of them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pytest

from tests.factories import World
from tests.running import databases


@dataclass
class Decided:
    """The meeting, what it resolved, and its tasks: late, without a day, done since."""

    meeting: UUID
    resolution: UUID
    late: UUID
    dayless: UUID
    done: UUID


@pytest.fixture
def decided(world: World) -> Decided:
    """What tests/told/pa-kim-quyet-dinh.toml tells; the day is 20/11/2026."""
    names = databases.made_in("decided").names
    return Decided(
        meeting=names["buổi quyết định"],
        resolution=names["bảo vệ rừng"],
        late=names["việc quá hạn"],
        dayless=names["việc không hạn"],
        done=names["việc xong"],
    )

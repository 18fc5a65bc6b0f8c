"""Pá Kìm on the days of its walk: the server, the people on it, what the walk has come to know.

The evening is 24/11/2026, whatever day the test is run on (tests.moved_clock).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser

from tests.e2e.phones import Phone
from tests.factories import NAMES
from tests.servers.serving import Served, own_database, serving

FRIDAY = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)  # 10:00 in Vietnam
EVENING = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)  # 19:30
NEXT_DAY = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
LATER = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
SPEECHES = {
    NAMES[4]: "Tổ rừng nhận dọn hai cây số.",
    NAMES[5]: "Đề nghị có lịch trực mùa khô.",
}
RESOLUTION = "phòng cháy rừng mùa khô"
TOPIC = "Phòng cháy rừng mùa khô"
PROPOSED = "Chuyển đất ngô kém sang trồng cây ăn quả"
SECRETARY, DEPUTY, MEMBER, FARMER = NAMES[0], NAMES[1], NAMES[2], NAMES[4]


@dataclass
class Walk:
    """One server, the people on it, and what the walk has come to know."""

    chromium: Browser
    served: Served
    downloads: Path
    secretary: Phone
    others: list[Phone] = field(default_factory=list)
    meeting: str = ""

    def another(self, login: str) -> Phone:
        """Somebody else signs in, on a phone of their own."""
        phone = Phone(self.chromium, self.served)
        phone.sign_in(login)
        self.others.append(phone)
        return phone

    def phones(self) -> list[Phone]:
        """Everybody's."""
        return [self.secretary, *self.others]


@contextmanager
def opened(chromium: Browser, folder: Path) -> Iterator[Walk]:
    """Pá Kìm on Friday 20/11/2026; October's meeting left two tasks open."""
    with (
        own_database(os.environ.get("NENNEP_DATABASE_URL", "")) as database_url,
        serving(folder / "data", database_url, since=FRIDAY) as served,
    ):
        served.facts = served.run("tests.e2e.entering:enter_pa_kim")
        walk = Walk(chromium, served, folder, Phone(chromium, served))
        yield walk
        for each in walk.phones():
            each.close()
        assert served.faults() == []

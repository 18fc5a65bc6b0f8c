"""Python reads this at its start where this folder is on its path: the program's clock is moved, and runs on.

Only servers of tests have the folder on their path (tests.servers.serving), so that an evening of November is held
whatever day the tests are run on. The program knows nothing of it, and everything but the day is real.
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

from nennep.core import clock

SECONDS = Path(os.environ["TESTS_CLOCK"])
"""The file that says by how many seconds; a test may move the clock again while the server runs."""


class Moved(datetime):
    """What the clock asks for the time."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        """The real instant, moved."""
        return datetime.now(tz) + timedelta(seconds=float(SECONDS.read_text(encoding="ascii")))


clock.datetime = Moved  # type: ignore[misc]

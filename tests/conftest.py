"""What every test may use: a clock that can be set, one profile of hypothesis. Apps have fixtures in their folders."""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime

import pytest
from hypothesis import HealthCheck, settings

from nennep.core import clock as core_clock
from nennep.room import page_cache

settings.register_profile(
    "nennep",
    deadline=None,
    # CI tries the same examples each time: a red run means a change, not luck
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("nennep")


def pytest_collection_finish() -> None:
    """Look for circles of objects seldom, and never among what the program and its tests are: 6 % of a run."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture
def clock() -> Iterator[Callable[[datetime], None]]:
    """`clock(moment)` sets the program's clock, in this thread, until the test ends or it is called again."""
    with ExitStack() as moments:
        yield lambda moment: (moments.close(), moments.enter_context(core_clock.at(moment)), None)[-1]


@pytest.fixture(autouse=True)
def nothing_cached() -> None:
    """What the program remembers of one test's data is not what another's are: a rolled back chain moves on anew."""
    page_cache._cache.clear()


pytest_plugins = [
    "tests.browsers.browser",
    "tests.running.database_setup",
    "tests.fixtures",
    "tests.running.measuring",
    "tests.running.on_postgresql",
    "tests.running.scheduling",
]

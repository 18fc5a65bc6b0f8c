"""Which tests go first and which stay together when several processes share them: `pytest -n 2 --dist loadfile`."""

import pytest
from xdist.scheduler import LoadScopeScheduling

LONGEST = (
    "tests/e2e/test_pages.py",
    "tests/test_hostile_payloads.py",
    "tests/demo/test_build.py",
    "tests/web/test_offline_home_browser.py",
    "tests/e2e/test_pa_kim.py",
    "tests/e2e/offline/test_meanwhile.py",
    "tests/test_concurrency.py",
    "tests/e2e/offline/test_bad_lines.py",
    "tests/room/test_room_browser.py",
    "tests/e2e/offline/test_at_home.py",
    "tests/e2e/offline/test_whole_meeting.py",
    "tests/room/test_room_offline_screens_browser.py",
    "tests/e2e/offline/test_two_phones.py",
    "tests/ui/test_gallery.py",
    "tests/web/test_worker_browser.py",
    "tests/config/test_bench_offline.py",
    "tests/e2e/test_joint.py",
    "tests/files/test_uploads.py",
    "tests/authority/test_confirming.py",
    "tests/sync_machine/test_machine.py",
    "tests/test_reading_matrix.py",
    "tests/room/test_views.py",
    "tests/room/test_views_corrections.py",
    "tests/test_urls_by_role.py",
)
"""Files that take longest, the longest first (`./nennep test` prints them): begun last, one would end alone.

Those that are split come by the time of one test.
"""
SPLIT = {
    "tests/sync_machine/test_machine.py",
    "tests/test_reading_matrix.py",
    "tests/test_urls_by_role.py",
}
"""Files whose tests share nothing costly: each may run in another process."""


class LongestFirst(LoadScopeScheduling):
    """A file's tests stay together, for its fixtures are made once; files come in the order of the collection."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::", 1)[0]
        return nodeid if file in SPLIT else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> LongestFirst | None:
    if config.getoption("dist") != "loadfile":
        return None
    config.option.loadscopereorder = False  # nor by their number of tests
    return LongestFirst(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    place = {file: number for number, file in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.nodeid.split("::", 1)[0], len(place)))

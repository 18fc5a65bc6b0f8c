"""Which tests go first and which stay together when several processes share them: `pytest -n 2 --dist loadfile`.

And which wait for CI: those marked `in_ci` run under `.ci/run`, and at home when their file or folder is named.
"""

import os
from collections.abc import Sequence

import pytest
from xdist.scheduler import LoadScopeScheduling

LONGEST = (
    "tests/e2e/test_pages.py",
    "tests/web/test_offline_home_browser.py",
    "tests/e2e/offline/test_meanwhile.py",
    "tests/e2e/offline/test_bad_lines.py",
    "tests/sync_machine/test_machine.py",
    "tests/demo/test_build.py",
    "tests/room/without_signal/test_room_offline_screens_browser.py",
    "tests/hostile/test_forms.py",
    "tests/hostile/test_payloads.py",
    "tests/e2e/offline/test_at_home.py",
    "tests/room/screens/test_room_browser.py",
    "tests/test_queries.py",
    "tests/config/test_secret_key.py",
    "tests/config/test_database_file.py",
    "tests/e2e/test_language_switch.py",
    "tests/room/without_signal/test_room_hanging_browser.py",
    "tests/web/test_worker_browser.py",
    "tests/e2e/offline/test_second_copy.py",
    "tests/servers/test_concurrency.py",
    "tests/e2e/offline/test_whole_meeting.py",
    "tests/e2e/pa_kim/test_pa_kim.py",
    "tests/demo/test_same.py",
    "tests/running/test_scheduling.py",
    "tests/e2e/test_joint.py",
    "tests/e2e/offline/test_two_phones.py",
    "tests/access/test_reads_of_pages.py",
    "tests/config/commands/test_play.py",
    "tests/files/test_uploads.py",
    "tests/authority/test_confirming.py",
    "tests/ui/test_gallery.py",
    "tests/access/test_reading_matrix.py",
    "tests/room/views/test_views.py",
    "tests/room/views/test_views_corrections.py",
    "tests/access/test_urls_by_role.py",
)
"""Files that take longest, the longest first (`./nennep test` prints them): begun last, one would end alone.

Those that are split come by the time of one test.
"""
SPLIT = {
    "tests/sync_machine/test_machine.py",
    "tests/access/test_reading_matrix.py",
    "tests/access/test_urls_by_role.py",
}
"""Files whose tests share nothing costly: each may run in another process."""

WALKS = {
    "test_every_address_answers_every_role_as_the_table_says",
    "test_every_answer_of_the_program_agrees_with_the_document",
}
"""Both check the table of addresses against the program, for one role."""


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
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    left = asserted_twice(items)
    if not os.environ.get("CI") and config.args_source is not pytest.Config.ArgsSource.ARGS:
        left += [each for each in items if waits_for_ci(each) and each not in left]
    config.hook.pytest_deselected(items=left)
    place = {file: number for number, file in enumerate(LONGEST)}
    items[:] = sorted(
        (each for each in items if each not in left),
        key=lambda item: place.get(item.nodeid.split("::", 1)[0], len(place)),
    )


def waits_for_ci(item: pytest.Item) -> bool:
    """Whether this test is marked `in_ci`, for this database where it names one."""
    mark = item.get_closest_marker("in_ci")
    database = "postgresql" if os.environ.get("NENNEP_DATABASE_URL") else "sqlite"
    return mark is not None and (not mark.args or database in mark.args)


def asserted_twice(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """Roles of the table of addresses whose reading walk runs too: it opens the same addresses, and more."""
    walked = {_role(each) for each in items if _of(each, "test_reading_matrix.py")} - {None}
    return [each for each in items if _of(each, "test_urls_by_role.py") and _role(each) in walked]


def _of(item: pytest.Item, file: str) -> bool:
    return item.path.name == file and getattr(item, "originalname", "") in WALKS


def _role(item: pytest.Item) -> str | None:
    given = getattr(item, "callspec", None)
    return None if given is None else given.params.get("role")

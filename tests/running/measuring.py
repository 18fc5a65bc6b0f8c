"""What coverage.py measures where it runs (tools/run_tests.py, under CI): the quick tests without a browser.

Measuring costs two fifths of a test's time on Python 3.11. Browser tests and long proofs run again what quick tests
have run; they go unmeasured, in the same processes. A file's tests stay together, so the change is rare.

Also what tests count in a browser (`record_property("taps", …)`): it is printed at the end of the run.
"""

from __future__ import annotations

from collections.abc import Iterator

import coverage
import pytest

_running = pytest.StashKey[coverage.Coverage]()


def is_measured(item: pytest.Item) -> bool:
    """Whether the test is a quick one without a browser: those of `nennep test --fast`."""
    return not any(item.get_closest_marker(mark) for mark in ("browser", "slow"))


def pytest_configure(config: pytest.Config) -> None:
    if running := coverage.Coverage.current():
        config.stash[_running] = running


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    running = item.config.stash.get(_running, None)
    if running is not None and is_measured(item) != (coverage.Coverage.current() is not None):
        (running.start if is_measured(item) else running.stop)()
    return (yield)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for report in terminalreporter.getreports("passed"):
        for name, counted in report.user_properties:
            if name == "taps":
                terminalreporter.write_line(f"from sign-in to adopted minutes, {counted}")

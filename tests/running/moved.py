"""The program's clock in this process, and in the pages that it serves, at another moment; time runs on.

So an evening is held at the same hour of the same day whenever the tests are run. Processes of their own have their
clock moved by tests/moved_clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date

from nennep.core import clock

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

NINE = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
"""21:00 in Vietnam: an hour and a half of Pá Kìm's meeting of November is over."""
IN_PAGES = """{
  const Real = Date, by = %d;
  globalThis.Date = class extends Real {
    constructor(...given) { super(...(given.length ? given : [Real.now() + by])); }
    static now() { return Real.now() + by; }
  };
}"""


@contextmanager
def moved_to(moment: datetime) -> Iterator[timedelta]:
    """It is `moment` now, in every thread; gives by how much the clock is moved."""
    with moved_by(moment - datetime.now(UTC)) as by:
        yield by


@contextmanager
def moved_by(by: timedelta) -> Iterator[timedelta]:
    """The clock is ahead by so much, in every thread."""
    real = clock.datetime

    class Moved(datetime):
        """What the clock asks for the time."""

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) + by

    clock.datetime = Moved  # type: ignore[misc]
    try:
        yield by
    finally:
        clock.datetime = real  # type: ignore[misc]


def move_pages(context: BrowserContext, by: timedelta) -> None:
    """The clock of a browser's pages is ahead by so much, also of where it was moved to before."""
    context.add_init_script(IN_PAGES % (by / timedelta(milliseconds=1)))


def dated(ask: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware of the tests: answers bear the program's time, from which a device learns, not the machine's."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = ask(request)
        response.headers.setdefault("Date", http_date(clock.now().timestamp()))
        return response

    return answer

"""Pá Kìm with a meeting in every stage behind a real server, and tabs of each role, to go over pages with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.phones import DESK, PHONE
from tests.servers.serving import Served, serving

NOW = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)


@pytest.fixture(scope="package")
def stages_served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Pá Kìm on 20/11/2026 with a meeting in every stage."""
    with serving(tmp_path_factory.mktemp("pages") / "data", since=NOW) as served:
        served.facts = served.run("tests.e2e.entering:enter_stages")
        yield served
        assert served.faults() == []


@pytest.fixture(scope="package")
def tabs(stages_served: Served, chromium: Browser) -> Iterator[Callable[[str, str], Page]]:
    """A tab for each role and language, empty: Vietnamese on a phone, English on a desk."""
    made: dict[tuple[str, str], Page] = {}

    def tab(role: str, language: str) -> Page:
        if (role, language) not in made:
            width, height = PHONE if language == "vi" else DESK
            new = chromium.new_context(
                viewport={"width": width, "height": height},
                base_url=stages_served.address,
                service_workers="block",  # the server's own pages are looked at here, not those kept on the phone
            )
            cookies = {"nennep_language": language}
            if role:
                cookies["nennep_session"] = stages_served.facts["sessions"][role]
            new.add_cookies(
                [
                    {"name": name, "value": value, "url": stages_served.address}
                    for name, value in cookies.items()
                ]
            )
            made[role, language] = new.new_page()
        page = made[role, language]
        page.goto("about:blank")  # else an address that differs after its # alone would not be loaded
        return page

    yield tab
    for each in made.values():
        each.context.close()

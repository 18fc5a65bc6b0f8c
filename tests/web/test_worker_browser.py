"""The service worker in a real browser: installed whole or not at all, renewed when asked, facts never kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from playwright.sync_api import expect

from tests.web.phone import Phones, installed, until

pytestmark = pytest.mark.browser

KEPT = "async () => (await caches.keys()).filter(name => name.startsWith('nennep-'))"


@pytest.fixture
def renewed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, bytes], None]]:
    """`renewed("ui/nennep.css", b"…")`: from now on the server has another file there."""
    monkeypatch.setattr(settings, "STATICFILES_DIRS", [str(tmp_path)])

    def put(name: str, contents: bytes) -> None:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(contents)
        finders.get_finder.cache_clear()

    yield put
    monkeypatch.undo()
    finders.get_finder.cache_clear()


def contents(name: str) -> bytes:
    found = finders.find(name)
    assert isinstance(found, str)
    return Path(found).read_bytes()


def test_after_the_first_visit_pages_come_without_a_network(phone: Phones) -> None:
    page = phone()
    installed(page)
    page.context.set_offline(True)
    page.goto("/")
    expect(page.locator("#offline-home")).to_be_attached()
    page.goto("/buoi/01936d00-0000-7000-8000-000000000000/hop/")
    expect(page.locator("#room")).to_be_attached()
    assert page.evaluate("document.styleSheets.length") == 3
    page.context.set_offline(False)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Chào đồng chí")


def test_facts_are_never_kept(phone: Phones) -> None:
    page = phone()
    installed(page)
    page.goto("/dang-nhap/?next=/")
    kept = page.evaluate(
        """async () => {
          const found = [];
          for (const name of await caches.keys())
            for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
          return found;
        }"""
    )
    assert kept
    assert [each for each in kept if not re.match(r"/static/|/khung/(hop|mat-song)/$", each)] == []


def test_a_new_version_waits_until_the_person_takes_it(
    phone: Phones, renewed: Callable[[str, bytes], None]
) -> None:
    page = phone()
    installed(page)
    (before,) = page.evaluate(KEPT)
    renewed("ui/nennep.css", contents("ui/nennep.css") + b"\n:root { --renewed: yes }\n")
    page.goto("/")
    update = page.get_by_role("button", name="Cập nhật")
    expect(update).to_be_visible()
    assert before in page.evaluate(KEPT)
    with page.expect_event("load"):
        update.click()
    until(page, "async before => !(await caches.keys()).includes(before)", before)
    assert (
        page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--renewed').trim()")
        == "yes"
    )
    expect(update).to_have_count(0)


def test_in_the_room_a_new_version_says_nothing(phone: Phones, renewed: Callable[[str, bytes], None]) -> None:
    page = phone()
    installed(page)
    renewed("ui/nennep.css", contents("ui/nennep.css") + b"\n/* newer */\n")
    page.goto("/buoi/01936d00-0000-7000-8000-000000000000/hop/")
    until(page, "async () => (await navigator.serviceWorker.getRegistration()).waiting !== null")
    page.wait_for_timeout(1500)
    expect(page.get_by_role("button", name="Cập nhật")).to_have_count(0)


def test_an_install_with_a_broken_file_leaves_the_working_version(
    phone: Phones, renewed: Callable[[str, bytes], None]
) -> None:
    page = phone()
    installed(page)
    (before,) = page.evaluate(KEPT)
    # the list names another file than the one that comes: cut on the way, or of a server renewed in between
    page.context.route("**/static/room/room.css", lambda route: route.fulfill(body="half a fi"))
    renewed("ui/nennep.css", contents("ui/nennep.css") + b"\n/* newer */\n")
    page.goto("/")
    page.wait_for_timeout(3000)
    page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update().catch(() => 0)")
    page.wait_for_timeout(1000)
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).waiting") is None
    assert page.evaluate(KEPT) == [before]
    page.context.set_offline(True)
    page.goto("/")
    expect(page.locator("#offline-home")).to_be_attached()


def test_the_shells_follow_the_language(phone: Phones) -> None:
    page = phone()
    installed(page)
    page.locator("details.menu summary").click()
    page.get_by_role("button", name="English").click()
    until(page, "localStorage.getItem('nennep-shell-language') === 'en'")
    page.context.set_offline(True)
    page.goto("/buoi/01936d00-0000-7000-8000-000000000000/hop/")
    assert page.evaluate("document.documentElement.lang") == "en"


def test_nobody_signed_in_installs_nothing(phone: Phones) -> None:
    page = phone(sign_in=False)
    page.goto("/dang-nhap/")
    page.wait_for_timeout(2500)
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0

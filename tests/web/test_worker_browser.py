"""The service worker in a real browser: installed whole or not at all, renewed when asked, facts never kept."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from playwright.sync_api import Route, expect

from nennep.web import app_files
from nennep.web.app_files import Worker
from nennep.web.views import home as views
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
    phone.cut(page)
    page.goto("/")
    expect(page.locator("#offline-home")).to_be_attached()
    page.goto("/buoi/01936d00-0000-7000-8000-000000000000/hop/")
    expect(page.locator("#room")).to_be_attached()
    assert page.evaluate("document.styleSheets.length") == 3
    phone.restore(page)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tối nay Chi bộ bản Pá Kìm sinh hoạt.")


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


def cut_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes is not what the list promised: cut on the way, or of a server renewed in between."""
    real, other = app_files._integrity, app_files._integrity("ui/icons.svg")
    monkeypatch.setattr(
        app_files, "_integrity", lambda name: other if name == "room/room.css" else real(name)
    )


def other_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shells come from another version than the list."""
    real = app_files.worker()
    renewed = Worker("the shells'", real.script.replace(real.version, "the list's"))
    monkeypatch.setattr(app_files, "worker", lambda: renewed)


UPDATED = """async () => {
  const found = await navigator.serviceWorker.getRegistration();
  const settled = new Promise(done => found.addEventListener("updatefound", () => {
    const made = found.installing;
    made.addEventListener("statechange", () => done(made.state));
  }));
  await found.update();
  return settled;
}"""


@pytest.mark.parametrize("broken", [cut_file, other_shell])
def test_a_broken_install_leaves_the_working_version(
    phone: Phones, monkeypatch: pytest.MonkeyPatch, broken: Callable[[pytest.MonkeyPatch], None]
) -> None:
    page = phone()
    installed(page)
    (before,) = page.evaluate(KEPT)
    broken(monkeypatch)
    assert page.evaluate(UPDATED) == "redundant"
    assert page.evaluate(KEPT) == [before]
    phone.cut(page)
    page.goto("/")
    expect(page.locator("#offline-home")).to_be_attached()


def test_the_shells_follow_the_language(phone: Phones) -> None:
    page = phone()
    installed(page)
    page.locator("details.menu summary").click()
    page.get_by_role("button", name="English").click()
    until(page, "localStorage.getItem('nennep-shell-language') === 'en'")
    phone.cut(page)
    page.goto("/buoi/01936d00-0000-7000-8000-000000000000/hop/")
    assert page.evaluate("document.documentElement.lang") == "en"


def test_a_server_that_does_not_answer_in_time_gives_way_to_the_device(
    phone: Phones, renewed: Callable[[str, bytes], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    script = contents("web/sw.js")
    assert script.count(b"8e3") == 1
    renewed("web/sw.js", script.replace(b"8e3", b"1e3"))
    page = phone()
    installed(page)
    known = views.home_of
    monkeypatch.setattr(views, "home_of", lambda actor, on: (time.sleep(4), known(actor, on))[1])
    page.goto("/")
    expect(page.locator("#offline-home")).to_be_attached()


def test_the_room_of_an_older_program_says_so_and_takes_up_the_newer(
    phone: Phones, renewed: Callable[[str, bytes], None]
) -> None:
    page = phone()
    installed(page)
    renewed("ui/nennep.css", contents("ui/nennep.css") + b"\n:root { --renewed: yes }\n")

    def newer(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json=answer.json() | {"format": 99})

    page.context.route("**/goi.json", newer)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"/buoi/{phone.meeting}/hop/")
    update = page.locator("[data-renew]")
    expect(update).to_be_visible()
    page.context.unroute("**/goi.json")
    with page.expect_event("load"):
        update.click()
    expect(page.get_by_role("button", name="Bắt đầu", exact=True)).to_be_visible()
    assert (
        page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--renewed').trim()")
        == "yes"
    )


def test_nobody_signed_in_installs_nothing(phone: Phones) -> None:
    page = phone(sign_in=False)
    page.goto("/dang-nhap/")
    page.wait_for_timeout(2500)
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0

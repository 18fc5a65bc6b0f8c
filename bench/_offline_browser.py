"""A cold phone is made ready, a meeting is held on it without signal and brought home; how soon its room stands.

Bytes are those of the wire (TLS and all headers, both ways): the phone speaks to the server through a line that counts.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright
from tests.servers.https import HOST, SecureServed, browser_options, serving_https

from _offline_script import evening
from _wire import Wire, wire
from nennep.config.development.bench import Figure

KILOBYTE = 1000
LARGE_ROLL, USUAL_ROLL = 100, 31
THROTTLE, OPENINGS = 4, 5
PATIENCE_MS = 60_000

ALL_THERE = """async (user) => {
  const store = globalThis.nennepRoom && navigator.serviceWorker.controller && await nennepRoom.DeviceStore.open(user);
  return !!store && !!(await store.prefetched()) && (await store.packages.all()).length > 0;
}"""
HOLD = """async ({ user, meeting, doings }) => {
  const { DeviceStore, Session, addressesOf } = nennepRoom;
  const session = new Session(addressesOf(meeting), () => undefined, await DeviceStore.open(user));
  await session.load();
  for (const { act, payload, section, text } of doings) {
    if (act) session.act(act, payload);
    else session.texts.write(section, text);
    await session.written();
  }
  globalThis.session = session;
  return { kept: session.allKept, acts: session.outbox.acts.length, texts: session.texts.waiting };
}"""
RECEIVED = "máy chủ đã nhận"
BEGINNING = 3
"""So many doings open a meeting."""
WATCH = """() => {
  const on = (sign, name) => {
    const watching = new MutationObserver(() => {
      if (!document.querySelector(sign)) return;
      watching.disconnect();
      requestAnimationFrame(() => { globalThis[name] = performance.now(); });
    });
    watching.observe(document, { childList: true, subtree: true });
  };
  on("#room input[name=pin]", "asked");
  on("#room a.row", "usable");
  addEventListener("submit", () => { globalThis.typed = performance.now(); }, true);
}"""
"""When the PIN is asked for, when it was given, when the agenda stands: milliseconds since the page was asked for."""
PIN = "2468"


class Phone:
    """A browser with a folder of its own, opened and closed; `address` is its door to the server."""

    def __init__(self, play: Playwright, folder: Path, served: SecureServed, address: str) -> None:
        self.play, self.folder, self.served, self.address = play, folder, served, address
        self.offline = False
        self.open()

    def open(self) -> None:
        """Open the browser; what was cut stays cut."""
        options = browser_options(self.served.data, self.folder / "home")
        self.context: BrowserContext = self.play.chromium.launch_persistent_context(
            self.folder / "profile",
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            viewport={"width": 360, "height": 740},
            locale="vi-VN",
            base_url=self.address,
            **options,
        )
        self.context.set_offline(self.offline)
        self.page: Page = self.context.pages[0]

    def close(self) -> None:
        """Close the browser; what is in its folder stays."""
        self.context.close()

    def cut(self, offline: bool = True) -> None:
        """No signal from here on, for pages and for the worker."""
        self.offline = offline
        self.context.set_offline(offline)

    def carry(self, session: str) -> None:
        """Be signed in by a session that the server made."""
        self.context.add_cookies(
            [
                {
                    "name": "nennep_session",
                    "value": session,
                    "domain": HOST,
                    "path": "/",
                    "expires": 4_000_000_000,
                    "secure": True,
                    "httpOnly": True,
                }
            ]
        )


def in_a_browser(folder: Path, openings: int = OPENINGS) -> Iterator[Figure]:
    """Figures (a) to (c): a roll of a hundred to prepare, one of 31 for the meeting."""
    with sync_playwright() as play:
        with cold_phone(play, folder / "large", LARGE_ROLL) as (phone, _served, line, facts):
            yield from prepared(phone, line, facts)
            hold(phone, facts, BEGINNING)
            yield opened_cold(phone, facts, openings, f"a roll of {LARGE_ROLL}")
        with cold_phone(play, folder / "usual", USUAL_ROLL) as (phone, served, line, facts):
            make_ready(phone, facts)
            kept = hold(phone, facts)
            yield opened_cold(
                phone, facts, openings, f"{kept['acts']} acts and {kept['texts']} texts waiting"
            )
            yield from brought_home(phone, served, line, facts, kept)


@contextmanager
def cold_phone(
    play: Playwright, folder: Path, members: int
) -> Iterator[tuple[Phone, SecureServed, Wire, dict[str, Any]]]:
    """A cold phone of the secretary of a cell with `members`, on a server of its own, through a line that counts."""
    with serving_https(folder / "data") as served:
        facts = served.run("tests.servers.served_offline:enter_cell", members)
        with wire(served.port) as line:
            phone = Phone(play, folder / "phone", served, f"https://{HOST}:{line.port}")
            phone.carry(facts["secretary"])
            try:
                yield phone, served, line, facts
            finally:
                phone.close()


def make_ready(phone: Phone, facts: dict[str, Any]) -> int:
    """Open the first page and wait until everything lies on the phone; gives the number of requests."""
    asked: list[str] = []
    phone.context.on("request", lambda request: asked.append(request.url))
    phone.page.goto("/")
    phone.page.get_by_role("button", name="Tải về máy để họp khi mất sóng").click()
    phone.page.fill("#kit input[name=pin]", PIN)
    phone.page.fill("#kit input[name=again]", PIN)
    phone.page.press("#kit input[name=again]", "Enter")
    for _second in range(60):
        if phone.page.evaluate(ALL_THERE, facts["user"]):
            break
        phone.page.wait_for_timeout(500)
    else:
        raise RuntimeError("the phone did not get ready for the meeting within half a minute")
    phone.page.wait_for_load_state("networkidle")
    return len([each for each in asked if each.startswith("https:")])


def prepared(phone: Phone, line: Wire, facts: dict[str, Any]) -> Iterator[Figure]:
    """What it takes to make a cold phone ready: first page, script, worker, shells, style, kit and package."""
    line.clear()
    requests = make_ready(phone, facts)
    name = f"a cold phone made ready for a meeting with a roll of {LARGE_ROLL}"
    yield Figure.at_most(f"{name}: over the wire, both ways", line.bytes / KILOBYTE, "kB", 250)
    yield Figure(f"{name}: requests of its pages and worker", requests, "requests")
    yield Figure(f"{name}: connections", line.connections, "connections")


def hold(phone: Phone, facts: dict[str, Any], how_much: int | None = None) -> dict[str, int]:
    """Hold the meeting on the ready phone without signal; gives how many acts and texts lie there then."""
    phone.cut()
    doings = [
        {"act": each.act, "payload": each.payload, "section": each.section, "text": each.text}
        for each in islice(evening(facts["members"], facts["items"]), how_much)
    ]
    kept: dict[str, int] = phone.page.evaluate(
        HOLD, {"user": facts["user"], "meeting": facts["meeting"], "doings": doings}
    )
    if not kept["kept"]:
        raise RuntimeError(f"the phone did not keep the meeting: {kept}")
    return kept


def brought_home(
    phone: Phone, served: SecureServed, line: Wire, facts: dict[str, Any], kept: dict[str, int]
) -> Iterator[Figure]:
    """Signal again, with the room open: what goes over the wire until all of it has arrived."""
    line.clear()
    phone.cut(False)
    began = time.perf_counter()
    phone.page.wait_for_selector(f"#room-bar .sent:text-is('{RECEIVED}')", timeout=PATIENCE_MS)
    seconds = time.perf_counter() - began
    phone.page.wait_for_load_state("networkidle")
    found = served.run("tests.servers.served_offline:arrived", facts["cell"], facts["meeting"])
    if found["acts"] != kept["acts"] or found["breaks"]:
        raise RuntimeError(f"not all arrived: {found} of {kept}")
    name = f"a two-hour meeting of {USUAL_ROLL} people held without signal"
    what = f"{found['acts']} acts, {found['characters']} characters"
    yield Figure.at_most(f"{name} ({what}): over the wire, both ways", line.bytes / KILOBYTE, "kB", 60)
    yield Figure(f"{name}: sent", line.up / KILOBYTE, "kB")
    yield Figure(f"{name}: until all of it had arrived", seconds, "s")


def opened_cold(phone: Phone, facts: dict[str, Any], openings: int, where: str) -> Figure:
    """Seconds from asking for the room until its agenda can be tapped: browser new, no signal, a slow processor.

    The work on the PIN counts, the typing of it does not.
    """
    times = []
    for _opening in range(openings):
        phone.close()
        phone.open()
        devtools = phone.context.new_cdp_session(phone.page)
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
        phone.page.add_init_script(f"({WATCH})()")
        phone.page.goto(f"/buoi/{facts['meeting']}/hop/", wait_until="commit")
        phone.page.wait_for_selector("#room input[name=pin]", timeout=PATIENCE_MS)
        phone.page.fill("#room input[name=pin]", PIN)
        phone.page.press("#room input[name=pin]", "Enter")
        phone.page.wait_for_selector("#room a.row", timeout=PATIENCE_MS)
        phone.page.wait_for_timeout(100)  # the frame that draws it
        times.append(phone.page.evaluate("asked + usable - typed") / 1000)
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    name = f"room usable from a cold start without signal, processor slowed {THROTTLE} times, {where}"
    return Figure.at_most(name, median(times), "s", 1)

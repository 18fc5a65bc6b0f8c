"""First page, meeting page and room: weight, requests, slow 3G; then eight clients at once, beside a bare Django.

`./nennep bench pages --unlocked-too` measures on both databases acts, text sync and pages, with the request lock and
without it, in turns; medians of three rounds. Exit status 1 when a target does not hold.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from nennep.config.development.bench import Figure

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]
from tests.servers.serving import Served, environment_of, serving  # noqa: E402

from _load import SECONDS, WORKERS, facts_of, under_load  # noqa: E402
from postgres_cluster import cluster  # noqa: E402

KILOBYTE = 1000
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""Chromium's emulation: 400 ms to and fro, 400 kbit/s."""
ROUNDS = 3
DRAWN_BY_SCRIPT = {"/hop/": "#room h1"}
"""What stands on the screen once a page can be used where its script draws it; any other page can, once loaded."""
WATCH = """() => {
  const note = () => {
    if (globalThis.drawnAt === undefined && document.querySelector(MARK)) {
      globalThis.drawnAt = performance.timeOrigin + performance.now();
    }
  };
  new MutationObserver(note).observe(document, { childList: true, subtree: true });
}"""
LOADED_AT = "performance.timeOrigin + performance.getEntriesByType('navigation')[0].loadEventStart"
"""Milliseconds of the wall clock, as `drawnAt`."""


@dataclass
class Load:
    """What one opening of a page cost: bytes over the wire by request, hosts, seconds until it can be used.

    What is asked for only after that is fetched ahead, for later pages: it is told apart.
    """

    bytes: dict[str, float] = field(default_factory=dict)
    sent: dict[str, float] = field(default_factory=dict)
    """When each request was sent: milliseconds of the wall clock."""
    hosts: set[str] = field(default_factory=set)
    seconds: float = 0
    drawn_at: float = 0
    """When the page could be used, by the same clock."""

    def part(self, *, ahead: bool) -> list[float]:
        """The bytes of each request that the page was drawn with, or of those fetched ahead."""
        return [size for name, size in self.bytes.items() if (self.sent[name] > self.drawn_at) == ahead]


def run(words: list[str]) -> Iterator[Figure]:
    """`--sqlite` leaves PostgreSQL out, `--no-browser` the browser, `--seconds N` measures shorter; `--unlocked-too`
    measures the program without its request lock besides.
    """
    seconds = float(words[words.index("--seconds") + 1]) if "--seconds" in words else SECONDS
    with tempfile.TemporaryDirectory(prefix="nennep-bench-") as folder:
        with demo(Path(folder) / "sqlite") as served:
            if "--no-browser" not in words:
                yield from in_a_browser(served)
            with without_lock(served, "", words) as unlocked:
                yield from under_load(served, "", "SQLite", seconds, unlocked)
        if "--sqlite" not in words:
            with (
                cluster() as url,
                demo(Path(folder) / "postgresql", url) as served,
                without_lock(served, url, words) as unlocked,
            ):
                yield from under_load(served, url, "PostgreSQL", seconds, unlocked)


@contextmanager
def without_lock(served: Served, database_url: str, words: list[str]) -> Iterator[str]:
    """The address of a second server on the same data, without the request lock; "" where nobody asked for it."""
    if "--unlocked-too" not in words:
        yield ""
        return
    with serving(served.data, database_url, module="bench._unlocked", workers=WORKERS) as second:
        yield second.address


@contextmanager
def demo(folder: Path, database_url: str = "") -> Iterator[Served]:
    """The demo, built and served by two processes; `facts` are those of _load.facts_of."""
    build = [sys.executable, "-m", "nennep.config.cli", "demo", "--build-only", "--data", str(folder)]
    data = folder / "demo"
    subprocess.run(
        build, cwd=ROOT, env=environment_of(data, database_url), check=True, stdout=subprocess.DEVNULL
    )
    with serving(data, database_url, workers=WORKERS) as served:
        served.facts = facts_of(served)
        yield served


def pages(served: Served) -> dict[str, str]:
    """What is looked at -> its address."""
    facts = served.facts
    return {
        "sign-in page": "/dang-nhap/",
        "first page (việc cần làm)": "/",
        "meeting page": f"/buoi/{facts['ahead']}/",
        "meeting page after adoption": f"/buoi/{facts['held']}/",
        "room": f"/buoi/{facts['meeting']}/hop/",
    }


def in_a_browser(served: Served) -> Iterator[Figure]:
    """Each page opened with an empty cache, first at full speed, then as on slow 3G."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"))
        for name, address in pages(served).items():
            load = opened(browser, served, address)
            drawn, ahead = load.part(ahead=False), load.part(ahead=True)
            yield Figure.at_most(f"{name}, till drawn: over the wire", sum(drawn) / KILOBYTE, "kB", 100)
            yield Figure.at_most(f"{name}, till drawn: requests", len(drawn), "requests", 12)
            if ahead:
                yield Figure(f"{name}, fetched ahead: over the wire", sum(ahead) / KILOBYTE, "kB")
                yield Figure(f"{name}, fetched ahead: requests", len(ahead), "requests")
            others = load.hosts - {urlsplit(served.address).netloc}
            yield Figure.at_most(f"{name}: requests to other hosts", len(others), "hosts", 0)
            times = [opened(browser, served, address, slow=True).seconds for _round in range(ROUNDS)]
            yield Figure.at_most(f"{name}: usable on slow 3G", median(times), "s", 3)
        browser.close()


def opened(browser: Browser, served: Served, address: str, slow: bool = False) -> Load:
    """Open one page in a browser of its own, as a phone that has never been here."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="vi-VN", service_workers="block"
    )
    if address != "/dang-nhap/":
        context.add_cookies(
            [{"name": "nennep_session", "value": served.facts["secretary"], "url": served.address}]
        )
    page = context.new_page()
    load = _watched(page)
    if slow:
        context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW_3G)
    mark = next((mark for end, mark in DRAWN_BY_SCRIPT.items() if address.endswith(end)), "")
    if mark:
        page.add_init_script(f"({WATCH.replace('MARK', repr(mark))})()")
    began = time.time() * 1000
    page.goto(served.address + address, wait_until="load")
    page.wait_for_selector(mark or "main h1")
    load.drawn_at = page.evaluate("drawnAt" if mark else LOADED_AT)
    load.seconds = (load.drawn_at - began) / 1000
    page.wait_for_load_state("networkidle")
    context.close()
    return load


def _watched(page: Page) -> Load:
    load = Load()
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")

    def asked(event: dict[str, Any]) -> None:
        if not event["request"]["url"].startswith(("data:", "blob:")):
            load.bytes.setdefault(event["requestId"], 0)
            load.sent.setdefault(event["requestId"], event["wallTime"] * 1000)
            load.hosts.add(urlsplit(event["request"]["url"]).netloc)

    def came(event: dict[str, Any]) -> None:
        if event["requestId"] in load.bytes:
            load.bytes[event["requestId"]] += event["encodedDataLength"]

    devtools.on("Network.requestWillBeSent", asked)
    devtools.on("Network.loadingFinished", came)
    return load

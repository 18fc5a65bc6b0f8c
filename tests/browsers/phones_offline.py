"""A phone that keeps what is on it: its browser may be killed, its signal may go, and it is opened again as it was.

`OfflinePhone` is `tests.e2e.phones.Phone` with a browser and a profile folder of its own, on a server over HTTPS
(tests.servers.https).

    with serving_https(tmp_path / "data") as served, OfflinePhone.held(play, tmp_path / "phone", served) as phone:
        phone.sign_in("secretary"); phone.cut(); phone.kill(); phone.open(); phone.restore()
"""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright
from playwright.sync_api import Error as BrowserError

from tests.browsers.browser import CHROMIUM
from tests.e2e.phones import PHONE, Phone
from tests.running.moved import move_pages
from tests.servers.https import HOST, SecureServed, browser_options
from tests.servers.wires import Wire

NO_SIGNAL = re.compile(r"net::ERR_|Failed to fetch|NetworkError|status of (401|403|404|409|422|502|503)")
"""What a browser's console says of a line that is down, and of an answer that the room itself deals with."""


CONTROLLED = """navigator.serviceWorker.ready.then(() => new Promise((done) => {
  if (navigator.serviceWorker.controller) done(true);
  else navigator.serviceWorker.addEventListener("controllerchange", () => done(true));
}))"""


class OfflinePhone(Phone):
    """One person's phone. `said`: errors of its pages that have nothing to do with the line."""

    def __init__(
        self,
        play: Playwright,
        folder: Path,
        served: SecureServed,
        address: str = "",
        size: tuple[int, int] = PHONE,
    ) -> None:
        """`folder`: where the phone's data lie. `address`: a bad line to it (servers/lines.py), else a good wire."""
        self.play, self.folder, self.served, self.size = play, folder, served, size
        self.wire = Wire(served.port)
        self.address = address or f"https://{HOST}:{self.wire.port}"
        self.said: list[str] = []
        self.offline = False
        self.open()

    @classmethod
    @contextmanager
    def held(
        cls, play: Playwright, folder: Path, served: SecureServed, address: str = ""
    ) -> Iterator[OfflinePhone]:
        """A phone until the block ends; then nothing may have gone wrong in its pages."""
        phone = cls(play, folder, served, address)
        try:
            yield phone
        finally:
            phone.put_away()
            phone.wire.put_away()
        assert phone.said == []

    def open(self) -> None:
        """Open the browser on the phone's folder; what was cut stays cut."""
        options = browser_options(self.served.data, self.folder / "home")
        self.context: BrowserContext = self.play.chromium.launch_persistent_context(
            self.folder / "profile",
            executable_path=CHROMIUM,
            args=options["args"],
            env=options["env"],
            viewport={"width": self.size[0], "height": self.size[1]},
            locale="vi-VN",
            base_url=self.address,
            accept_downloads=True,
        )
        move_pages(self.context, self.served.moved)
        self.context.set_offline(self.offline)
        self.page: Page = self.context.pages[0] if self.context.pages else self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.page.on("console", lambda message: self._hear(message.type, message.text))
        self.page.on("pageerror", lambda error: self._hear("error", str(error)))

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error" and not NO_SIGNAL.search(text):
            self.said.append(text)

    def close(self) -> None:
        """Close the browser in order; the phone's data stay."""
        self.context.close()

    def put_away(self) -> None:
        """Close the browser if it is open still."""
        with suppress(BrowserError):  # it was killed
            self.context.close()

    def kill(self) -> None:
        """End the browser at once, without a word to it, as a phone does whose battery dies."""
        closed: list[int] = []
        self.context.on("close", lambda _context: closed.append(1))
        os.kill(self.process(), signal.SIGKILL)
        while not closed:
            try:
                self.page.wait_for_event("close", timeout=200)
            except BrowserError:
                if self.page.is_closed():
                    break
        self.put_away()

    def process(self) -> int:
        """The process id of this phone's browser: the one on its folder that is nobody's child process of Chromium."""
        sign = f"--user-data-dir={self.folder / 'profile'}"
        for place in Path("/proc").iterdir():
            if not place.name.isdigit():
                continue
            try:
                words = (place / "cmdline").read_bytes().decode(errors="replace").split("\0")
            except OSError:
                continue
            if (
                sign in words
                and not any(each.startswith("--type=") for each in words)
                and "chrom" in words[0]
            ):
                return int(place.name)
        raise AssertionError(f"no browser runs on {self.folder}")

    def cut(self) -> None:
        """No signal from here on: the browser knows it, and its service worker, which does not, finds the wire cut."""
        self.offline = True
        self.wire.cut()
        with suppress(BrowserError):  # the browser is closed now: it opens without signal
            self.context.set_offline(True)

    def restore(self) -> None:
        """Signal again."""
        self.offline = False
        self.wire.mend()
        self.context.set_offline(False)

    def sign_in_by(self, session: str) -> None:
        """Carry a session that the server made (`tests.servers.served.session_of`)."""
        self.context.add_cookies(
            [
                {
                    "name": "nennep_session",
                    "value": session,
                    "domain": HOST,
                    "path": "/",
                    "secure": True,
                    "httpOnly": True,
                    "expires": 4_000_000_000,
                }
            ]
        )

    def is_ready(self) -> None:
        """Wait until a service worker serves this page, so that it opens without signal."""
        self.page.evaluate(CONTROLLED)

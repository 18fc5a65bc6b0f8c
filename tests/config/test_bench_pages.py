"""The requests of `nennep bench pages` do what they are measured for."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from tests.access.addresses import signed_in
from tests.config.test_bench_offline import part  # noqa: F401  (fixture)
from tests.servers.serving import Served
from tests.worlds import Stages

from nennep.collab.models import CollabText
from nennep.core.actor import Actor


def test_what_the_floor_is_asked_takes_no_update_from_the_rounds(part: Any, stages: Stages) -> None:  # noqa: F811
    secretary: Actor = stages.cell.secretary
    meeting = str(stages.running)
    rooms = [{"meeting": each, "members": ["m"], "session": ""} for each in (meeting, *"1234567")]
    facts = {"rooms": rooms, "secretary": "", "ahead": "", "held": ""}
    load, browser = part("_load"), signed_in(secretary)
    load.samples_of(facts)
    write = load.asked(facts)["text sync over 40 cells"]
    for turn in range(2):
        one = write(0, turn)
        answer = browser.post(one.path, one.body, "application/json")
        assert (answer.status_code, '"code":' in answer.content.decode()) == (200, False)
    written = CollabText.rows.get(key=f"meeting/{meeting}/-/gist").text
    assert written == "".join(part("_writer").SAID[:2]).strip()


def test_what_is_asked_for_after_a_page_is_drawn_is_told_apart(part: Any) -> None:  # noqa: F811
    sizes = {"page": 9000, "for later": 50000, "style": 4000}
    load = part("pages").Load(bytes=sizes, sent={"page": 0, "for later": 31, "style": 10}, drawn_at=30)
    assert (load.part(ahead=False), load.part(ahead=True)) == ([9000, 4000], [50000])


class Room(BaseHTTPRequestHandler):
    """A room that stands at once and fetches a part for later, while a picture of its page is still on its way."""

    PAGE = """<!doctype html><link rel="icon" href="data:,"><main id="room"></main><script>
      document.querySelector("#room").innerHTML = "<h1>Drawn</h1>";
      setTimeout(() => fetch("/part"), 100);
    </script><img src="/picture">"""

    def do_GET(self) -> None:
        """The page, its picture (late), or the part."""
        if self.path == "/picture":
            time.sleep(0.6)
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(self.PAGE.encode() if self.path.endswith("/hop/") else b"x" * 5000)

    def log_message(self, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Served]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Room)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Served(f"http://127.0.0.1:{server.server_port}", tmp_path, {}, {"secretary": "s"})
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_drawn_by_its_script_counts_until_then_and_not_until_all_has_come(
    part: Any,  # noqa: F811
    chromium: Browser,
    room: Served,
) -> None:
    load = part("pages").opened(chromium, room, "/buoi/1/hop/")
    assert load.seconds < 0.6
    [ahead] = load.part(ahead=True)
    assert ahead > 5000

"""The script of the room is small: an old phone fetches it once over a thin line (docs/adr/0010-a-small-bundle.md)."""

from pathlib import Path

import brotli

import nennep

LIMIT = 60_000
"""Bytes of what a phone runs in a meeting, compressed as it is served."""
SCRIPTS = ("room/static/room/room.js", "web/static/web/web.js", "web/static/web/sw.js")


def test_what_a_phone_runs_in_a_meeting_stays_within_sixty_kilobytes() -> None:
    folder = Path(nennep.__file__).parent
    sizes = {name: len(brotli.compress((folder / name).read_bytes())) for name in SCRIPTS}
    assert sum(sizes.values()) <= LIMIT, sizes

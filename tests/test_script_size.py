"""The script of the room is small: an old phone fetches it once over a thin line (docs/adr/0010-a-small-bundle.md)."""

from pathlib import Path

import brotli

import nennep

LIMIT = 60_000
"""Bytes of the room's script and the service worker together, compressed as they are served."""
SCRIPTS = ("room/static/room/room.js", "web/static/web/sw.js")


def test_the_rooms_script_and_the_worker_stay_within_sixty_kilobytes() -> None:
    folder = Path(nennep.__file__).parent
    sizes = {name: len(brotli.compress((folder / name).read_bytes())) for name in SCRIPTS}
    assert sum(sizes.values()) <= LIMIT, sizes

"""A meeting without signal: what it weighs to take along and to bring home, and how soon the room stands."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from nennep.config.development.bench import Figure

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tools"), str(Path(__file__).parent)]
os.environ.setdefault(
    "PW_EXPERIMENTAL_SERVICE_WORKER_NETWORK_EVENTS", "1"
)  # the worker's requests are counted too
from _offline_browser import in_a_browser  # noqa: E402
from _offline_texts import text_sync  # noqa: E402


def run(words: list[str]) -> Iterator[Figure]:
    """`--no-browser` measures the text sync alone; `--seconds N` measures that shorter."""
    seconds = float(words[words.index("--seconds") + 1]) if "--seconds" in words else 8.0
    with tempfile.TemporaryDirectory(prefix="nennep-bench-") as folder:
        if "--no-browser" not in words:
            yield from in_a_browser(Path(folder))
        yield from text_sync(Path(folder), seconds)

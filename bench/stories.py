"""Stories: what telling adds to the time of the acts themselves, over all that ship and over the demo's months."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from nennep.config import opening
from nennep.config.development.bench import Figure
from nennep.config.settings_table import PREFIX

MOST = 10.0  # per cent


def run(words: Sequence[str]) -> Iterator[Figure]:
    """Play everything in a database that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="nennep-bench-") as folder:
        data = Path(folder)
        os.environ[PREFIX + "DATA"] = folder
        opening.open_data(data)
        yield from _figures()


def _figures() -> Iterator[Figure]:
    from nennep.demo.build import build_demo  # noqa: PLC0415 - needs Django
    from nennep.stories.staging import play_alone, shipped  # noqa: PLC0415

    played = [play_alone(path) for path in shipped()]
    acting = sum(each.acting for each in played)
    telling = sum(each.seconds - each.acting - each.asking for each in played)
    acts = sum(each.acts for each in played)
    yield Figure("shipped stories: acts", acts, "")
    yield Figure("shipped stories: an act", 1000 * acting / acts, "ms")
    yield Figure.at_most("shipped stories: telling adds", 100 * telling / acting, "%", MOST)
    began = perf_counter()
    player = build_demo(progress=lambda _words: None)
    seconds = perf_counter() - began
    yield Figure("demo: acts", player.acts, "")
    yield Figure("demo: an act", 1000 * player.acting / player.acts, "ms")
    yield Figure("demo: in all", seconds, "s")
    telling = seconds - player.acting - player.asking
    yield Figure.at_most("demo: telling adds", 100 * telling / player.acting, "%", MOST)

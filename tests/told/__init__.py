"""Worlds of the tests, told in story files (docs/stories.md)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from nennep.core import clock
from nennep.stories.names import Names
from nennep.stories.player import Player
from nennep.stories.reader import SHIPPED, read_story

FOLDER = Path(__file__).resolve().parent
CHIENG_MUON = SHIPPED / "to-chuc" / "chieng-muon.toml"


def told(path: Path | str, known: Mapping[str, UUID] | None = None) -> dict[str, UUID]:
    """Play a story file, of this folder where only its name is given; the names that are known after it."""
    today = clock.today()
    player = Player(today, names=Names(dict(known or {})))
    player.tell(read_story(FOLDER / path, today))
    assert [str(each) for each in player.verdicts if not each.met] == []
    return player.names.known

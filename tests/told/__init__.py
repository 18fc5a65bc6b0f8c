"""Worlds of the tests, told in story files (docs/stories.md)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from nennep.core import clock
from nennep.core.models import ActRecord
from nennep.stories.names import Names
from nennep.stories.player import Player
from nennep.stories.reader import read_in_scene, read_story
from nennep.stories.steps import Story
from nennep.stories.tables import SHIPPED

FOLDER = Path(__file__).resolve().parent
CHIENG_MUON = SHIPPED / "to-chuc" / "chieng-muon.toml"


def told(path: Path | str, known: Mapping[str, UUID] | None = None) -> dict[str, UUID]:
    """Play a story file, of this folder where only its name is given; the names that are known after it."""
    return _played(read_story(FOLDER / path, clock.today()), known or {})


def told_in(scene: Mapping[str, Any], path: str, known: Mapping[str, UUID]) -> dict[str, UUID]:
    """Play a story of this folder that leaves words open, as `[[tell]]` would in that scene."""
    return _played(read_in_scene(FOLDER / path, clock.today(), scene), known)


def planned_now(
    known: Mapping[str, UUID], *, by: str, body: str, meeting: str = "buổi hôm nay", kind: str = "regular"
) -> dict[str, UUID]:
    """A meeting that begins now, entered in the calendar with the agenda of its template."""
    now = clock.now()
    scene = {
        "at": now,
        "by": by,
        "body": body,
        "meeting": meeting,
        "kind": kind,
        "month": "month/1",
        "starts_at": now,
        "place": "Nhà văn hóa bản",
    }
    return told_in(scene, "vao-lich.toml", known)


def _played(story: Story, known: Mapping[str, UUID]) -> dict[str, UUID]:
    # acts are counted on from those done before, for keys are made of the moment and the number
    player = Player(clock.today(), names=Names(dict(known)), acts=ActRecord.rows.count())
    player.tell(story)
    assert [str(each) for each in player.verdicts if not each.met] == []
    return player.names.known

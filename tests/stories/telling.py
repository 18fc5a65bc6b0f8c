"""Writes a story for a test, plays it, and says what came of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from nennep.stories.player import Player
from nennep.stories.reader import read_story
from nennep.stories.tables import SHIPPED

TODAY = date(2026, 11, 20)
PA_KIM = f'include = ["{SHIPPED}/to-chuc/chieng-muon.toml"]'
OPENED = """
[[scene]]
on = 2026-11-24
at = 19:00:00
by = "Lò Văn Sáng"
meeting = "buổi"

[[meetings.plan_meetings]]
body = "pa-kim/chi-bo"
meetings = [
  { id = "buổi", kind = "regular", month = 2026-11-01, starts_at = 2026-11-24T19:30:00, place = "Nhà văn hóa" },
]

[[meetings.draw_agenda]]

[[meetings.open_meeting]]
at = 19:30:00
chair = "Lò Văn Sáng"
"""

ADOPTED = f"""{OPENED}
[[meetings.appoint_minute_taker]]
person = "Lò Thị Ân"

[[meetings.record_attendance]]
marks.all = "present"

[[room.adopt_minutes]]
at = 21:05:00
ended_at = 21:05:00
"""


def written(folder: Path, text: str, *, include: str = "", name: str = "story.toml") -> Path:
    """A story file with a title."""
    path = folder / name
    path.write_text(f'title = "Truyện"\n{include}\n{text}', encoding="utf-8")
    return path


def play(folder: Path, text: str, *, include: str = PA_KIM, today: date = TODAY) -> Player:
    """Play a story that goes on from Pá Kìm's organisations."""
    player = Player(today)
    player.tell(read_story(written(folder, text, include=include), today))
    return player

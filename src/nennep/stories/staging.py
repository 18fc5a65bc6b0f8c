"""Plays whole stories on an empty database: each by itself and taken back, or one kept up to a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import perf_counter

from django.db import transaction

from nennep.core import clock
from nennep.core.models import ActRecord
from nennep.stories.expectations import Verdict
from nennep.stories.player import Player, Stopped
from nennep.stories.reader import read_story
from nennep.stories.steps import Fault
from nennep.stories.tables import SHIPPED


@dataclass(frozen=True, slots=True)
class Played:
    """How one story went. `stopped` says where and why it could not go on; `mistaken` that the file is to blame."""

    path: Path
    title: str
    verdicts: Sequence[Verdict]
    acts: int
    seconds: float
    acting: float
    asking: float
    stopped: str = ""
    mistaken: bool = False

    @property
    def went_well(self) -> bool:
        return not self.stopped and all(each.met for each in self.verdicts)

    @property
    def overhead(self) -> float:
        """What telling added to the time of the acts themselves: 0.05 is 5 %. Questions asked are not telling."""
        return (self.seconds - self.acting - self.asking) / self.acting if self.acting else 0.0


def shipped() -> list[Path]:
    """The stories that come with the program, by name."""
    return sorted(SHIPPED.glob("*.toml"))


def is_empty() -> bool:
    """Whether nothing has happened in the database yet."""
    return not ActRecord.rows.exists()


def play_alone(path: Path) -> Played:
    """A story on the database as it is, which is the same again afterwards."""
    with transaction.atomic():
        played = play_kept(path)
        transaction.set_rollback(True)
    return played


def play_kept(path: Path, until: datetime | None = None) -> Played:
    """A story that stays in the database, up to an instant."""
    player = Player(clock.today(), until)
    began = perf_counter()
    title, stopped, mistaken = path.name, "", False
    try:
        story = read_story(path, player.today)
        title = story.title
        player.tell(story)
    except Fault as fault:
        stopped, mistaken = str(fault), True
    except Stopped as refused:
        stopped = str(refused)
    seconds = perf_counter() - began
    return Played(
        path,
        title,
        player.verdicts,
        player.acts,
        seconds,
        player.acting,
        player.asking,
        stopped,
        mistaken,
    )

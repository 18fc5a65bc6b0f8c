"""Does the demo's acts under seeded keys, so that two demos of one moment are the same but for salts."""

from __future__ import annotations

from typing import ParamSpec

from pydantic_core import to_jsonable_python

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.acts import Act, Done, Envelope
from nennep.core.ids import id_at

P = ParamSpec("P")


class Doer:
    """Counts the acts of one demo; each gets a key that follows from its hour and its turn."""

    def __init__(self) -> None:
        self.acts = 0

    def do(self, act: Act[P], actor: Actor, *_none: P.args, **given: P.kwargs) -> Done:
        """Do one act now."""
        self.acts += 1
        key = id_at(clock.now(), f"act/{self.acts}")
        return act.perform(actor, payload=to_jsonable_python(given), envelope=Envelope(key=key))

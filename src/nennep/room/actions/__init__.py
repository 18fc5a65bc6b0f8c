"""Acts of the room, by what they belong to."""

from nennep.room.actions import (  # noqa: F401  (registers the acts)
    adoption,
    corrections,
    findings,
    scores,
)

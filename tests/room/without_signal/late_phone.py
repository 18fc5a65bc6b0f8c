"""A phone that captured acts without signal and sends them later, for the tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from nennep.core.actor import Actor
from nennep.core.acts import Done, Envelope, act_named
from nennep.core.ids import new_id
from nennep.meetings.access import access_meeting
from nennep.room.package import meeting_package
from tests.factories import Cell
from tests.fixtures import EVENING


@dataclass
class Sent:
    """An act as it lies on a phone."""

    actor: Actor
    name: str
    payload: dict[str, Any]
    envelope: Envelope

    def arrive(self) -> Done:
        """Reach the server."""
        return act_named(self.name).perform(self.actor, payload=self.payload, envelope=self.envelope)


@dataclass
class Phone:
    """A device without signal: what it captures, in the order of its making."""

    actor: Actor
    meeting: UUID
    device: UUID = field(default_factory=new_id)
    seq: int = 0

    def capture(self, name: str, **payload: Any) -> Sent:
        """Do an act now, a minute after the one before."""
        self.seq += 1
        at = EVENING + timedelta(minutes=self.seq)
        envelope = Envelope(key=new_id(), device_id=self.device, device_seq=self.seq, captured_at=at)
        return Sent(self.actor, name, {"meeting": str(self.meeting), **payload}, envelope)

    def marks(self, mark: str, *persons: UUID) -> Sent:
        """Mark persons."""
        named = [{"person": str(each), "mark": mark} for each in persons]
        return self.capture("meetings.record_attendance", marks=named)

    def says(self, under: UUID, gist: str) -> Sent:
        """Write down what a guest said."""
        return self.capture(
            "meetings.record_entry", id=str(new_id()), item=str(under), gist=gist, speaker_name="Đại biểu"
        )

    def counts(self, under: UUID, votes: int) -> Sent:
        """Record a tally of eleven."""
        return self.capture(
            "meetings.record_ballot",
            id=str(new_id()),
            item=str(under),
            question="Nhất trí nghị quyết",
            form="card",
            rule="vote.ordinary",
            roll_version=1,
            denominator=11,
            threshold=6,
            votes_for=votes,
        )


def package(cell: Cell, meeting: UUID) -> dict[str, Any]:
    """The package as the secretary gets it."""
    return meeting_package(access_meeting(cell.secretary, meeting))


def score_lines(cell: Cell, meeting: UUID, points: float | None = None) -> list[dict[str, Any]]:
    """Full marks, or `points` for the first criterion."""
    criteria = [each for each in package(cell, meeting)["parts"]["score"]["criteria"] if each["applies"]]
    full = [{"criterion": each["criterion"], "points": str(each["maximum"])} for each in criteria]
    if points is not None:
        full[0]["points"] = str(points)
    return full

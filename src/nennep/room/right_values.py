"""The right values that a correction may state: one type for each kind of thing, told apart by `what`."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from nennep.core.acts import Part
from nennep.core.payload import Line, Prose, RequiredLine
from nennep.meetings.enums import Mark
from nennep.resolutions.enums import AssignmentState

Votes = Annotated[int, Field(ge=0, le=9_999)]


class AttendanceRight(Part):
    """Whether a person on the roll was there."""

    what: Literal["attendance"]
    person: UUID
    mark: Mark
    reason: Line = ""


class TallyRight(Part):
    """The tally of a ballot; its denominator and threshold stay as the room was shown them."""

    what: Literal["tally"]
    ballot: UUID
    votes_for: Votes
    votes_against: Votes
    votes_other: Votes


class TimesRight(Part):
    """When the meeting began and ended."""

    what: Literal["times"]
    started_at: datetime
    ended_at: datetime


class PlaceRight(Part):
    """Where it was held."""

    what: Literal["place"]
    place: Annotated[Line, Field(min_length=1, max_length=160)]


class OfficersRight(Part):
    """Who chaired and who took the minutes."""

    what: Literal["officers"]
    chair: UUID
    minute_taker: UUID


class GuestRight(Part):
    """A guest's name, title, and whether they came."""

    what: Literal["guest"]
    guest: UUID
    name: Annotated[Line, Field(min_length=1, max_length=120)]
    title: Annotated[Line, Field(max_length=200)] = ""
    present: bool


class EntryRight(Part):
    """The gist of what somebody said."""

    what: Literal["entry"]
    entry: UUID
    gist: Annotated[Prose, Field(min_length=1)]


class TextRight(Part):
    """A free section: of an item, or of the whole meeting."""

    what: Literal["text"]
    item: UUID | None = None
    section: Literal["gist", "conclusion"]
    text: Prose


class TaskRight(Part):
    """A task that this meeting assigned: its line, its owner (on the roll, or written), its day."""

    what: Literal["task"]
    task: UUID
    line: Annotated[Line, Field(min_length=1, max_length=500)]
    owner: UUID | None = None
    owner_name: Annotated[Line, Field(max_length=160)] = ""
    due_on: date | None = None


class ResultRight(Part):
    """What was heard of an earlier meeting's task."""

    what: Literal["result"]
    task: UUID
    state: AssignmentState
    result: Annotated[Line, Field(max_length=500)] = ""


class ScoreRight(Part):
    """The points of one criterion."""

    what: Literal["score"]
    criterion: str
    points: Annotated[Decimal, Field(ge=0, le=100, max_digits=4, decimal_places=1)]


class ResolutionRight(Part):
    """The wording of a resolution where it was written down wrongly."""

    what: Literal["resolution"]
    resolution: UUID
    title: RequiredLine
    text: Prose = ""


Right = Annotated[
    AttendanceRight
    | TallyRight
    | TimesRight
    | PlaceRight
    | OfficersRight
    | GuestRight
    | EntryRight
    | TextRight
    | TaskRight
    | ResultRight
    | ScoreRight
    | ResolutionRight,
    Field(discriminator="what"),
]
"""One right value; `what` says of which kind of thing."""

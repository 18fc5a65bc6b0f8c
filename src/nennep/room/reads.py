"""What may be asked about one meeting: what the room knows of it, its minutes, its score, and what is to be mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.pages import Listing
from nennep.core.reads import read
from nennep.core.refusals import Invalid
from nennep.findings.shown import findings_about_meeting, findings_of, mendable, mending
from nennep.meetings.access import access_meeting, hear_meeting
from nennep.meetings.enums import MeetingState
from nennep.meetings.naming import meeting_title
from nennep.meetings.states import LOCKED, check_state
from nennep.minutes.composing import numbered_minutes
from nennep.organisation.selectors import organisation_for
from nennep.room import closing
from nennep.room.package import meeting_package
from nennep.room.page import partner_of
from nennep.room.parts import record_of, record_to_ask
from nennep.rulebook.finding_list import Finding
from nennep.scores.in_meeting.score import score_of
from nennep.scores.meeting_score import MeetingScoreLine
from nennep.typesetting.stored import to_data


@dataclass(frozen=True, slots=True)
class WholeMeeting:
    """The meeting package (docs/mechanisms/room.md): each kind of fact under its own name in `parts`."""

    format: int
    version: str
    meeting: dict[str, Any]
    rights: tuple[str, ...]
    discussion_first: dict[str, Any] | None  # the rule that asks for discussion before a vote
    parts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class MinutesOfMeeting:
    """The minutes as they will be, or were, printed: a document model as docs/mechanisms/typesetting.md says."""

    meeting: UUID
    title: str
    state: str
    adopted_at: datetime | None
    document: dict[str, Any]


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One criterion of a meeting's score: what the facts suggest and why, and the points that the meeting agreed on."""

    criterion: str
    group: str
    text: str
    maximum: float
    suggested: float | None
    because: str
    applies: bool
    points: float | None


@dataclass(frozen=True, slots=True)
class ScoreOfMeeting:
    """The score of one meeting; `total` and `grade` are there once the meeting has agreed."""

    meeting: UUID
    scheme: str
    citation: str
    confirmed: bool
    criteria: tuple[CriterionRow, ...]
    out_of: float
    total: float | None
    grade: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding: what was found, what would make it right, by which rule, and the reason that was given for it."""

    code: str
    about: str
    sentence: str
    remedy: str
    citation: str
    confirmed: bool
    audience: str
    reason: str
    organisation: UUID
    meeting: UUID | None
    place: str  # in the meeting room, or empty


@dataclass(frozen=True, slots=True)
class PartnerMeeting:
    """The other meeting of a joint session: who, how many, guests and common items; nothing else of it."""

    meeting: UUID
    own_meeting: UUID
    title: str  # of the joint session
    organisation: str
    members: int
    present: int
    guests: tuple[str, ...]
    items: tuple[str, ...]


@read("room.meeting", label=_("One meeting with its facts"))
def meeting(actor: Actor, *, meeting: UUID) -> WholeMeeting:
    """Buổi sinh hoạt: roll, attendance, agenda, entries, ballots, tasks, score and all else, as the room gets it.

    For those who may open the meeting; each part holds what the asker may read (docs/reading-matrix.md).
    """
    package = meeting_package(access_meeting(actor, meeting))
    return WholeMeeting(
        format=package["format"],
        version=package["version"],
        meeting=package["meeting"],
        rights=tuple(package["rights"]),
        discussion_first=package["discussion_first"],
        parts=package["parts"],
    )


@read("room.partner", label=_("The other meeting of a joint session"))
def partner(actor: Actor, *, meeting: UUID) -> PartnerMeeting:
    """Buổi của chi bộ bạn: what a cell sees of the meeting that is held together with its own.

    For those who see another meeting of the same joint session.
    """
    found = partner_of(actor, meeting)
    other = found["partner"]
    return PartnerMeeting(
        meeting=found["meeting"].pk,
        own_meeting=found["own"].pk,
        title=found["title"],
        organisation=other["organisation"],
        members=other["members"],
        present=other["present"],
        guests=tuple(other["guests"]),
        items=tuple(other["items"]),
    )


@read("room.minutes", label=_("The minutes of a meeting"))
def minutes(actor: Actor, *, meeting: UUID) -> MinutesOfMeeting:
    """Biên bản: the whole document, while the meeting is in session as it will be printed, then as it was adopted.

    For those who may read what was said.
    """
    loaded = hear_meeting(actor, meeting).meeting
    check_state(loaded, LOCKED | {MeetingState.IN_SESSION})
    return MinutesOfMeeting(
        meeting=loaded.pk,
        title=meeting_title(loaded),
        state=loaded.state,
        adopted_at=loaded.adopted_at,
        document=to_data(numbered_minutes(record_of(loaded))),
    )


@read("room.score", label=_("The score of a meeting"))
def score(actor: Actor, *, meeting: UUID) -> ScoreOfMeeting | None:
    """Phiếu chấm điểm: what the facts suggest, criterion by criterion, and what the meeting agreed on.

    For those who may open the meeting. Null where no scoring scheme is in force for it.
    """
    loaded = access_meeting(actor, meeting).meeting
    meeting_score = score_of(record_to_ask(loaded))
    if meeting_score is None:
        return None
    return ScoreOfMeeting(
        meeting=loaded.pk,
        scheme=meeting_score.name,
        citation=meeting_score.citation,
        confirmed=meeting_score.confirmed,
        criteria=tuple(_criterion(each) for each in meeting_score.lines),
        out_of=float(meeting_score.out_of),
        total=_number(meeting_score.total),
        grade=meeting_score.grade,
    )


@read("room.left_open", label=_("What minutes would be adopted with"))
def left_open(actor: Actor, *, meeting: UUID) -> Listing[FindingRow]:
    """What is still open of a meeting in session: what the adoption of its minutes would lock as it is.

    For who has the minutes adopted, empty for others; `place` is where in the meeting room each is put right.
    """
    access = access_meeting(actor, meeting)
    asked = access.chairs and access.meeting.state == MeetingState.IN_SESSION
    return Listing(closing.left_open(record_of(access.meeting), access) if asked else [], _findings)


@read("room.findings", label=_("Findings about a meeting or a cell"))
def findings(
    actor: Actor, *, meeting: UUID | None = None, organisation: UUID | None = None
) -> Listing[FindingRow]:
    """Lưu ý: what the facts of a meeting, or the calendar and roll of a cell, show today; unexplained ones first.

    For those who can mend it. Say either the meeting or the organisation.
    """
    if meeting is not None and organisation is None:
        access = access_meeting(actor, meeting)
        about = findings_about_meeting(record_to_ask(access.meeting), clock.today())
        return Listing(mendable(about, mending(access)), _findings)
    if organisation is not None and meeting is None:
        organisation_for(actor, organisation)
        return Listing(findings_of(actor, organisation=organisation), _findings)
    raise Invalid(
        _("Say the meeting or the organisation, one of the two."), code="invalid_parameters", field="meeting"
    )


def _criterion(line: MeetingScoreLine) -> CriterionRow:
    return CriterionRow(
        criterion=line.criterion,
        group=line.group,
        text=line.text,
        maximum=float(line.maximum),
        suggested=_number(line.suggested),
        because=line.because,
        applies=line.applies,
        points=_number(line.points),
    )


def _number(points: Decimal | None) -> float | None:
    return None if points is None else float(points)


def _findings(found: list[Finding]) -> Iterator[FindingRow]:
    for each in found:
        yield FindingRow(
            code=each.code,
            about=each.about,
            sentence=each.text.sentence,
            remedy=each.text.remedy,
            citation=each.text.citation,
            confirmed=each.text.confirmed,
            audience=each.text.audience,
            reason=each.reason,
            organisation=each.organisation_id,
            meeting=each.meeting_id,
            place=each.place,
        )

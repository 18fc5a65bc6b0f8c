"""Biểu quyết as tallies, never who voted what; and bảo lưu ý kiến, by name, for those who demand it."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from nennep.core.acts import ActContext, Offline, act
from nennep.core.acts.taking import must_be_new, withdraw
from nennep.core.ids import NewId
from nennep.core.payload.types import Line, Prose
from nennep.core.refusals import Conflict, Invalid
from nennep.core.text import fold
from nennep.meetings.actions.session import IN_SESSION
from nennep.meetings.ballots import Tally, Votes, discussion_is_missing, must_fit, recount, take_tally
from nennep.meetings.enums import BallotForm, BallotRule
from nennep.meetings.leading.ways import to_room
from nennep.meetings.loading import item_of, take_meeting
from nennep.meetings.models import AgendaItem, Ballot, Meeting, ReservedOpinion, Roll, RollEntry
from nennep.meetings.roll_call.rolls import must_belong
from nennep.rulebook.enums import ItemKind


@act(
    "meetings.record_ballot",
    version=2,
    right="minute",
    label=_("Record a ballot"),
    offline=Offline.EXCLUSIVE,
    upcasts={1: lambda payload: payload | {"exempt_voting": None}},  # nobody was asked
)
def record_ballot(
    ctx: ActContext,
    *,
    meeting: UUID,
    id: NewId,
    item: UUID,
    question: Annotated[Line, Field(min_length=1)],
    form: BallotForm,
    rule: BallotRule,
    roll_version: Annotated[int, Field(ge=1, le=9_999)],
    denominator: Votes,
    threshold: Annotated[int, Field(ge=1, le=9_999)],
    votes_for: Votes,
    votes_against: Votes = 0,
    votes_other: Votes = 0,
    exempt_voting: Votes | None = 0,
) -> None:
    """Ghi kết quả biểu quyết: the tally, with denominator, threshold and roll version as the room was shown them.

    `exempt_voting`: how many exempt members were present and voted, for they count only so; null: it was not asked.
    Never who voted what. A second, differing tally of the same question is a conflict that a person settles; the
    same tally again changes nothing and answers with the first one's id.
    """
    loaded = take_meeting(ctx, meeting, states=IN_SESSION)
    under = item_of(loaded, item)
    tally = (votes_for, votes_against, votes_other)
    if same := _same_tally(under, question, tally, denominator):
        ctx.result["ballot"] = str(same.pk)
        return
    must_be_new(Ballot, id)
    _must_be_discussed(loaded, under, ctx.on)
    ballot = Ballot(
        id=id, meeting=loaded, item=under, question=question, form=form, rule=rule, held_at=ctx.in_order
    )
    ballot.roll_version, ballot.exempt_voting = roll_version, exempt_voting
    ballot.denominator, ballot.threshold = denominator, threshold
    take_tally(ballot, tally)
    _count_again(ballot)
    ballot.save(force_insert=True)
    ctx.result["ballot"] = str(id)


@act("meetings.withdraw_ballot", right="minute", label=_("Withdraw a wrong tally"), offline=Offline.LATEST)
def withdraw_ballot(ctx: ActContext, *, meeting: UUID, ballot: UUID) -> None:
    """Bỏ kết quả ghi sai before adoption; the right one is recorded anew."""
    loaded = take_meeting(ctx, meeting, states=IN_SESSION)
    withdraw(Ballot.rows.filter(meeting=loaded), pk=ballot)


def _same_tally(item: AgendaItem, question: str, tally: Tally, denominator: int) -> Ballot | None:
    """The ballot already recorded on the same question with the same tally.

    Raises Conflict when the recorded one differs, Invalid for a tally that cannot be or does not belong here.
    """
    if item.kind == ItemKind.PAPER_ONLY:
        raise Invalid(
            _("This item is kept in the paper book only: write its tally in the note."), field="item"
        )
    must_fit(tally, denominator)
    for each in Ballot.rows.filter(item=item, withdrawn=False):
        if fold(each.question) != fold(question):
            continue
        found = (each.votes_for, each.votes_against, each.votes_other)
        if found == tally:
            return each
        raise Conflict(
            _(
                "This vote was already recorded: %(for)s in favour, %(against)s against, %(other)s other. "
                "Withdraw that tally first if it is wrong."
            )
            % {"for": found[0], "against": found[1], "other": found[2]},
            code="another_tally",
            facts={
                "ballot": str(each.pk),
                "votes_for": found[0],
                "votes_against": found[1],
                "votes_other": found[2],
                "denominator": each.denominator,
                "threshold": each.threshold,
                "held_at": each.held_at.isoformat(),
            },
            way=to_room(item.meeting_id),
        )
    return None


def _must_be_discussed(meeting: Meeting, item: AgendaItem, on: date) -> None:
    if discussion_is_missing(meeting, item, on):
        raise Conflict(
            _(
                "The rule of your organisation asks for discussion before this vote. Record what was said first."
            ),
            code="not_discussed",
            way=to_room(meeting.pk),
        )


def _count_again(ballot: Ballot) -> None:
    """Store the server's own count beside the one that the room was shown."""
    roll = _roll(ballot.meeting, ballot.roll_version)
    counted = recount(ballot.meeting, roll, ballot.rule, ballot.exempt_voting)
    ballot.recount_denominator, ballot.recount_threshold = counted.denominator, counted.threshold


def _roll(meeting: Meeting, version: int) -> Roll:
    roll = Roll.rows.filter(meeting=meeting, version=version).first()
    if roll is None:
        raise Invalid(_("This version of the roll does not exist. Reload the page."), field="roll_version")
    return roll


@act(
    "meetings.reserve_opinion",
    right="minute",
    label=_("Record a reserved opinion"),
    offline=Offline.ADD,
    known_with="hear",
)
def reserve_opinion(
    ctx: ActContext,
    *,
    meeting: UUID,
    id: NewId,
    person: UUID,
    text: Annotated[Prose, Field(min_length=1)],
    at_own_demand: bool,
    ballot: UUID | None = None,
) -> None:
    """Bảo lưu ý kiến: the one exception by name, and only because the member demands it (Điều lệ 9.5)."""
    loaded = take_meeting(ctx, meeting, states=IN_SESSION)
    if not at_own_demand:
        raise Invalid(
            _("An opinion is written with a name only when the member asks for it."), field="at_own_demand"
        )
    if not RollEntry.rows.filter(roll__meeting=loaded, person_id=person).exists():
        ctx.result["not_on_roll"] = must_belong(loaded, [person], "person")
    if ballot is not None and not Ballot.rows.filter(pk=ballot, meeting=loaded, withdrawn=False).exists():
        raise Invalid(_("The ballot that this opinion belongs to is not in this meeting."), field="ballot")
    must_be_new(ReservedOpinion, id)
    ReservedOpinion.rows.create(id=id, meeting=loaded, ballot_id=ballot, person_id=person, text=text)
    ctx.about("person", person)


@act(
    "meetings.withdraw_opinion",
    right="minute",
    label=_("Withdraw a reserved opinion"),
    offline=Offline.LATEST,
    known_with="hear",
)
def withdraw_opinion(ctx: ActContext, *, meeting: UUID, opinion: UUID) -> None:
    """Rút ý kiến bảo lưu before adoption, as the member wishes."""
    loaded = take_meeting(ctx, meeting, states=IN_SESSION)
    withdraw(ReservedOpinion.rows.filter(meeting=loaded), pk=opinion)

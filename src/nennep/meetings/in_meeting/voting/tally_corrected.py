"""Putting a ballot's tally right."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core.acts import ActContext
from nennep.meetings.ballots import Votes, take_tally
from nennep.meetings.correcting import Change, Correctable, Correction, RightValue, one_of
from nennep.meetings.forms.corrections import CorrectionForm
from nennep.meetings.models import Ballot
from nennep.meetings.part import MeetingRecord
from nennep.meetings.printed.tallies import tally
from nennep.ui.fields import CountField


class TallyRight(RightValue):
    """The tally of a ballot; its denominator and threshold stay as the room was shown them."""

    what: Literal["tally"]
    ballot: UUID
    votes_for: Votes
    votes_against: Votes
    votes_other: Votes


class TallyForm(CorrectionForm):
    """The tally of a ballot."""

    target = "ballot"

    votes_for = CountField(label=_("In favour"))
    votes_against = CountField(label=_("Against"))
    votes_other = CountField(label=_("Other opinions"))

    def present(self) -> dict[str, Any]:
        """The present tally."""
        ballot = self.one(self.facts)
        return {name: getattr(ballot, name) for name in ("votes_for", "votes_against", "votes_other")}


def _things(ballots: list[Ballot], record: MeetingRecord) -> list[Correctable]:
    return [Correctable(f"tally:{each.pk}", each.question, tally(each)) for each in ballots]


def _put_right(ctx: ActContext, ballots: list[Ballot], record: MeetingRecord, right: TallyRight) -> Change:
    kept = one_of(ballots, right.ballot)
    was = _votes(kept)
    ballot = Ballot.rows.get(pk=kept.pk)
    take_tally(ballot, (right.votes_for, right.votes_against, right.votes_other))
    ballot.save(update_fields=["votes_for", "votes_against", "votes_other", "passed"])
    return Change(f"biểu quyết “{ballot.question}”", was, _votes(ballot))


def _votes(ballot: Ballot) -> str:
    counted = (ballot.votes_for, ballot.votes_against, ballot.votes_other)
    return "tán thành {}, không tán thành {}, ý kiến khác {}".format(*counted)


TALLY_CORRECTION = Correction("tally", _("Votes"), TallyRight, TallyForm, _things, _put_right)

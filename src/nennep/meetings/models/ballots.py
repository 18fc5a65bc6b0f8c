"""Ballots as tallies, reserved opinions by name, and what only the paper book keeps."""

from __future__ import annotations

from django.db import models

from nennep.core.models import Entity
from nennep.meetings.enums import BallotForm, BallotRule
from nennep.meetings.models.calendar import Meeting
from nennep.meetings.models.preparation import AgendaItem
from nennep.membership.models import Person


class Ballot(Entity):
    """Biểu quyết: a tally with the denominator, threshold and roll version as shown to the room.

    `recount_…` is what the server found from the roll and the marks when the act arrived; where it differs a
    finding says so, and the tally stays as the room saw it.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="ballots")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="+")
    question = models.CharField(max_length=500)
    form = models.CharField(max_length=10, choices=BallotForm.choices)
    rule = models.CharField(max_length=40, choices=BallotRule.choices)
    roll_version = models.PositiveSmallIntegerField()
    denominator = models.PositiveSmallIntegerField()
    threshold = models.PositiveSmallIntegerField()
    exempt_voting = models.PositiveSmallIntegerField(null=True)  # exempt members who voted; None: not asked
    recount_denominator = models.PositiveSmallIntegerField()
    recount_threshold = models.PositiveSmallIntegerField()
    votes_for = models.PositiveSmallIntegerField()
    votes_against = models.PositiveSmallIntegerField()
    votes_other = models.PositiveSmallIntegerField()
    passed = models.BooleanField()
    held_at = models.DateTimeField()
    withdrawn = models.BooleanField(default=False)  # put right before adoption, by a new tally


class ReservedOpinion(Entity):
    """Bảo lưu ý kiến (Điều lệ 9.5): at the member's own demand, by name. Nothing else of a vote has a name."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="reserved_opinions")
    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="reserved_opinions", null=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    withdrawn = models.BooleanField(default=False)


class PaperOnlyNote(Entity):
    """Nội dung chỉ ghi sổ giấy: where the paper book keeps it, and a tally at most."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="paper_only_notes")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="+")
    book = models.CharField(max_length=60)
    page = models.CharField(max_length=20)
    votes_for = models.PositiveSmallIntegerField(null=True)
    votes_against = models.PositiveSmallIntegerField(null=True)
    votes_other = models.PositiveSmallIntegerField(null=True)
    withdrawn = models.BooleanField(default=False)

"""The calendar: fixed days, meetings, their moves, and meetings tied together."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from nennep.core.models import Dated, Entity, FoldedField
from nennep.meetings.enums import MeetingKind, MeetingState
from nennep.membership.models import Person
from nennep.organisation.enums import BodyKind
from nennep.organisation.models import Body, Organisation


class FixedDay(Dated):
    """Ngày sinh hoạt cố định: a day of the month for bodies of a kind; a cell without its own inherits from above."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    body_kind = models.CharField(max_length=20, choices=BodyKind.choices, default=BodyKind.CELL)
    day = models.PositiveSmallIntegerField()  # 1..31; a shorter month is shown and moved by a person
    starts = models.TimeField()
    place = models.CharField(max_length=160, blank=True)


class JointSession(Entity):
    """Sinh hoạt chung: ties meetings held together; nothing of their rolls, ballots and minutes is shared."""

    title = models.CharField(max_length=300)
    host = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")


class JointInvitation(Entity):
    """An organisation of any branch asked to hold a joint session; it agrees by tying a meeting of its own."""

    joint_session = models.ForeignKey(JointSession, on_delete=models.PROTECT, related_name="invitations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    declined = models.BooleanField(default=False)

    class Meta(Entity.Meta):
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["joint_session", "organisation"], name="meetings_invited_once")
        ]


class Meeting(Entity):
    """Buổi sinh hoạt (họp) of one body. It keeps its row when moved or not held, with the reason."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=MeetingKind.choices)
    is_model = models.BooleanField(default=False)  # sinh hoạt mẫu, with invited observers
    joint_session = models.ForeignKey(
        JointSession, on_delete=models.PROTECT, related_name="meetings", null=True
    )
    sits_with = models.ForeignKey("self", on_delete=models.PROTECT, related_name="sat_with", null=True)
    month = models.DateField()  # first day of the month that it counts for
    theme = models.CharField(max_length=300, blank=True)
    folded = FoldedField(max_length=300, of=["theme"])
    starts_at = models.DateTimeField()  # as planned now; earlier plans are in MeetingMove
    place = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=20, choices=MeetingState.choices, default=MeetingState.DRAFT)
    chair = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    minute_taker = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    other_language = models.CharField(max_length=60, blank=True)  # "Mông": contents were given in it, too
    interpreter = models.CharField(max_length=160, blank=True)  # as written; may be a guest
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    adopted_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)  # why it was not held

    class Meta(Entity.Meta):
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["body", "month"], name="meetings_of_body"),
            models.Index(fields=["starts_at"], name="meetings_by_start"),
        ]


class MeetingMove(Entity):
    """Hoãn, đổi lịch: from when to when, why, and how people were told."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="moves")
    from_starts_at = models.DateTimeField()
    to_starts_at = models.DateTimeField()
    from_place = models.CharField(max_length=160, blank=True)
    to_place = models.CharField(max_length=160, blank=True)
    reason = models.CharField(max_length=300)
    told_how = models.CharField(max_length=200, blank=True)
    moved_at = models.DateTimeField()
    after_notice = models.BooleanField(default=False)  # then the second notice is not "late"
    at_opening = models.BooleanField(default=False)  # it was opened on another day than planned

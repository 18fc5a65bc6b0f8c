"""Nghị quyết, kết luận and the tasks assigned by them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from nennep.core.models import Entity
from nennep.meetings.models import Ballot, Meeting
from nennep.membership.models import Person
from nennep.organisation.models import Body
from nennep.records.models import Record
from nennep.resolutions.enums import AssignmentState, ResolutionKind


class Resolution(Entity):
    """What a meeting resolved: adopted by a ballot, printed as a numbered record."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="+", null=True)
    kind = models.CharField(max_length=4, choices=ResolutionKind.choices)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    theme = models.CharField(max_length=300, blank=True)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+", null=True)
    withdrawn = models.BooleanField(default=False)

    @property
    def subject(self) -> str:
        """What it is about, without the name of its kind, which stands beside it: "về nhiệm vụ tháng 12"."""
        for kind in ("nghị quyết ", "kết luận "):
            if self.title.lower().startswith(kind):
                return self.title[len(kind) :]
        return self.title


class Assignment(Entity):
    """Phân công: a task with an owner and a day; carried from meeting to meeting by reference."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")  # where it was assigned
    task = models.CharField(max_length=500)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    owner_name = models.CharField(max_length=160)
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=AssignmentState.choices, default=AssignmentState.OPEN)
    closed_on = models.DateField(null=True)
    assigned_at = models.DateTimeField()
    position = models.PositiveSmallIntegerField(default=0)  # among those of one act, as they were entered
    withdrawn = models.BooleanField(default=False)

    class Meta(Entity.Meta):
        indexes: ClassVar[list[Any]] = [models.Index(fields=["body", "state"], name="resolutions_open_tasks")]


class Progress(Entity):
    """What a meeting heard of a task: its line as it stood (a frozen sentence), and the result found."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="progress")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    line = models.CharField(max_length=700)  # task, owner and day as read out then
    opening_status = models.CharField(max_length=200)
    result = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=AssignmentState.choices)
    heard_at = models.DateTimeField()

    class Meta(Entity.Meta):
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["assignment", "meeting"], name="resolutions_progress_once")
        ]

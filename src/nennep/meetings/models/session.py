"""In session: the frozen roll, attendance, spoken entries."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from nennep.core.models import Entity
from nennep.meetings.enums import EntryKind, Mark
from nennep.meetings.models.calendar import Meeting
from nennep.meetings.models.preparation import AgendaItem
from nennep.membership.enums import Status
from nennep.membership.models import Person


class Roll(Entity):
    """Danh sách phải dự, frozen when the meeting is taken to the phone or opened, with the rule values used."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="rolls")
    version = models.PositiveSmallIntegerField()
    taken_at = models.DateTimeField()
    on = models.DateField()
    reason = models.CharField(max_length=300, blank=True)  # of a later version
    rules = models.JSONField()  # code -> {value, citation} as of that day

    class Meta(Entity.Meta):
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["meeting", "version"], name="meetings_roll_version")
        ]


class RollEntry(Entity):
    """One person on a frozen roll: name as written then, status, what they count for, and why."""

    roll = models.ForeignKey(Roll, on_delete=models.PROTECT, related_name="entries")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    name_key = models.CharField(max_length=400)
    status = models.CharField(max_length=20, choices=Status.choices)
    office = models.CharField(max_length=160, blank=True)  # "Bí thư", as printed
    counts_attendance = models.BooleanField()
    counts_vote = models.BooleanField()
    counts_vote_if_present = models.BooleanField()
    why = models.CharField(max_length=300)

    class Meta(Entity.Meta):
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["roll", "person"], name="meetings_roll_person")
        ]


class Attendance(Entity):
    """Điểm danh of one person at one meeting; the latest mark, earlier ones are in the acts."""

    not_told = "each mark is stated by its act (meetings.tampering)"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    mark = models.CharField(max_length=10, choices=Mark.choices)
    reason = models.CharField(max_length=300, blank=True)
    marked_at = models.DateTimeField()

    class Meta(Entity.Meta):
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["meeting", "person"], name="meetings_attendance_once")
        ]


class Entry(Entity):
    """What somebody said, in gist, under an item: discussion, or self-criticism and criticism."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="entries")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=EntryKind.choices)
    speaker = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    speaker_name = models.CharField(max_length=160)  # as written; a guest has no person
    gist = models.TextField()
    entered_at = models.DateTimeField()
    withdrawn = models.BooleanField(default=False)


class Gift(Entity):
    """An optional line of a joint meeting: a gift given."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="gifts")
    line = models.CharField(max_length=300)
    withdrawn = models.BooleanField(default=False)

"""Persons, their membership in cells, and their positions in bodies."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from nennep.core.dates.partial_dates import PartialDateField
from nennep.core.models import Dated, Ended, Entity
from nennep.membership.enums import IntroductionState, PositionKind, Purpose, Sex, Status
from nennep.organisation.models import Body, Organisation


class Person(Entity):
    """One human (≠ User, a login; ≠ member, a status during a period)."""

    full_name = models.CharField(max_length=120)
    folded = models.CharField(max_length=120, db_index=True)
    name_key = models.CharField(max_length=400, db_index=True)
    sex = models.CharField(max_length=10, choices=Sex.choices, blank=True)
    born = PartialDateField(blank=True)
    admitted = PartialDateField(blank=True)
    became_official = PartialDateField(blank=True)
    phone = models.CharField(max_length=20, blank=True)


class Membership(Ended):
    """Sinh hoạt tại chi bộ: a person in a cell with one status during a period.

    Received from another cell by the office, it lets hear once a leader who takes them in has confirmed it.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    cell = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=20, choices=Status.choices)
    note = models.CharField(max_length=200, blank=True)
    waits = models.BooleanField(default=False)  # for that word

    class Meta(Ended.Meta):
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["cell", "valid_from"], name="membership_of_cell"),
            models.Index(fields=["person", "valid_from"], name="membership_of_person"),
            models.Index(fields=["cell"], name="membership_that_waits", condition=models.Q(waits=True)),
        ]


class Introduction(Dated):
    """Giới thiệu sinh hoạt: one side lets a member go to another during a period; the other side receives."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    from_cell = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    state = models.CharField(
        max_length=20, choices=IntroductionState.choices, default=IntroductionState.WAITING
    )
    note = models.CharField(max_length=300, blank=True)
    introduced_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)


class Term(Dated):
    """Nhiệm kỳ of a body: positions and number series belong to it."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)  # "2025–2030"


class Position(Ended):
    """Chức vụ: a person's office in a body during a period; rights come from it and end with it.

    Entered by the office, it gives what only a leader's word gives (authority.permissions.GUARDED) once confirmed.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="positions")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="positions", null=True)
    kind = models.CharField(max_length=20, choices=PositionKind.choices)
    title = models.CharField(max_length=160, blank=True)  # as printed, where it is more than the kind
    entered_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, db_index=True)

    class Meta(Ended.Meta):
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["person", "valid_from"], name="membership_position_of"),
            models.Index(fields=["body", "valid_from"], name="membership_position_in"),
        ]

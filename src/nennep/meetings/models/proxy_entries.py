"""Nhập thay: a meeting that the office entered for a cell from its paper."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from nennep.core.models import Entity
from nennep.meetings.enums import ProxyEntryState
from nennep.meetings.models.calendar import Meeting
from nennep.membership.models import Person


class ProxyEntry(Entity):
    """One meeting entered by the office; `source`: the paper that it is entered from (sheet, book and page).

    `settled_by` of the cell confirmed or refused it (`answer` says why); the clerk who began it may also have ended it.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="proxy_entries")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    reason = models.CharField(max_length=300)
    source = models.CharField(max_length=300)
    state = models.CharField(max_length=12, choices=ProxyEntryState.choices, default=ProxyEntryState.WAITING)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    answer = models.CharField(max_length=300, blank=True)

    class Meta(Entity.Meta):
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(state="waiting"), name="meetings_one_proxy_entry"
            )
        ]

"""What members send before a meeting beside their answer: topics they propose, items they ask to speak on."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from nennep.core.models import Entity
from nennep.meetings.models.calendar import Meeting
from nennep.meetings.models.preparation import AgendaItem
from nennep.membership.models import Person


class ProposedTopic(Entity):
    """Đề xuất nội dung: it becomes an item of the agenda, or is answered with a sentence."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="proposed_topics")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    proposed_at = models.DateTimeField()
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="+", null=True)
    answer = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    withdrawn = models.BooleanField(default=False)

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer, as WAITING asks the database."""
        return not self.withdrawn and (
            self.answered_at is None or (self.item is not None and self.item.dropped)
        )

    @property
    def told_as(self) -> UUID:
        """By which id it is noted that the proposer has seen what became of it: each answer is told."""
        return self.item_id or self.pk

    @property
    def stands(self) -> bool:
        """Whether it stands on the agenda: it was taken up, and the item has not left the agenda since."""
        return self.item is not None and not self.item.dropped


WAITING = Q(withdrawn=False) & (Q(answered_at__isnull=True) | Q(item__dropped=True))
"""Topics that nobody has answered, or whose item has left the agenda again."""


class SpeakingRequest(Entity):
    """Đăng ký phát biểu: who asks to speak on an item, and about what; the latest word of each counts."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="speaking_requests")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField()
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    withdrawn = models.BooleanField(default=False)

    class Meta(Entity.Meta):
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["item", "person"], name="meetings_speaking_once")
        ]

"""Preparation: agenda, papers, remarks, guests, notices and answers."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from nennep.core.models import Entity
from nennep.files.models import StoredFile
from nennep.meetings.enums import ItemSource, Phase
from nennep.meetings.models.calendar import Meeting
from nennep.membership.models import Person
from nennep.records.enums import DocumentType
from nennep.records.models import Number


class AgendaItem(Entity):
    """Nội dung: one item of the agenda, in order; `kind` and `field` are codes of the rulebook's data."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    phase = models.CharField(max_length=10, choices=Phase.choices)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    hint = models.CharField(max_length=500, blank=True)
    field = models.CharField(max_length=40, blank=True)  # lĩnh vực
    source = models.CharField(max_length=20, choices=ItemSource.choices)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    dropped = models.BooleanField(default=False)

    class Meta(Entity.Meta):
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["meeting", "position"], name="meetings_agenda_order")
        ]


class Remark(Entity):
    """A remark on the draft by the committee member in charge or one who prepares."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="remarks")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    made_at = models.DateTimeField()


class Agreement(Entity):
    """Chi ủy thống nhất: who agreed to the agenda; withdrawn when the preparation is taken up again."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="agreements")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField()
    withdrawn = models.BooleanField(default=False)


class Paper(Entity):
    """Tài liệu: a file attached to a meeting or to one item."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="papers")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="papers", null=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    withdrawn = models.BooleanField(default=False)


class Guest(Entity):
    """Đại biểu mời: never counts for attendance or votes. An observer watches a model meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="guests")
    position = models.PositiveSmallIntegerField(default=0)  # in the order in which they were entered
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=200, blank=True)  # position and organisation, as printed
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    is_observer = models.BooleanField(default=False)
    present = models.BooleanField(null=True)
    withdrawn = models.BooleanField(default=False)


class Notice(Entity):
    """Thông báo (triệu tập): what was told of time, place and contents at one moment; a move makes a new one."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="notices")
    version = models.PositiveSmallIntegerField()
    given_at = models.DateTimeField()
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=160)
    contents = models.JSONField()  # as it was told: {"theme": "", "items": [titles], "papers": [titles]}

    class Meta(Entity.Meta):
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["meeting", "version"], name="meetings_notice_version")
        ]


class NumberedPaper(Entity):
    """The number of a paper that went out: of one notice (TB), or of all invitations of the meeting (GM)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="numbered_papers")
    document_type = models.CharField(max_length=4, choices=DocumentType.choices)
    notice = models.OneToOneField(Notice, on_delete=models.PROTECT, related_name="numbered", null=True)
    number = models.OneToOneField(Number, on_delete=models.PROTECT, related_name="+")


class Answer(Entity):
    """A member's answer to a notice: coming, or excused with a reason; the latest one counts."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="answers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    coming = models.BooleanField()
    reason = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField()
    ticked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta(Entity.Meta):
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["meeting", "person"], name="meetings_answer_once")
        ]

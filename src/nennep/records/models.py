"""Văn bản: number series of a body's term, and records with their immutable revisions."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from nennep.core.models import Entity, FoldedField
from nennep.files.models import StoredFile
from nennep.membership.models import Term
from nennep.organisation.models import Body
from nennep.records.enums import DocumentType, NumberState


class NumberSeries(Entity):
    """Numbers of one document type of an organisation in one term; a gap keeps its reason.

    `body` is the one that gives the organisation its term; its other bodies number in the same series.
    `first_number` is where the program began to count: what stands before it was numbered on paper.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="+")
    document_type = models.CharField(max_length=4, choices=DocumentType.choices)
    first_number = models.PositiveIntegerField(default=1)
    next_number = models.PositiveIntegerField(default=1)

    class Meta(Entity.Meta):
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["body", "term", "document_type"], name="records_series_once")
        ]


class Number(Entity):
    """One number of a series: given, claimed (it stood on paper already) or void with a reason."""

    series = models.ForeignKey(NumberSeries, on_delete=models.PROTECT, related_name="numbers")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=NumberState.choices)
    title = models.CharField(max_length=300, blank=True)  # of what bears it, where that is no record
    reason = models.CharField(max_length=300, blank=True)

    class Meta(Entity.Meta):
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["series", "number"], name="records_number_once")
        ]


class Record(Entity):
    """Văn bản of a body about a thing (a meeting, a resolution): what it is; its content is in its revisions.

    `adopted_in` is the meeting that adopted it: by its id alone, since meetings stand above records.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    document_type = models.CharField(max_length=4, choices=DocumentType.choices)
    number = models.OneToOneField(Number, on_delete=models.PROTECT, related_name="record", null=True)
    symbol = models.CharField(max_length=40, blank=True)  # "05-NQ/CB"; blank until numbered
    title = models.CharField(max_length=300)
    folded = FoldedField(max_length=341, of=["title", "symbol"])
    dated = models.DateField()
    about_kind = models.CharField(max_length=40)
    about_id = models.UUIDField()
    adopted_in = models.UUIDField(null=True, db_index=True)
    issued_on = models.DateField(null=True)

    class Meta(Entity.Meta):
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["about_kind", "about_id"], name="records_record_about")
        ]


class Revision(Entity):
    """One immutable revision of a record: the whole document model as JSON, its digest, and the files made of it.

    Guarded by triggers (migration 0002): only that it was signed by hand may be added later.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="revisions")
    revision = models.PositiveSmallIntegerField()
    document = models.JSONField()
    digest = models.CharField(max_length=64)
    pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    reason = models.CharField(max_length=300, blank=True)
    is_correction = models.BooleanField(
        default=False
    )  # else the first, or one that only bears its number now
    signed_on = models.DateField(null=True)  # by hand, on the printed page
    book = models.CharField(max_length=60, blank=True)
    page = models.CharField(max_length=20, blank=True)

    class Meta(Entity.Meta):
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["record", "revision"], name="records_revision_once")
        ]

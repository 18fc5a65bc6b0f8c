"""The base of every table, and the tables of acts: records, subjects, chain heads, refusals, traces."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, ClassVar, NoReturn, Self

from django.db import models
from django.db.models import F, Q

from nennep.core.audit.written import WatchedManager, WatchedRows, note
from nennep.core.text import fold


class Unscoped:
    """Takes the place of Django's `objects`, so that no table is read without saying for whom."""

    def __get__(self, instance: object, owner: type) -> NoReturn:
        raise AttributeError(
            f"{owner.__name__}.objects does not exist: views and forms read through a selector, "
            f"which is limited to what the actor may see; acts and selectors use {owner.__name__}.rows"
        )


class Entity(models.Model):
    """A row with one id, a UUIDv7 made by the side that asked for it (phone, form, importer)."""

    id = models.UUIDField(primary_key=True, editable=False)

    not_told: ClassVar[str] = ""
    """Why records of acts do not hold the rows of this table by digests (core.audit.written); mostly they do."""

    rows = WatchedManager()
    objects: ClassVar[Any] = Unscoped()

    class Meta:
        abstract = True
        default_manager_name = "rows"

    def save(self, *args: Any, **options: Any) -> None:
        """Write the row."""
        note(type(self), [self.pk])
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        """Remove the row."""
        note(type(self), [self.pk])
        return super().delete(*args, **options)


class FoldedField(models.CharField):  # type: ignore[type-arg]
    """Other columns of its row without accents, so that a search need not fold them each time.

    Worked out whenever its row is saved; `QuerySet.update` and `update_fields` name it themselves.
    """

    def __init__(self, *args: Any, of: Sequence[str] = (), **options: Any) -> None:
        self.of = tuple(of)
        super().__init__(*args, **{"editable": False, "default": "", **options})

    def deconstruct(self) -> Any:
        """What a migration writes down; it does not work the column out."""
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.CharField", args, options

    def pre_save(self, row: models.Model, add: bool) -> str:
        """The folded columns."""
        found = folded(*(getattr(row, each) for each in self.of), most=self.max_length)
        setattr(row, self.attname, found)
        return found


def folded(*texts: str, most: int | None) -> str:
    """Texts as a column of `most` letters keeps them; folding can make a text longer (ß, ﬃ)."""
    return fold(" ".join(filter(None, texts)))[:most]


class DatedRows(WatchedRows["Any"]):
    """Rows true during a half-open period of days."""

    def as_of(self, on: date) -> Self:
        """The rows true on the day `on`: valid_from <= on < valid_to."""
        return self.filter(Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gt=on)))

    def during(self, start: date, end: date | None) -> Self:
        """The rows true on at least one day of [start, end)."""
        rows = self.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=start))
        return rows if end is None else rows.filter(valid_from__lt=end)


class Dated(Entity):
    """A fact true during [valid_from, valid_to), days; an empty `valid_to` means until further notice."""

    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    # a manager that knows days
    rows = models.Manager.from_queryset(DatedRows)()  # type: ignore[assignment, misc]

    class Meta:
        abstract = True
        default_manager_name = "rows"
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=models.F("valid_from")),
                name="%(app_label)s_%(class)s_period_not_empty",
            )
        ]


class EndedRows(DatedRows):
    """Rows of which it is kept when their end was entered."""

    def end(self, valid_to: date, *, at: datetime) -> int:
        """End them on a day, by what is entered at an instant."""
        return self.update(former_end=F("valid_to"), valid_to=valid_to, ended_at=at)


class Ended(Dated):
    """A dated fact that gives rights: people act by it until its end is entered, be it for a day that has passed."""

    ended_at = models.DateTimeField(null=True)  # when the end was entered last
    former_end = models.DateField(null=True)  # `valid_to` until then; an end only ever moves forward

    rows = models.Manager.from_queryset(EndedRows)()  # type: ignore[misc]

    class Meta(Dated.Meta):
        abstract = True


class ChainHead(models.Model):
    """The last link of one organisation's chain of acts; created with the organisation, locked by each act."""

    organisation_id = models.UUIDField(primary_key=True)
    seq = models.PositiveBigIntegerField(default=0)
    digest = models.BinaryField(max_length=32, default=bytes(32))

    rows = models.Manager()
    objects: ClassVar[Any] = Unscoped()

    class Meta:
        default_manager_name = "rows"


class ActRecord(models.Model):
    """One act that was done: audit row, idempotency key and answer in one. Append-only (triggers).

    `payload_digest` is of the payload as sent (before up-casts), so that a replay can be compared; it is keyed with the
    salt inside `content` (sealing.keyed), so that an erased payload cannot be guessed.
    `content` is the encrypted canonical payload with its salt; erasing it leaves a chain that verifies.
    """

    key = models.UUIDField(primary_key=True)
    organisation_id = models.UUIDField()
    seq = models.PositiveBigIntegerField()
    act = models.CharField(max_length=80)
    version = models.PositiveSmallIntegerField()
    actor_id = models.UUIDField()
    person_id = models.UUIDField(null=True)
    device_id = models.UUIDField(null=True)
    device_seq = models.PositiveBigIntegerField(null=True)
    clock_offset_ms = models.BigIntegerField(null=True)  # server minus device, as the device knew it
    captured_at = models.DateTimeField()
    received_at = models.DateTimeField()
    payload_digest = models.BinaryField(max_length=32)
    content_digest = models.BinaryField(max_length=32)
    content = models.BinaryField(null=True)
    result = models.JSONField()
    link = models.BinaryField(max_length=32)

    rows = models.Manager()
    objects: ClassVar[Any] = Unscoped()

    class Meta:
        default_manager_name = "rows"
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["organisation_id", "seq"], name="core_actrecord_chain_position")
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["device_id", "captured_at"], name="core_actrecord_of_device")
        ]


class ActSubject(models.Model):
    """What an act was about: answers "what happened to this person / this thing"."""

    id = models.BigAutoField(primary_key=True)
    record = models.ForeignKey(ActRecord, on_delete=models.PROTECT, related_name="subjects")
    kind = models.CharField(max_length=40)
    object_id = models.UUIDField()

    rows = models.Manager()
    objects: ClassVar[Any] = Unscoped()

    class Meta:
        default_manager_name = "rows"
        indexes: ClassVar[list[Any]] = [models.Index(fields=["kind", "object_id"], name="core_subject_of")]


class Refusal(models.Model):
    """An act that was refused; its key stays free."""

    id = models.BigAutoField(primary_key=True)
    key = models.UUIDField()
    act = models.CharField(max_length=80)
    actor_id = models.UUIDField()
    code = models.CharField(max_length=60)
    refused_at = models.DateTimeField()

    rows = models.Manager()
    objects: ClassVar[Any] = Unscoped()

    class Meta:
        default_manager_name = "rows"


class Trace(models.Model):
    """Something that happened without changing a fact: a login, an opened notice, an export. Append-only."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=40)
    actor_id = models.UUIDField()
    about_kind = models.CharField(max_length=40, blank=True)
    about_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    note = models.CharField(max_length=200, blank=True)

    rows = models.Manager()
    objects: ClassVar[Any] = Unscoped()

    class Meta:
        default_manager_name = "rows"
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["about_kind", "about_id"], name="core_trace_about")
        ]


class LastWrite(models.Model):
    """One row, written to see whether the database still takes anything (core/database/last_write.py)."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    at = models.DateTimeField()

    rows = models.Manager()
    objects: ClassVar[Any] = Unscoped()

    class Meta:
        default_manager_name = "rows"

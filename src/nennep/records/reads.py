"""What may be asked about documents and their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from nennep.core import clock
from nennep.core.actor import Actor
from nennep.core.pages import Listing
from nennep.core.reads import read
from nennep.records.enums import DocumentType
from nennep.records.models import Number, Record
from nennep.records.numbers import Gap
from nennep.records.revisions import latest_of
from nennep.records.selectors import SeriesRow, documents_of, series_of


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """What a document is, whatever else is told of it."""

    id: UUID
    type: str
    type_label: str
    symbol: str
    title: str
    body: str
    dated: date
    issued_on: date | None
    about_kind: str
    about: UUID


@dataclass(frozen=True, slots=True)
class Document(DocumentHead):
    """A document, and where its newest revision stands."""

    revision: int
    signed_on: date | None


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One number of a series, and what became of it."""

    number: int
    state: str
    state_label: str
    reason: str
    document: UUID | None
    title: str


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of one type of document of an organisation in a term; `gaps` are those that nobody has explained.

    `body` is the body that gives the organisation its term.
    """

    id: UUID
    type: str
    type_label: str
    body: str
    term: str
    next_number: int
    numbers: tuple[NumberRow, ...]
    gaps: tuple[Gap, ...]


@read("records.documents", label=_("The documents of an organisation"))
def documents(actor: Actor, *, organisation: UUID, type: DocumentType | None = None) -> Listing[Document]:
    """Văn bản: the documents of an organisation's bodies, newest first.

    For those who see the organisation; minutes only for those who may read what was said.
    """
    return Listing(documents_of(actor, organisation, type), documents_as_rows)


@read("records.numbers", label=_("The numbers of an organisation's documents"))
def numbers(actor: Actor, *, organisation: UUID) -> Listing[Series]:
    """Sổ số văn bản: each series of numbers, of the running term first, with its numbers and gaps.

    For those who see the organisation.
    """
    return Listing(series_of(actor, organisation, clock.today()), lambda rows: map(_series, rows))


def head_of(record: Record) -> dict[str, Any]:
    """The fields of DocumentHead."""
    return {
        "id": record.pk,
        "type": record.document_type,
        "type_label": record.get_document_type_display(),
        "symbol": record.symbol,
        "title": record.title,
        "body": record.body.name,
        "dated": record.dated,
        "issued_on": record.issued_on,
        "about_kind": record.about_kind,
        "about": record.about_id,
    }


def documents_as_rows(records: list[Record]) -> Iterator[Document]:
    """Documents as reads tell them, with one question for all newest revisions."""
    newest = latest_of(records)
    for each in records:
        revision = newest.get(each.pk)
        yield Document(
            **head_of(each),
            revision=revision.revision if revision else 0,
            signed_on=revision.signed_on if revision else None,
        )


def _series(row: SeriesRow) -> Series:
    return Series(
        id=row.series.pk,
        type=row.series.document_type,
        type_label=row.series.get_document_type_display(),
        body=row.series.body.name,
        term=row.series.term.name,
        next_number=row.series.next_number,
        numbers=tuple(_number(each) for each in row.numbers),
        gaps=tuple(row.gaps),
    )


def _number(number: Number) -> NumberRow:
    record = getattr(number, "record", None)
    return NumberRow(
        number=number.number,
        state=number.state,
        state_label=number.get_state_display(),
        reason=number.reason,
        document=record.pk if record else None,
        title=record.title if record else number.title,
    )

"""Making records and their revisions: the frozen document, its digest, and the .pdf made of it at once.

The .docx is drawn from the frozen document whenever somebody asks for it (docs/adr/0008-docx-on-request.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from nennep.core.acts import ActContext
from nennep.files.storing import keep
from nennep.organisation.models import Body
from nennep.records.enums import DocumentType
from nennep.records.models import Number, Record, Revision
from nennep.records.numbers import full_symbol, symbol_of
from nennep.typesetting.docx import render_docx
from nennep.typesetting.labels import number_line
from nennep.typesetting.model import PartyDocument
from nennep.typesetting.pdf import render_pdf
from nennep.typesetting.stored import digest, from_data, to_data

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FROZEN = "frozen"
"""In the result of an act: revision → the digests of its document and its .pdf, which the chain holds fast."""
NUMBERED = "Ghi số văn bản."
"""Why there is a second revision when a document was adopted before it had its number (data, so Vietnamese)."""


def make_record(
    ctx: ActContext,
    *,
    body: Body,
    document_type: DocumentType,
    about: tuple[str, UUID],
    adopted_in: UUID | None = None,
    title: str,
    dated: date,
    document: PartyDocument,
    number: Number | None = None,
) -> Revision:
    """A new record with its first revision; `document` gets the number's line."""
    record = Record.rows.create(
        id=ctx.derive_id("record", document_type, about[1]),
        body=body,
        document_type=document_type,
        number=number,
        symbol="" if number is None else full_symbol(number.number, body, document_type),
        title=title[:300],
        dated=dated,
        about_kind=about[0],
        about_id=about[1],
        adopted_in=adopted_in,
    )
    ctx.about("record", record.pk)
    return add_revision(ctx, record, numbered(document, body, document_type, number))


def give_number(ctx: ActContext, record: Record, number: Number) -> Revision:
    """Write the number on a record: the same frozen document with its number, as the next revision.

    A paper that was signed already stays signed: its number is written by hand on the line left for it.
    """
    record.number = number
    record.symbol = full_symbol(number.number, record.body, record.document_type)
    record.save(update_fields=["number", "symbol", "folded"])
    before = latest(record)
    document = numbered(document_of(before), record.body, record.document_type, number)
    return add_revision(ctx, record, document, reason=NUMBERED, signed_as=before)


def add_revision(
    ctx: ActContext,
    record: Record,
    document: PartyDocument,
    *,
    reason: str = "",
    is_correction: bool = False,
    signed_as: Revision | None = None,
) -> Revision:
    """Freeze `document` as the record's next revision, with its .pdf; the act's result tells the digests of both."""
    last = record.revisions.order_by("-revision").first()
    version = 1 if last is None else last.revision + 1
    revision = Revision.rows.create(
        id=ctx.derive_id("revision", record.pk, version),
        record=record,
        revision=version,
        document=to_data(document),
        digest=digest(document),
        pdf=keep(render_pdf(document), name=f"{file_name(record, version)}.pdf", media_type=PDF),
        made_at=ctx.at,
        reason=reason[:300],
        is_correction=is_correction,
        signed_on=signed_as.signed_on if signed_as else None,
        book=signed_as.book if signed_as else "",
        page=signed_as.page if signed_as else "",
    )
    frozen = {"digest": revision.digest, "pdf": revision.pdf.sha256}
    ctx.result.setdefault(FROZEN, {})[str(revision.pk)] = frozen
    return revision


def rename(record: Record, title: str) -> None:
    """Give a document its corrected title."""
    record.title = title[:300]
    record.save(update_fields=["title"])


def note_signing(revision: Revision, signed_on: date, *, book: str, page: str) -> None:
    """Note that a revision was signed by hand, and where the book keeps it."""
    Revision.rows.filter(pk=revision.pk).update(signed_on=signed_on, book=book, page=page)


def issue(records: Iterable[Record], day: date) -> None:
    """Give documents their day of issue."""
    Record.rows.filter(pk__in=[each.pk for each in records]).update(issued_on=day)


def latest(record: Record) -> Revision:
    """The newest revision of a record."""
    return record.revisions.order_by("-revision").select_related("pdf")[0]


def latest_of(records: Iterable[Record]) -> dict[UUID, Revision]:
    """The newest revision of each record, as one query."""
    rows = Revision.rows.filter(record__in=list(records)).select_related("pdf").order_by("revision")
    return {each.record_id: each for each in rows}


def document_of(revision: Revision) -> PartyDocument:
    """The frozen document of a revision."""
    document = from_data(revision.document)
    if not isinstance(document, PartyDocument):
        raise TypeError("a revision holds one document")
    return document


def docx_of(revision: Revision) -> bytes:
    """The revision as .docx, for an office that pastes from it; the same bytes each time."""
    return render_docx(document_of(revision))


def numbered(document: PartyDocument, body: Body, document_type: str, number: Number | None) -> PartyDocument:
    """The document with its line `Số 05-NQ/CB`, or `Số ……-NQ/CB` while it has no number."""
    given = None if number is None else number.number
    return replace(document, number=number_line(given, symbol_of(body, document_type)))


def file_name(record: Record, version: int) -> str:
    """The name under which people find the file again: BB_05_24-11-2026_lan-2."""
    parts = [record.document_type]
    if record.number is not None:
        parts.append(f"{record.number.number:02d}")
    parts.append(f"{record.dated:%d-%m-%Y}")
    if version > 1:
        parts.append(f"lan-{version}")
    return "_".join(parts)

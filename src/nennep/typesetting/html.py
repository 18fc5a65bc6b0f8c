"""The screen's picture of a document: HTML of the same model from which the .pdf and .docx are made.

What is read back to the meeting is thus what will be printed and signed. Every text is escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from nennep.typesetting.blocks import (
    Block,
    Cell,
    DottedLines,
    Heading,
    Items,
    Lines,
    PageBreak,
    Paragraph,
    Run,
    Space,
    Table,
    Together,
)
from nennep.typesetting.labels import heading_label, list_letter
from nennep.typesetting.model import PARTY_NAME, PartyDocument, Signature

_NOTHING = SafeString("")
_BOXES = {"empty": "☐ ", "ticked": "☑ "}


def render_html(document: PartyDocument) -> SafeString:
    """The document as an `article` of class doc (static/typesetting/document.css)."""
    return format_html(
        '<article class="doc" lang="vi">{}{}{}{}</article>',
        _head(document),
        _title(document),
        _blocks(document.body),
        _ending(document),
    )


def _head(document: PartyDocument) -> SafeString:
    left = [document.superior, document.issuer, "*", document.number]
    names = ("superior", "issuer", "star", "number")
    lines = format_html_join(
        "", '<p class="{}">{}</p>', [pair for pair in zip(names, left, strict=True) if pair[1]]
    )
    place = format_html('<p class="place">{}</p>', document.place_date) if document.place_date else _NOTHING
    right = format_html('<p class="party">{}</p>{}', PARTY_NAME, place)
    return format_html('<header class="doc-head"><div>{}</div><div>{}</div></header>', lines, right)


def _title(document: PartyDocument) -> SafeString:
    subject = format_html('<p class="subject">{}</p>', document.subject) if document.subject else _NOTHING
    return format_html(
        '<div class="doc-title"><h2>{}</h2>{}<p aria-hidden="true">-----</p></div>', document.title, subject
    )


def _ending(document: PartyDocument) -> SafeString:
    signatures = format_html_join("", "{}", ((_signature(each),) for each in document.signatures))
    if not document.recipients:
        return format_html('<footer class="doc-end">{}</footer>', signatures)
    told = format_html_join("", "<li>- {}</li>", ((each,) for each in document.recipients))
    left = format_html('<div class="recipients"><p>Nơi nhận:</p><ul>{}</ul></div>', told)
    return format_html('<footer class="doc-end">{}{}</footer>', left, signatures)


def _signature(signature: Signature) -> SafeString:
    captions = format_html_join("", "<p>{}</p>", ((each,) for each in signature.captions))
    return format_html(
        '<div class="signature">{}<p class="hand">{}</p><p class="name">{}</p></div>',
        captions,
        signature.mark,
        signature.name,
    )


def _blocks(blocks: Iterable[Block]) -> SafeString:
    return format_html_join("", "{}", ((_DRAWN[type(each)](each),) for each in blocks))


def _heading(block: Heading) -> SafeString:
    level = min(block.level + 2, 5)
    label = heading_label(block.level, block.number)
    words = f"{label} {block.text}".strip()
    return format_html('<h{} class="level-{}">{}</h{}>', level, block.level, words, level)


def _paragraph(block: Paragraph) -> SafeString:
    classes = f"{block.align}{' indent' if block.indent and block.align == 'justify' else ''}"
    return format_html('<p class="{}">{}</p>', classes, _runs(block.runs))


def _lines(block: Lines) -> SafeString:
    marker = f"{block.marker} " if block.marker else ""
    rows = (
        (marker, each.label, _broken(each.value) if each.value else SafeString('<span class="dots"></span>'))
        for each in block.entries
    )
    return format_html('<div class="lines">{}</div>', format_html_join("", "<p>{}{}: {}</p>", rows))


def _items(block: Items) -> SafeString:
    rows = ((_label(block, place), _runs(each)) for place, each in enumerate(block.items, start=block.start))
    return format_html('<ul class="listed">{}</ul>', format_html_join("", "<li>{} {}</li>", rows))


def _label(block: Items, place: int) -> str:
    return {"number": f"{place}.", "letter": f"{list_letter(place)})"}.get(block.style, "-")


def _table(block: Table) -> SafeString:
    titles = [each.title for each in block.columns]
    head = _NOTHING
    if any(titles):
        cells = format_html_join("", '<th scope="col">{}</th>', ((each,) for each in titles))
        head = format_html("<thead><tr>{}</tr></thead>", cells)
    rows = format_html_join("", "<tr>{}</tr>", ((_row(block, row),) for row in block.rows))
    return format_html(
        '<div class="table-scroll" tabindex="0" role="group" aria-label="{}"><table>{}<tbody>{}</tbody></table></div>',
        ", ".join(each for each in titles if each),
        head,
        rows,
    )


def _row(table: Table, row: tuple[Cell, ...]) -> SafeString:
    cells, column = [], 0
    for cell in row:
        heading = table.columns[column]
        cells.append((cell.span, cell.align or heading.align, heading.title, _cell(cell)))
        column += cell.span
    return format_html_join("", '<td colspan="{}" class="{}" data-title="{}">{}</td>', cells)


def _cell(cell: Cell) -> SafeString:
    text = format_html("{}{}", _BOXES.get(cell.box, ""), _broken(cell.text))
    text = format_html("<b>{}</b>", text) if cell.bold else text
    return format_html("<i>{}</i>", text) if cell.italic else text


def _runs(found: Iterable[Run]) -> SafeString:
    return format_html_join("", "{}", ((_run(each),) for each in found))


def _run(run: Run) -> SafeString:
    text = format_html("{}{}", _BOXES.get(run.box, ""), _broken(run.text))
    for wanted, tag in ((run.bold, "b"), (run.italic, "i"), (run.underline, "u")):
        if wanted:
            text = format_html("<{}>{}</{}>", tag, text, tag)
    return text


def _broken(text: str) -> SafeString:
    return format_html_join(SafeString("<br>"), "{}", ((each,) for each in text.split("\n")))


_DRAWN: dict[type[Any], Callable[[Any], SafeString]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Lines: _lines,
    Items: _items,
    Table: _table,
    DottedLines: lambda block: format_html_join(
        "", '<p class="dots">{}</p>', (("",) for _ in range(block.count))
    ),
    Space: lambda _block: _NOTHING,
    PageBreak: lambda _block: SafeString("<hr>"),
    Together: lambda block: _blocks(block.blocks),
}

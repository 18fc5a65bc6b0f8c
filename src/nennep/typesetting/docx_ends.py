"""What stands before and after the body in a .docx: head, title, recipients, signatures."""

from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from nennep.typesetting import geometry
from nennep.typesetting.docx_parts import element, exact, first_paragraph, rule_below, set_widths, write
from nennep.typesetting.labels import punctuated
from nennep.typesetting.model import PARTY_NAME, PartyDocument, Signature

_HAND = 62.0  # room for a signature, in points


def add_head(word: DocxDocument, document: PartyDocument) -> None:
    """Two blocks side by side; number and date on one line."""
    head = geometry.head(document)
    last_line = bool(document.number or head.date)
    table = word.add_table(rows=1 + last_line, cols=2)
    set_widths(table, (head.left, head.right), 0)
    pitch = head.size * 1.25
    left = first_paragraph(table.cell(0, 0))
    if head.superior:
        write(left, "\n".join(head.superior) + "\n", head.size)
    write(left, "\n".join(head.issuer) + "\n", head.size, bold=True)
    write(left, "*", head.size)
    party = first_paragraph(table.cell(0, 1))
    write(party, PARTY_NAME, head.party_size, bold=True)
    rule = table.cell(0, 1).add_paragraph()
    rule_below(rule, (head.right - head.rule) / 2)
    if last_line:
        write(first_paragraph(table.cell(1, 0)), document.number, head.size)
        write(first_paragraph(table.cell(1, 1)), "\n".join(head.date), head.size, italic=True)
    for cell in table._cells:
        first_paragraph(cell).alignment = WD_ALIGN_PARAGRAPH.CENTER
        exact(first_paragraph(cell), pitch)
    exact(rule, 3, before=1)


def add_title(word: DocxDocument, document: PartyDocument) -> None:
    """Type of the document, subject, short rule. The title is a heading, for the program's own outline."""
    subject = "\n".join(geometry.subject_lines(document))
    lines = [(document.title, 16.0, 20.0, "Heading 1"), (subject, 14.0, 18.0, "Normal")]
    said = [line for line in lines if line[0]]
    for place, (text, size, pitch, style) in enumerate(said):
        paragraph = word.add_paragraph(style=style)
        write(paragraph, text, size, bold=True)
        _centre(paragraph, pitch, before=0 if place else 22)
    if said:
        dashes = word.add_paragraph()
        write(dashes, "-----", 14)
        _centre(dashes, 14, before=2, after=12)
    else:
        exact(word.add_paragraph(), 12)


def _centre(paragraph: Paragraph, pitch: float, before: float = 0.0, after: float = 0.0) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = True
    exact(paragraph, pitch, before, after)


def add_ending(word: DocxDocument, document: PartyDocument) -> None:
    """Recipients at the left of one signature, or below two and more."""
    signers, recipients = document.signatures, punctuated(document.recipients)
    if len(signers) == 1 or (recipients and not signers):
        across = geometry.text_area(document.layout)[0]
        shares = (1 - geometry.SIGNER_SHARE, geometry.SIGNER_SHARE)
        _add_cells(word, tuple(across * each for each in shares), recipients, document)
    elif signers:
        width = geometry.text_area(document.layout)[0] / len(signers)
        _add_cells(word, (width,) * len(signers), (), document)
        if recipients:
            _write_recipients(word.add_paragraph(), recipients, before=12)
    # A section or a file must not end with a table: a paragraph as low as can be.
    exact(word.add_paragraph(), 1)


def _add_cells(
    word: DocxDocument,
    widths: tuple[float, ...],
    recipients: tuple[str, ...],
    document: PartyDocument,
) -> None:
    signers = document.signatures
    exact(word.add_paragraph(), 10)
    word.paragraphs[-1].paragraph_format.keep_with_next = True
    table = word.add_table(rows=1, cols=len(widths))
    set_widths(table, widths, 0)
    table.rows[0]._tr.get_or_add_trPr().append(element("w:cantSplit"))
    cells = list(table.rows[0].cells)
    if recipients:
        _write_recipients(first_paragraph(cells[0]), recipients)
    for cell, signer in zip(cells[len(cells) - len(signers) :], signers, strict=True):
        _write_signature(cell, signer, geometry.name_lines(document, signer.name))


def _write_recipients(paragraph: Paragraph, recipients: tuple[str, ...], before: float = 0.0) -> None:
    write(paragraph, "Nơi nhận:", 12, underline=True)
    write(paragraph, "".join(f"\n- {each}" for each in recipients), 12)
    exact(paragraph, 14.5, before)


def _write_signature(cell: _Cell, signer: Signature, name_lines: tuple[str, ...]) -> None:
    captions = first_paragraph(cell)
    write(captions, signer.captions[0] if signer.captions else "", 14, bold=True)
    write(captions, "".join(f"\n{each}" for each in signer.captions[1:]), 14)
    exact(captions, 18)
    if signer.mark:
        mark = cell.add_paragraph()
        write(mark, signer.mark, 14, italic=True)
        exact(mark, 18, before=22, after=22)
    name = cell.add_paragraph()
    write(name, "\n".join(name_lines), 14, bold=True)
    exact(name, 18, before=0 if signer.mark else _HAND)
    for paragraph in cell.paragraphs:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = True

"""The .pdf of a document, by typst. Texts go to it as JSON data, never as its markup.

A typst compiler takes some 20 ms to start (fonts) and keeps what it has laid out, so a typesetter keeps one.
"""

import json
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import typst

from nennep.typesetting.model import Bundle, PartyDocument
from nennep.typesetting.pdf_data import bundle_data
from nennep.typesetting.typesetter import by_typesetter

_HERE = Path(__file__).parent
FONTS = _HERE / "fonts"
_TEMPLATE = _HERE / "party.typ"
# A document that has no date of its own still needs one that is the same each time it is printed.
_NO_DATE = date(2000, 1, 1)


class FontsMissing(RuntimeError):
    """The Tinos fonts, made when the package is built, are not there: typst would print in others in silence."""


def render_pdf(document: PartyDocument | Bundle) -> bytes:
    """The document or bundle as .pdf (PDF/A-2b, tagged, only Tinos embedded). The same value, the same bytes.

    A text with letters that no font has (rare scripts, emoji) comes out as plain PDF, those letters as boxes:
    PDF/A does not allow them, and a document is not refused for a letter. Raises Invalid for what takes too long.
    """
    if len(list(FONTS.glob("Tinos-*.ttf"))) < 4:
        raise FontsMissing(f"no Tinos fonts in {FONTS}: run ./nennep build, or install the package anew")
    return _laid_out(document)


@by_typesetter
def _laid_out(document: PartyDocument | Bundle) -> bytes:
    bundle = document if isinstance(document, Bundle) else Bundle((document,), name=document.shown_name)
    data = json.dumps(bundle_data(bundle), ensure_ascii=False, separators=(",", ":"))
    made = max((each.dated for each in bundle.documents if each.dated), default=_NO_DATE)
    try:
        return _compile(data, made, ["a-2b"])
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        return _compile(data, made, [])


def _compile(data: str, made: date, standards: list["typst.PDFStandard"]) -> bytes:
    noon = datetime(made.year, made.month, made.day, 12, tzinfo=UTC)
    pdf = _compiler().compile(
        format="pdf", sys_inputs={"data": data}, pdf_standards=standards, timestamp=noon, pdf_tags=True
    )
    assert isinstance(pdf, bytes)
    return pdf


@cache
def _compiler() -> typst.Compiler:
    """With the four Tinos fonts and, for letters that these lack (≥, →), those inside typst; none of the system."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[FONTS])
    return typst.Compiler(_TEMPLATE, root=_HERE, font_paths=fonts)

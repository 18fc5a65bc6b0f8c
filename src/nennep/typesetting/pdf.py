"""The .pdf of a document, by typst. Texts go to it as JSON data, never as its markup.

A typst compiler takes some 20 ms to start (fonts) and keeps what it has laid out, so compilers are kept for the
life of the process. One compiler serves one thread at a time; there are at most two, so that a clerk's bundle of
a hundred minutes does not hold up a cell's notice.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import typst

from nennep.core.request_lock import released_lock
from nennep.typesetting.model import Bundle, PartyDocument
from nennep.typesetting.pdf_data import bundle_data

_HERE = Path(__file__).parent
FONTS = _HERE / "fonts"
_TEMPLATE = _HERE / "party.typ"
_COMPILERS = 2
# typst keeps what it laid out through its next ten runs. After a bundle that is some 100 MB a time (measured:
# 1.2 GB after eleven bundles of 104 minutes); empty runs let it go at once, in 60 ms.
_BUNDLE_TO_FORGET = 8
_RUNS_TO_FORGET = 12
# A document that has no date of its own still needs one that is the same each time it is printed.
_NO_DATE = date(2000, 1, 1)


class FontsMissing(RuntimeError):
    """The Tinos fonts, made when the package is built, are not there: typst would print in others in silence."""


def render_pdf(document: PartyDocument | Bundle) -> bytes:
    """The document or bundle as .pdf (PDF/A-2b, tagged, only Tinos embedded). The same value, the same bytes.

    A text with letters that no font has (rare scripts, emoji) comes out as plain PDF, those letters as boxes:
    PDF/A does not allow them, and a document is not refused for a letter.
    """
    bundle = document if isinstance(document, Bundle) else Bundle((document,), name=document.shown_name)
    data = json.dumps(bundle_data(bundle), ensure_ascii=False, separators=(",", ":"))
    made = max((each.dated for each in bundle.documents if each.dated), default=_NO_DATE)
    with released_lock(), _compiler() as compiler:
        try:
            return _compile(compiler, data, made, ["a-2b"])
        except typst.TypstError as error:
            if "could not be displayed" not in str(error):
                raise
            return _compile(compiler, data, made, [])
        finally:
            if len(bundle.documents) >= _BUNDLE_TO_FORGET:
                _forget()


def _forget() -> None:
    empty = typst.Compiler(font_paths=_fonts())
    for _ in range(_RUNS_TO_FORGET):
        empty.compile(input=b"", format="pdf")


def _compile(compiler: typst.Compiler, data: str, made: date, standards: list["typst.PDFStandard"]) -> bytes:
    noon = datetime(made.year, made.month, made.day, 12, tzinfo=UTC)
    pdf = compiler.compile(
        format="pdf", sys_inputs={"data": data}, pdf_standards=standards, timestamp=noon, pdf_tags=True
    )
    assert isinstance(pdf, bytes)
    return pdf


_turn = threading.BoundedSemaphore(_COMPILERS)
_idle: list[typst.Compiler] = []


@contextmanager
def _compiler() -> Iterator[typst.Compiler]:
    """A compiler of one's own for a while. list.pop and append are atomic; the semaphore bounds their number."""
    with _turn:
        try:
            compiler = _idle.pop()
        except IndexError:
            compiler = typst.Compiler(_TEMPLATE, root=_HERE, font_paths=_fonts())
        try:
            yield compiler
        finally:
            _idle.append(compiler)


@cache
def _fonts() -> typst.Fonts:
    """The four Tinos fonts and, for letters that these lack (≥, →), those inside typst; none of the system."""
    if len(list(FONTS.glob("Tinos-*.ttf"))) < 4:
        raise FontsMissing(f"no Tinos fonts in {FONTS}: run ./nennep build, or install the package anew")
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])

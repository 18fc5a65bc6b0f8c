"""Papers of the walks: one to attach, and how printed ones are read."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from docx import Document
from docx.document import Document as DocxDocument
from pypdf import PdfReader

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _paper() -> bytes:
    document = Document()
    document.add_paragraph("Báo cáo kết quả bảo vệ rừng quý III của bản Pá Kìm.")
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


PAPER = {
    "name": "bao-cao-rung.docx",
    "mimeType": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "buffer": _paper(),
}
"""A small Word file, as Playwright's set_input_files takes it."""


MARGINS_MM = {"top": 20, "bottom": 20, "left": 30, "right": 15}
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


@dataclass(frozen=True)
class Pdf:
    """A .pdf as a reader sees it: its words in one line, its fonts, its page."""

    words: str
    fonts: frozenset[str]
    width_mm: float
    height_mm: float
    first_x_mm: float
    pages: int


def read_pdf(content: bytes) -> Pdf:
    """Open a .pdf. The words of all pages stand in one line, with single blanks."""
    reader = PdfReader(BytesIO(content))
    words = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[-1]
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    box = reader.pages[0].mediabox
    starts: list[float] = []

    def note(text: str, page: list[float], own: list[float], _font: object, _size: float) -> None:
        if text.strip():
            starts.append(page[0] * own[4] + page[2] * own[5] + page[4])

    for page in reader.pages:
        page.extract_text(visitor_text=note)
    return Pdf(
        words=words,
        fonts=frozenset(fonts),
        width_mm=_mm(float(box.width)),
        height_mm=_mm(float(box.height)),
        first_x_mm=_mm(min(starts)),
        pages=len(reader.pages),
    )


def read_docx(content: bytes) -> tuple[str, DocxDocument]:
    """Open a Word file: the words of its paragraphs and tables in one line, and the document itself."""
    document = Document(BytesIO(content))
    words = " ".join("".join(each.itertext()) for each in document.element.body.iter(f"{WORD}p"))
    return " ".join(words.split()), document


def margins_of(document: DocxDocument) -> dict[str, int]:
    """Margins of the first section, in whole millimetres."""
    section = document.sections[0]
    found = {name: getattr(section, f"{name}_margin") for name in MARGINS_MM}
    return {name: round(length.mm) for name, length in found.items() if length is not None}


def _mm(points: float) -> float:
    return round(points / 72 * 25.4, 1)

"""Looking into a .docx with python-docx, and as LibreOffice lays it out."""

import io
import shutil
import subprocess
from pathlib import Path

from docx import Document
from pypdf import PdfReader
from tests.typesetting.reading import squeezed


def opened(made: bytes):
    """The file as python-docx reads it."""
    return Document(io.BytesIO(made))


def paragraphs_of(word):
    """Every paragraph, those of tables too."""
    cells = (cell for each in word.tables for row in each.rows for cell in row.cells)
    return [*word.paragraphs, *(each for cell in cells for each in cell.paragraphs)]


def find(word, text):
    """The first paragraph with the text."""
    return next(each for each in paragraphs_of(word) if squeezed(text) in squeezed(each.text))


def libreoffice_is_here():
    """Whether a .docx can be laid out as an office does it."""
    return bool(shutil.which("soffice"))


def laid_out(made: bytes, folder: Path) -> Path:
    """The .docx as a .pdf that LibreOffice made of it."""
    written = folder / "made.docx"
    written.write_bytes(made)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    asked = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(written)]
    subprocess.run(asked, check=True, capture_output=True, timeout=120)
    return written.with_suffix(".pdf")


def word_pages(made: bytes, folder: Path) -> int:
    """How many pages LibreOffice needs for the .docx."""
    return len(PdfReader(laid_out(made, folder)).pages)

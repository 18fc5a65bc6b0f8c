"""Looking into a .docx with python-docx."""

import io

from docx import Document
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

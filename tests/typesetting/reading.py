"""Reads a made .pdf or .docx back: its text, its lines on paper, its drawn rules."""

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from pypdf import PdfReader
from pypdf.generic import ContentStream

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def squeezed(text: str) -> str:
    """Text without any white space: line ends and justified spaces of a page say nothing."""
    return re.sub(r"[\s\u200b]+", "", text)


def pdf_pages(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def pdf_text(pdf: bytes) -> str:
    return squeezed("".join(pdf_pages(pdf)))


def pdf_fonts(pdf: bytes) -> set[str]:
    """Names of the embedded fonts, without the subset's prefix."""
    names = set()
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            names.add(str(font.get_object()["/BaseFont"]).rpartition("+")[2])
    return names


@dataclass(frozen=True)
class Piece:
    """A piece of text on a page: place in points from the page's lower left corner, size, font."""

    text: str
    x: float
    y: float
    size: float
    font: str


def pdf_pieces(pdf: bytes, page: int = 0) -> list[Piece]:
    """Pieces of text of a page in the order of writing."""
    pieces: list[Piece] = []

    def keep(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        if text.strip():
            matrix = _times(tm, cm)
            name = str(font["/BaseFont"]).rpartition("+")[2] if font else ""
            pieces.append(Piece(text.strip(), matrix[4], matrix[5], abs(size * matrix[3]), name))

    PdfReader(io.BytesIO(pdf)).pages[page].extract_text(visitor_text=keep)
    return pieces


@dataclass(frozen=True)
class Rule:
    """A straight stroke on a page, in points."""

    x: float
    y: float
    length: float


def pdf_rules(pdf: bytes, page: int = 0) -> list[Rule]:
    """Level strokes of a page."""
    reader = PdfReader(io.BytesIO(pdf))
    content = ContentStream(reader.pages[page]["/Contents"].get_object(), reader)
    rules, matrix, kept, start = [], [1.0, 0, 0, 1, 0, 0], [], (0.0, 0.0)
    for operands, operator in content.operations:
        numbers = [float(each) for each in operands] if operator in (b"cm", b"m", b"l") else []
        if operator == b"q":
            kept.append(matrix)
        elif operator == b"Q":
            matrix = kept.pop()
        elif operator == b"cm":
            matrix = _times(numbers, matrix)
        elif operator == b"m":
            start = _at(numbers, matrix)
        elif operator == b"l":
            end = _at(numbers, matrix)
            if abs(end[1] - start[1]) < 0.01:
                rules.append(Rule(min(start[0], end[0]), start[1], abs(end[0] - start[0])))
    return rules


def _times(a: list[float], b: list[float]) -> list[float]:
    return [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]


def _at(point: list[float], matrix: list[float]) -> tuple[float, float]:
    x, y = point[:2]
    return x * matrix[0] + y * matrix[2] + matrix[4], x * matrix[1] + y * matrix[3] + matrix[5]


def docx_part(docx: bytes, name: str) -> Any:
    """One part of the archive as an XML tree."""
    return ET.fromstring(zipfile.ZipFile(io.BytesIO(docx)).read(name))


def docx_text(docx: bytes) -> str:
    """All text of the body and the footers, squeezed."""
    names = [
        name for name in zipfile.ZipFile(io.BytesIO(docx)).namelist() if re.match(r"word/(doc|foot)", name)
    ]
    parts = (docx_part(docx, name) for name in names)
    return squeezed("".join(text.text or "" for part in parts for text in part.iter(f"{W}t")))

"""The lines of a Word or Excel file where a stamp may stand: streaming, linear, and no further than a first page.

An office file is a zip of XML, and may be made to do harm: the number of its parts and what they unpack to are
bounded before anything is read, and XML that declares entities is refused. Runs in a process of its own (inspecting).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

FIRST_LINES = 60
"""Lines that count as a first page: about an A4 page of text."""
LONGEST_LINE = 500
MOST_PARTS = 5_000
MOST_UNPACKED = 400 << 20
"""What all parts together may say they unpack to; pictures of a report come packed already."""
MOST_FOLD = 100
"""How many times its own size a file may unpack to, beyond the first megabytes; a long sheet comes to twenty."""
_UNPACKED_ANYWAY = 16 << 20
TYPES = "[Content_Types].xml"
_MOST_TYPES = 2 << 20
_MOST_OF_A_PART = 40 << 20
_BLOCK = 1 << 16

_WORD_PARTS = re.compile(r"word/(?:(?:header|footer)\d*|document)\.xml")
_EXCEL_PARTS = re.compile(r"xl/(?:sharedStrings|worksheets/sheet\d+)\.xml")
_HEADERS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_HEADER_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d+|[A-Za-z])')
_ENDS_A_LINE = {"p", "br", "si", "is", "c", *_HEADERS}


class NotTaken(Exception):
    """The file is not taken in; its one argument says why, in a word (kinds.REFUSALS)."""


class _Enough(Exception):
    pass


def office_kind(content: bytes) -> str:
    """ "word" or "excel", by what is inside. Raises NotTaken."""
    with _opened(content) as parts:
        inside = set(parts.namelist())
        types = parts.open(TYPES).read(_MOST_TYPES) if TYPES in inside else b""
    if b"macroEnabled" in types or any(part.endswith(("vbaProject.bin", ".bin.vba")) for part in inside):
        raise NotTaken("macros")
    if "word/document.xml" in inside:
        return "word"
    if "xl/workbook.xml" in inside:
        return "excel"
    raise NotTaken("kind")


def office_pages(content: bytes, kind: str) -> list[list[str]]:
    """The first lines of each part that may bear a stamp: headers and footers too, the body last."""
    wanted = _WORD_PARTS if kind == "word" else _EXCEL_PARTS
    with _opened(content) as parts:
        names = sorted((name for name in parts.namelist() if wanted.fullmatch(name)), reverse=True)
        return [_lines_of(parts.open(name)) for name in names]


def _opened(content: bytes) -> zipfile.ZipFile:
    parts = zipfile.ZipFile(io.BytesIO(content))
    unpacked = sum(each.file_size for each in parts.infolist())
    if len(parts.infolist()) > MOST_PARTS or unpacked > MOST_UNPACKED:
        raise NotTaken("too_much")
    if unpacked > max(_UNPACKED_ANYWAY, MOST_FOLD * len(content)):
        raise NotTaken("too_much")
    return parts


def _lines_of(part: IO[bytes]) -> list[str]:
    """The first lines of an XML part that are not empty, and the headers and footers of a sheet, which stand last."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.begins
    parser.EndElementHandler = reader.ends
    parser.CharacterDataHandler = reader.says
    parser.StartDoctypeDeclHandler = reader.declares
    try:
        for block in _blocks(part):
            parser.Parse(block, False)
    except (_Enough, expat.ExpatError):
        pass  # what was read until then is looked at; a broken part is a matter of the office program
    return reader.lines


def _blocks(part: IO[bytes]) -> Iterator[bytes]:
    left = _MOST_OF_A_PART
    while left > 0 and (block := part.read(min(_BLOCK, left))):
        left -= len(block)
        yield block


class _Reader:
    """Gathers the lines of one part from its elements, whatever prefix their names have."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._line: list[str] = []
        self._size = 0
        self._in_text = 0
        self._is_sheet = False

    def begins(self, name: str, _attributes: object) -> None:
        bare = name.rpartition(" ")[2]
        self._is_sheet = self._is_sheet or bare == "worksheet"
        if bare == "t" or bare in _HEADERS:
            self._in_text += 1
        elif bare == "tab":
            self._add(" ")
        elif bare in ("p", "br"):
            self._end_line()

    def ends(self, name: str) -> None:
        bare = name.rpartition(" ")[2]
        if bare in _HEADERS:
            said = "".join(self._line)
            self._line = []
            # &L, &C and &R begin the left, the middle and the right part
            for side in re.split(r"&[LCR]", said):
                self._line = [_HEADER_CODE.sub("", side)]
                self._end_line(always=True)
            self._in_text -= 1
        elif bare == "t":
            self._in_text -= 1
        elif bare in _ENDS_A_LINE:
            self._end_line()

    def says(self, text: str) -> None:
        if self._in_text:
            self._add(text)

    def _add(self, text: str) -> None:
        if self._size < LONGEST_LINE:
            self._line.append(text[: LONGEST_LINE - self._size])
            self._size += len(text)

    def declares(self, *_declaration: object) -> None:
        raise NotTaken("broken")  # no office program writes a DTD; entities are how XML grows without end

    def _end_line(self, *, always: bool = False) -> None:
        line = "".join(self._line)
        self._line, self._size = [], 0
        if line.strip() and (always or len(self.lines) < FIRST_LINES):
            self.lines.append(line)
        if len(self.lines) >= FIRST_LINES and not self._is_sheet:
            raise _Enough

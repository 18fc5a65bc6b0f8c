"""Looks at a file that somebody attached, in a process of its own: `python -m nennep.files.inspecting` (core.child).

A question is the file, an answer JSON: which kind it is and the first lines of its pages, or why it is refused.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from typing import Any

from pypdf import PdfReader

from nennep.core.child import answer_all
from nennep.files.office import FIRST_LINES, LONGEST_LINE, NotTaken, office_kind, office_pages

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_LINES = 10
"""Of a PDF's page: its footer."""
_BROKEN_ZIP = (
    zipfile.BadZipFile,
    RuntimeError,
    NotImplementedError,
    ValueError,
    EOFError,
    OSError,
    zlib.error,
)


def inspected(content: bytes) -> dict[str, Any]:
    """`kind` and `pages` (lists of lines) of a whole file, or `refused` with the reason in a word."""
    try:
        kind = kind_of(content)
        return {"kind": kind, "pages": pages_of(content, kind)}
    except NotTaken as refused:
        return {"refused": refused.args[0]}


def kind_of(content: bytes) -> str:
    """What it is, by its content: never by its name, which anybody can change. Raises NotTaken."""
    if b"%PDF-" in content[:1024]:
        if b"/Encrypt" in content:
            raise NotTaken("locked")
        return "pdf"
    if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR":
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if content.startswith(_OLE):
        raise NotTaken("locked" if "EncryptedPackage".encode("utf-16-le") in content else "old_office")
    if not content.startswith(b"PK\x03\x04"):
        raise NotTaken("kind")
    try:
        return office_kind(content)
    except _BROKEN_ZIP as error:
        raise NotTaken("broken") from error


def pages_of(content: bytes, kind: str) -> list[list[str]]:
    """The lines of the first page, as far as they can be read; pictures have none. Raises NotTaken."""
    if kind == "pdf":
        return _pdf_pages(content)
    if kind not in ("word", "excel"):
        return []
    try:
        return office_pages(content, kind)
    except _BROKEN_ZIP as error:
        raise NotTaken("broken") from error


def _pdf_pages(content: bytes) -> list[list[str]]:
    try:
        text = PdfReader(io.BytesIO(content)).pages[0].extract_text()
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  (whatever a strange PDF brings about: its text cannot be read, people may)
        return []
    lines = [line[:LONGEST_LINE] for line in text.splitlines() if line.strip()]
    return [lines[:FIRST_LINES], lines[FIRST_LINES:][-_LAST_LINES:]]


if __name__ == "__main__":
    answer_all(lambda content: json.dumps(inspected(content)).encode())

"""What a file is, by its content: never by its name, which anybody can change."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from nennep.core.refusals import Invalid
from nennep.core.text import clean_line

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Sentence

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFFICE = "application/vnd.openxmlformats-officedocument."
NAME_MAX = 150


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that is taken in: what it is called, how its name may end (the usual ending first)."""

    media_type: str
    label: Sentence
    endings: tuple[str, ...]


PDF = Kind("application/pdf", _("a PDF file"), (".pdf",))
WORD = Kind(f"{_OFFICE}wordprocessingml.document", _("a Word file (.docx)"), (".docx",))
EXCEL = Kind(f"{_OFFICE}spreadsheetml.sheet", _("an Excel file (.xlsx)"), (".xlsx",))
PNG = Kind("image/png", _("a picture (.png)"), (".png",))
JPEG = Kind("image/jpeg", _("a picture (.jpg)"), (".jpg", ".jpeg"))

KINDS = (PDF, WORD, EXCEL, PNG, JPEG)
TAKEN = ".pdf, .docx, .xlsx, .png, .jpg"


def kind_of(content: bytes, name: str) -> Kind:
    """The kind of a whole file. Raises Invalid, naming the file and what would be right."""
    if b"%PDF-" in content[:1024]:
        if b"/Encrypt" in content:
            raise _locked(name)
        return PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR":
        return PNG
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(_OLE):
        raise _locked(name) if _utf16("EncryptedPackage") in content else _old_office(name)
    if content.startswith(b"PK\x03\x04"):
        return _office(content, name)
    raise _unknown(name)


def fitting_name(name: str, kind: Kind) -> str:
    """The name to keep: cleaned, short enough, with an ending. Raises Invalid when its ending says another kind."""
    bare = clean_line(name.replace("\\", "/").rsplit("/", 1)[-1])
    bare = "".join("_" if char in '<>:"|?*' else char for char in bare).lstrip(". ") or "tep"
    stem, ending = PurePosixPath(bare).stem, PurePosixPath(bare).suffix
    if not ending:
        stem, ending = bare, kind.endings[0]
    elif ending.lower() not in kind.endings:
        raise Invalid(
            _(
                "The file “%(name)s” is in truth %(kind)s: please choose the right file, or end its name in %(ending)s."
            )
            % {"name": bare, "kind": kind.label, "ending": kind.endings[0]},
            code="file_name_mismatch",
        )
    return f"{stem[: NAME_MAX - len(ending)].rstrip()}{ending}"


def _office(content: bytes, name: str) -> Kind:
    """Word or Excel out of a zip; others and those with macros are refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            inside = set(parts.namelist())
            types = parts.read("[Content_Types].xml") if "[Content_Types].xml" in inside else b""
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise _broken(name) from error
    if b"macroEnabled" in types or any(part.endswith(("vbaProject.bin", ".bin.vba")) for part in inside):
        raise Invalid(
            _(
                "The file “%(name)s” carries macros (small programs). "
                "Please save it as .docx, .xlsx or .pdf without them."
            )
            % {"name": name},
            code="file_macros",
        )
    if "word/document.xml" in inside:
        return WORD
    if "xl/workbook.xml" in inside:
        return EXCEL
    raise _unknown(name)


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _unknown(name: str) -> Invalid:
    return Invalid(
        _("The file “%(name)s” is of a kind that is not taken in. Please attach one of: %(taken)s.")
        % {"name": name, "taken": TAKEN},
        code="file_kind",
    )


def _old_office(name: str) -> Invalid:
    return Invalid(
        _(
            "The file “%(name)s” is of an old office format (.doc, .xls). "
            "Please open it and save it as .docx, .xlsx or .pdf."
        )
        % {"name": name},
        code="file_old_office",
    )


def _locked(name: str) -> Invalid:
    return Invalid(
        _("The file “%(name)s” is locked with a password. Please take the password off and attach it again.")
        % {"name": name},
        code="file_locked",
    )


def _broken(name: str) -> Invalid:
    return Invalid(
        _("The file “%(name)s” is damaged and cannot be opened. Please make a fresh copy and attach that.")
        % {"name": name},
        code="file_broken",
    )

"""The kinds of files that are taken in, and a sentence for each reason why one is not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from nennep.core.refusals import Invalid
from nennep.core.text import clean_line

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Sentence

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

KINDS = {"pdf": PDF, "word": WORD, "excel": EXCEL, "png": PNG, "jpeg": JPEG}
"""Word of the inspection (files.inspecting) -> kind."""
TAKEN = ".pdf, .docx, .xlsx, .png, .jpg"


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


def refusal(why: str, name: str) -> Invalid:
    """Why a file is not taken in, in words: the word of the inspection, and the name that the person gave."""
    return Invalid(REFUSALS[why] % {"name": name, "taken": TAKEN}, code=f"file_{why}")


REFUSALS = {
    "kind": _("The file “%(name)s” is of a kind that is not taken in. Please attach one of: %(taken)s."),
    "old_office": _(
        "The file “%(name)s” is of an old office format (.doc, .xls). "
        "Please open it and save it as .docx, .xlsx or .pdf."
    ),
    "locked": _(
        "The file “%(name)s” is locked with a password. Please take the password off and attach it again."
    ),
    "broken": _(
        "The file “%(name)s” is damaged and cannot be opened. Please make a fresh copy and attach that."
    ),
    "macros": _(
        "The file “%(name)s” carries macros (small programs). "
        "Please save it as .docx, .xlsx or .pdf without them."
    ),
    "too_much": _(
        "The file “%(name)s” holds far more than its size tells, so it was not opened. "
        "Please save it anew as .pdf and attach that."
    ),
    "too_long": _(
        "The file “%(name)s” takes too long to be looked through. "
        "Please print it to a .pdf, or scan it, and attach that."
    ),
}
"""Word of the inspection (files.inspecting) -> sentence."""

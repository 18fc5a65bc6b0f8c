"""Keeping state secrets out: by what is declared, by the file's name, by the stamp on its first page.

The law on the protection of state secrets (117/2025/QH15, in force from 1/3/2026) forbids to draft or keep them on
a machine connected to a network, unless it is an independent one inside one premises. The program cannot know that of
its own machine, so it takes none in. It looks for the stamp as it stands on paper, capitals on a line of their own:
"bảo mật", "bí mật nhà nước" and "mật ong" are ordinary words. A scanned picture of a stamp it cannot read.
"""

from __future__ import annotations

import html
import io
import re
import unicodedata
import zipfile
from itertools import pairwise

from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader

from nennep.core.refusals import Invalid
from nennep.files.enums import STAMPS, Classification
from nennep.files.kinds import EXCEL, PDF, WORD, Kind

LAW = "Luật Bảo vệ bí mật nhà nước số 117/2025/QH15"
FIRST_LINES = 60
"""Lines that count as a first page: about an A4 page of text."""
_PART_BYTES = 4_000_000  # of one part of an office file: enough for a first page, too little for a zip bomb

_STAMP = r"((?:TUYỆT |TỐI )?MẬT)"
_ON_PAPER = (
    re.compile(rf"\W*(?:TÀI LIỆU\W+|ĐỘ\W+)?{_STAMP}\W*"),
    re.compile(rf"\W*{_STAMP}\s+S[Ốố]\b.*"),  # the stamp stands above the number, in one line of a PDF
    re.compile(r"\W*ĐỘ MẬT\W+((?:TUYỆT |TỐI )?MẬT)\W*", re.IGNORECASE),
)
_DECLASSIFIED = re.compile(r"\bGIẢI MẬT\b")
_SPACED_OUT = re.compile(r"(?:\w ){2,}\w")
_WORD_PARAGRAPH, _WORD_TEXT = re.compile(r"</w:p>"), re.compile(r"<w:t(?:\s[^>]*)?>([^<]*)</w:t>")
_EXCEL_STRING, _EXCEL_TEXT = re.compile(r"</(?:si|is)>"), re.compile(r"<t(?:\s[^>]*)?>([^<]*)</t>")
_NAME_WORDS = re.compile(r"[^\W\d_]+")
_ORDINARY_BEFORE = {"bí", "bảo", "cơ", "giải", "lấy", "hoa", "mía", "hũ"}
_ORDINARY_AFTER = {"ong", "khẩu", "mã", "độ", "thiết", "vụ", "nghị", "mía"}


def refuse_declared(declared: Classification) -> None:
    """Raise Invalid when the person says that the paper is classified."""
    if declared != Classification.NORMAL:
        raise Invalid(
            _(
                "A paper classified %(stamp)s may not be put into this program (%(law)s). Please handle it on paper."
            )
            % {"stamp": STAMPS[declared], "law": LAW},
            code="classified_declared",
            field="classification",
        )


def refuse_stamped(content: bytes, kind: Kind, name: str) -> None:
    """Raise Invalid when the name or the first page bears a stamp; `content` is of that kind."""
    stamp = stamp_of_name(name) or stamp_of_lines(_first_page(content, kind))
    if stamp:
        raise Invalid(
            _(
                "The file “%(name)s” bears the stamp %(stamp)s: this program may not hold it (%(law)s). "
                "Please handle it on paper, as secret papers are handled."
            )
            % {"name": name, "stamp": STAMPS[stamp], "law": LAW},
            code="classified_stamp",
        )


def stamp_of_lines(lines: list[str]) -> Classification | None:
    """The highest stamp on a page, given as its lines; None when there is none, or it was taken back (giải mật)."""
    straight = [_straight(line) for line in lines[:FIRST_LINES]]
    if any(_DECLASSIFIED.search(line) for line in straight):
        return None
    matches = [found for line in straight for shape in _ON_PAPER if (found := shape.fullmatch(line))]
    return _highest([found[1].upper() for found in matches])


def stamp_of_name(name: str) -> Classification | None:
    """The stamp in a file's name: "tối mật", "(Mật)", "MẬT"; also "toi mat" in a name without any accents."""
    name = unicodedata.normalize("NFC", name)
    words = _NAME_WORDS.findall(name)
    small = [word.lower() for word in words]
    pairs = {" ".join(pair) for pair in pairwise(small)}
    if name.isascii() and "toi mat tran" not in name.lower():  # "tới Mặt trận"
        pairs |= {pair.replace("tuyet mat", "tuyệt mật").replace("toi mat", "tối mật") for pair in pairs}
    found = [stamp for stamp in ("TUYỆT MẬT", "TỐI MẬT") if stamp.lower() in pairs]
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        alone = word == "MẬT" or re.search(rf"[(\[]\s*{word}\s*[)\]]", name)
        ordinary = before.lower() in _ORDINARY_BEFORE or after.lower() in _ORDINARY_AFTER
        if word.lower() == "mật" and alone and not ordinary:
            found.append("MẬT")
    return _highest(found)


def _highest(stamps: list[str]) -> Classification | None:
    order = (Classification.TOP_SECRET, Classification.SECRET, Classification.CONFIDENTIAL)
    return next((each for each in order if STAMPS[each] in stamps), None)


def _straight(line: str) -> str:
    """The line with single spaces, and without those that typists put between a stamp's letters."""
    line = " ".join(unicodedata.normalize("NFC", line).split())
    return line.replace(" ", "") if _SPACED_OUT.fullmatch(line) else line


def _first_page(content: bytes, kind: Kind) -> list[str]:
    """The lines of the first page, as far as they can be read; pictures have none."""
    if kind is PDF:
        return _pdf_lines(content)
    if kind is WORD:
        parts = _parts(content, r"word/(?:header\d*|document)\.xml")
        return _texts(parts, _WORD_PARAGRAPH, _WORD_TEXT)
    if kind is EXCEL:
        return _texts(
            _parts(content, r"xl/(?:sharedStrings|worksheets/sheet1)\.xml"), _EXCEL_STRING, _EXCEL_TEXT
        )
    return []


def _pdf_lines(content: bytes) -> list[str]:
    try:
        return PdfReader(io.BytesIO(content)).pages[0].extract_text().splitlines()
    except Exception:  # noqa: BLE001  (whatever a strange PDF brings about: its text cannot be read, people may)
        return []


def _parts(content: bytes, names: str) -> list[str]:
    """The beginnings of the matching parts of an office file, headers before the body."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found = sorted((name for name in archive.namelist() if re.fullmatch(names, name)), reverse=True)
        parts = []
        for name in found:
            with archive.open(name) as part:
                parts.append(part.read(_PART_BYTES).decode("utf-8", errors="replace"))
        return parts


def _texts(parts: list[str], ends: re.Pattern[str], texts: re.Pattern[str]) -> list[str]:
    """The texts of paragraphs or cells, empty ones left out, at most a page of each part."""
    lines: list[str] = []
    for part in parts:
        joined = ("".join(texts.findall(piece)) for piece in ends.split(part))
        lines.extend([html.unescape(line) for line in joined if line][:FIRST_LINES])
    return lines

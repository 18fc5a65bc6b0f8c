"""Keeping state secrets out: by what is declared, by the file's name, by the stamp on its first page.

The law on the protection of state secrets (117/2025/QH15, in force from 1/3/2026) forbids to draft or keep them on
a machine connected to a network, unless it is an independent one inside one premises. The program cannot know that of
its own machine, so it takes none in. It looks for the stamp as it stands on paper, on a line of its own, in the head,
in the foot and on the first page: "bảo mật", "bí mật nhà nước" and "mật ong" are ordinary words. A scanned picture of
a stamp it cannot read.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from nennep.core.refusals import Invalid
from nennep.files.enums import STAMPS, Classification

LAW = "Luật Bảo vệ bí mật nhà nước số 117/2025/QH15"
_STAMP = r"((?:TUYỆT |TỐI )?MẬT)"
_ON_PAPER = (
    re.compile(rf"\W*(?:TÀI LIỆU\W+|ĐỘ\W+)?{_STAMP}\W*"),
    # a register has a column "Độ mật", a list of goods a line "mật"; these are seldom anything but a stamp
    re.compile(r"\W*(?:(?:TÀI LIỆU|ĐỘ)\W+)?((?:TUYỆT|TỐI) MẬT)\W*", re.IGNORECASE),
    re.compile(r"\W*TÀI LIỆU\W+(MẬT)\W*", re.IGNORECASE),
    re.compile(r"\W*(Mật)\W*"),
    re.compile(rf"\W*{_STAMP}\s+S[Ốố]\b.*"),  # the stamp stands above the number, in one line of a PDF
    re.compile(r"\W*ĐỘ MẬT\W+((?:TUYỆT |TỐI )?MẬT)\W*", re.IGNORECASE),
)
_DECLASSIFIED = re.compile(r"\bGIẢI MẬT\b")
_SPACED_OUT = re.compile(r"(?:\w ){2,}\w")
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


def refuse_stamped(pages: list[list[str]], name: str) -> None:
    """Raise Invalid when the name or a first page (its lines, those of its headers and footers) bears a stamp."""
    stamp = stamp_of_name(name) or stamp_of_pages(pages)
    if stamp:
        raise Invalid(
            _(
                "The file “%(name)s” bears the stamp %(stamp)s: this program may not hold it (%(law)s). "
                "Please handle it on paper, as secret papers are handled."
            )
            % {"name": name, "stamp": STAMPS[stamp], "law": LAW},
            code="classified_stamp",
        )


def stamp_of_pages(pages: list[list[str]]) -> Classification | None:
    """The highest stamp on pages, headers and footers, each given as its lines; None when there is none, or when it
    was taken back (giải mật).
    """
    straight = [_straight(line) for page in pages for line in page]
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

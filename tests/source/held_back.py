"""Names of the articles' people, which nothing here may bear: known by digests only, so that the source lists none.

To add a name: `python -c "from tests.source.held_back import digest; print(digest('…'))"`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256

LONGEST = 4
"""Words of the longest name."""
_WORD = re.compile(r"[^\W\d_]+")
_CAPITAL = re.compile(r"[^\W\d_](?<=[A-ZĐÀ-Ỹ])")


def digest(name: str) -> str:
    """What stands here for a name, however it is composed and in small letters or capitals."""
    plain = " ".join(unicodedata.normalize("NFC", name).casefold().split())
    return sha256(f"held back: {plain}".encode()).hexdigest()


def held_back(names: Iterable[str], digests: frozenset[str] | None = None) -> set[str]:
    """Which of these names are names of the articles' people."""
    return {name for name in names if digest(name) in (DIGESTS if digests is None else digests)}


def named_in(text: str, digests: frozenset[str] | None = None) -> set[str]:
    """Every held-back name in a running text: each run of two to four words that begins with a capital letter."""
    found: set[str] = set()
    for line in unicodedata.normalize("NFC", text).splitlines():
        words = [(each.start(), each.end()) for each in _WORD.finditer(line)]
        for first, (start, _end) in enumerate(words):
            if _CAPITAL.match(line, start):
                ends = [end for _start, end in words[first + 1 : first + LONGEST]]
                found |= held_back((line[start:end] for end in ends), digests)
    return found


DIGESTS = frozenset(
    {
        "06440a9bdda9ccd1c37e50510a36ae71397efd6cd09b1c6f604f524c9ad85c4c",
        "17b16004d7edb624630f1a97f61e1fcda8c6829ffda934e80df9a31a05e8d86c",
        "1ae55a9f148b2321ed6e17909e002f45e43702d60c302d22b26536a697a7ca69",
        "2e46778be505be9ae46f3f3ba4479c8034713870a99589e367e1bf953acc8586",
        "3dd452a99d944b2beb83093f82d8fcdd530cd8c5a29a6940ef020fd1a14fe12d",
        "43bf0252a2722fe93f6419671070cb64bd5ba0ded6dd6113d64e8a9c3c8836a8",
        "5729b562688929a8d70e811c0291a1ce44ed70fc469942d681262dd222d16b4c",
        "6c8111dc243b9a7c592b76c3a9e02d93eb8af1e9201aa829d561cf0c178631e4",
        "770ed0b28b32394f620a60b01f09bf7690efbd72958fe3f18b113fb9d03ad7bb",
        "7a5508f3406467ddf707a8732030f1873924278b154b43f41b0fd994d5a5d4ec",
        "8de8ddc59912a70fec12634cc5aff96cbc26a4b332d95e5f9a95d0dec90fe0ef",
        "8e3d32e301d6426e9e404c734f5316c8576d1905cef78c2b85518fdf8ac2dce2",
        "90f86d3b2e1a4ea0bd8a5ca7e50a51e7e03cbfb25a583b9a0bfaf95f1d6fabd3",
        "c232aabfc5f67c945e64bbe712f8311b8e02f9f34f1de1b62046ca5316bcdba2",
        "dbfad59df11a19f65362f47970f83737d47f4232ba119142cfd4a9cbe93ac74e",
        "e0e4345a7834bb67ffac15b3de7367e3e7031672fe22d9e42473327714097bef",
        "e246e782d17e747808316a34a9a534c3fff4c81aef222d8baa679b0091d53b5c",
        "ebd53cd19e1ed462444a153cb142bf4c705de63bbe90b8895392c4703eae04e3",
        "f2648e963b60cc74f99bf4878a705ffe1e3d764765e3e521bef91cdb3ab54ce9",
    }
)

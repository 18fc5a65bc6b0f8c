"""Short sentences: no Vietnamese sentence for users has more than 25 words (syllables, as Vietnamese writes them).

Read are the texts that check_terms reads, but for documents, and for what is told: stories and the demo speak as people
do. A rule that is quoted stands as it was issued: `[[long]]` of tools/terms.toml says of what it is.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.check_terms import BUILT, DOCUMENTS, KINDS, LIST, in_script, in_toml  # noqa: E402 - the path is set first

MOST = 25
TOLD = ("demo", "stories")
MARKED = re.compile("[ăâđêôơưĂÂĐÊÔƠƯà-ãè-êìíò-õùúýÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĩũĨŨạ-ỹẠ-Ỹ]")
"""Letters that only Vietnamese marks so."""
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"|`([^`]*)`')
END = re.compile(r'(?<=[.!?…])["”)]*\s+|\n\s*\n|\n(?=\s*[-–•*] )|\n(?=[A-ZĐÂÔƯĂÊ]|  )')
TAG = re.compile(r"<[^>]+>")


def sentences(text: str) -> Iterator[str]:
    """The Vietnamese sentences of a text."""
    for each in END.split(TAG.sub(" ", text)):
        words = words_of(each)
        if sum(MARKED.search(word) is not None for word in words) * 3 > len(words):
            yield " ".join(each.split())


def words_of(sentence: str) -> list[str]:
    """Its words: what holds a letter or a figure."""
    return [each for each in sentence.split() if re.search(r"\w", each)]


def quoted(path: Path = LIST) -> dict[str, str]:
    """Long sentences that may stand, and whose they are."""
    return {each["text"]: each["of"] for each in tomllib.loads(path.read_text(encoding="utf-8"))["long"]}


def wrong(root: Path = ROOT) -> Iterator[str]:
    """Every sentence that is too long: "path:line: 31 words: …"."""
    known = quoted()
    for glob, texts in KINDS.items():
        for path in sorted(root.glob(glob)) if glob not in DOCUMENTS else ():
            relative = path.relative_to(root)
            if BUILT in relative.parts or any(each in relative.parts for each in TOLD):
                continue
            for number, text in texts(path):
                parts = _strings(text) if texts in (in_script, in_toml) else [text]
                for sentence in (each for part in parts for each in sentences(part)):
                    if (count := len(words_of(sentence))) > MOST and sentence not in known:
                        yield f"{relative}:{number}: {count} words: “{sentence}”"


def _strings(line: str) -> list[str]:
    """The strings of a line of a script or a list; the names beside them are no words."""
    return [found[1] or found[2] or "" for found in STRING.finditer(line)]


def main() -> int:
    found = list(wrong())
    print("\n".join(found))
    if found:
        print(
            f"A sentence has at most {MOST} words: make two of it. A quoted rule: [[long]] of tools/terms.toml."
        )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

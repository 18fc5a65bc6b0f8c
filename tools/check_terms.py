"""The chosen words: texts for users say one thing in one word. tools/terms.toml has the words, and why.

Read are the catalogues' Vietnamese, strings of Python and of the scripts, templates, the rulebook, the sentences of
minutes, stories, and the documents. English sentences and comments are not: the words are Vietnamese.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "tools" / "terms.toml"
PACKAGE = "src/nennep/**/"
DOCUMENTS = ("README.md", "CHANGELOG.md", "docs/**/*.md")
BUILT = "static"
QUOTING = {"docs/domain.md", "docs/glossary.md"}  # tell the sources' words, and what is not said
Text = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Term:
    """What is not said, what is said instead, and why. `but`: files where it may stand; `kinds`: only these."""

    pattern: re.Pattern[str]
    say: str
    why: str
    but: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    def concerns(self, path: Path) -> bool:
        if self.kinds and path.suffix not in self.kinds:
            return False
        return not any(fnmatch(path.as_posix(), each) for each in self.but)


def terms(path: Path = LIST) -> tuple[list[Term], re.Pattern[str]]:
    """The terms, and a pattern of what may be quoted."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    found = [
        Term(
            re.compile("|".join(each["not"]), re.IGNORECASE),
            each["say"],
            each["why"],
            tuple(each.get("but", ())),
            tuple(each.get("kinds", ())),
        )
        for each in told["term"]
    ]
    return found, re.compile("|".join(re.escape(each["text"]) for each in told["quotation"]), re.IGNORECASE)


def in_catalogue(path: Path) -> Iterator[Text]:
    for entry in polib.pofile(str(path)):
        for said in (entry.msgstr, *entry.msgstr_plural.values()):
            yield entry.linenum, said


def in_python(path: Path) -> Iterator[Text]:
    """Every string; the parts of an f-string in one, its values left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    parts = {id(part) for each in ast.walk(tree) if isinstance(each, ast.JoinedStr) for part in each.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            said = (each.value if isinstance(each, ast.Constant) else "{}" for each in node.values)
            yield node.lineno, "".join(map(str, said))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts:
            yield node.lineno, node.value


def in_script(path: Path) -> Iterator[Text]:
    """Lines that are no comment; a sentence broken over lines in one."""
    return _lines(re.sub(r'" \+\n\s*"', "", path.read_text(encoding="utf-8")), "//", "*", "/*")


def in_lines(path: Path) -> Iterator[Text]:
    return _lines(path.read_text(encoding="utf-8"))


def in_toml(path: Path) -> Iterator[Text]:
    return _lines(path.read_text(encoding="utf-8"), "#")


def _lines(text: str, *comments: str) -> Iterator[Text]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.lstrip().startswith(comments or ("\0",)):
            yield number, line


KINDS: dict[str, Callable[[Path], Iterator[Text]]] = {
    "src/nennep/*/locale/vi/LC_MESSAGES/*.po": in_catalogue,
    PACKAGE + "*.py": in_python,
    PACKAGE + "*.ts": in_script,
    PACKAGE + "*.html": in_lines,
    PACKAGE + "*.json": in_lines,
    PACKAGE + "*.toml": in_toml,
    **dict.fromkeys(DOCUMENTS, in_lines),
}


def wrong(root: Path = ROOT) -> Iterator[str]:
    """Every word that is not said: "path:line: “…”: say …"."""
    known, quoted = terms()
    for glob, texts in KINDS.items():
        for path in sorted(root.glob(glob)):
            relative = path.relative_to(root)
            concerned = [each for each in known if each.concerns(relative)]
            if BUILT in relative.parts or relative.as_posix() in QUOTING:
                continue
            for number, text in texts(path):
                said = quoted.sub("", text)
                for term in concerned:
                    if found := term.pattern.search(said):
                        yield f"{relative}:{number}: “{found[0]}”: say {term.say} ({term.why})"


def main() -> int:
    found = list(wrong())
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

"""Lessons as rules: words that may not stand where they stand, each with what to write instead.

A line with `allowed: <reason>` in a comment is let through.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path("src/nennep")
PROSE = (
    "src/nennep/**/*.py",
    "src/nennep/**/*.ts",
    "src/nennep/**/templates/**/*.html",
    "tests/**/*.py",
    "tools/**/*.py",
    "bench/*.py",
    "docs/**/*.md",
    "*.md",
    "nennep",
)


@dataclass(frozen=True, slots=True)
class Rule:
    """`pattern` may not occur in files of `where` (globs under the root), except those of `but`."""

    name: str
    pattern: str
    instead: str
    where: tuple[str, ...]
    but: tuple[str, ...] = ()

    def files(self, root: Path) -> Iterator[Path]:
        for pattern in self.where:
            for path in sorted(root.glob(pattern)):
                relative = path.relative_to(root)
                if not any(relative.match(excepted) for excepted in self.but):
                    yield path


RULES = (
    Rule(
        "one clock",
        r"\b(datetime\.(now|utcnow|today)|date\.today|timezone\.(now|localdate|localtime)|time\.time)\(",
        "nennep.core.clock: now() or today()",
        ("src/nennep/**/*.py",),
        ("src/nennep/core/clock.py",),
    ),
    Rule(
        "reads through selectors",
        r"\.(rows|objects)\b",
        "a selector, which is limited to what the actor may see",
        (
            "src/nennep/*/views*.py",
            "src/nennep/*/views/*.py",
            "src/nennep/*/forms*.py",
            "src/nennep/*/forms/*.py",
        ),
    ),
    Rule(
        "writes through acts",
        r"\.(save|bulk_create|bulk_update|get_or_create|update_or_create)\(",
        "an act, which authorises and records",
        (
            "src/nennep/*/views*.py",
            "src/nennep/*/views/*.py",
            "src/nennep/*/forms*.py",
            "src/nennep/*/forms/*.py",
        ),
    ),
    Rule(
        "imports are seen",
        r"\bapps\.get_model\(",
        "an import, which the staircase check can see (migrations aside)",
        ("src/nennep/**/*.py",),
        ("src/nennep/*/migrations/*.py",),
    ),
    Rule(
        "nothing unescaped",
        r"\bmark_safe\(|\|safe\b|{%\s*autoescape off",
        "format_html, or a template",
        ("src/nennep/**/*.py", "src/nennep/**/*.html"),
    ),
    Rule(
        "no inline script or style",
        r"<script(?![^>]*\b(src=|type=\"application/json\"))|\son[a-z]+=\"|\sstyle=\"|<style\b",
        "a file under static/: the security policy refuses what stands in the page",
        ("src/nennep/**/templates/**/*.html",),
    ),
    Rule(
        "no other host",
        r"(src|href|action)=\"(https?:)?//",
        "a file of our own: no page asks another host for anything",
        ("src/nennep/**/templates/**/*.html",),
    ),
    Rule(
        "say who is meant",
        r"[Ww]ho(m|so)?ever(?!”)",
        "the person, role or program that is meant",
        PROSE,
        ("tests/tools/test_check_words.py", "tools/check_words.py"),
    ),
    Rule(
        "words of the trade",
        r"\b(vaults?|lanes?|shel(f|ves)|gathered|stand_in|said_of|minutes_here|notebook|Performance)\b",
        "what an engineer calls it: key store, queue, device store, record, proxy entry, context",
        PROSE,
        ("tests/tools/test_check_words.py", "tools/check_words.py"),
    ),
)
TEMPLATE_NAME = re.compile(r"""{%\s*(?:include|extends)\s+["']([^"'/]+)/""")


def broken(root: Path = ROOT) -> Iterator[str]:
    """Every broken rule: "path:line: rule: instead …"."""
    for rule in RULES:
        pattern = re.compile(rule.pattern)
        for path in rule.files(root):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if pattern.search(line) and not line.lstrip().startswith("#") and "allowed: " not in line:
                    yield f"{path.relative_to(root)}:{number}: {rule.name}: use {rule.instead}"
    yield from foreign_templates(root)


def foreign_templates(root: Path) -> Iterator[str]:
    """A template may take in those of its own app and of ui only."""
    for path in sorted((root / PACKAGE).glob("*/templates/**/*.html")):
        app = path.relative_to(root / PACKAGE).parts[0]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for name in TEMPLATE_NAME.findall(line):
                if name not in (app, "ui", "django"):
                    yield f"{path.relative_to(root)}:{number}: own templates: use one of {app}/ or ui/, not {name}/"


def main() -> int:
    found = list(broken())
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

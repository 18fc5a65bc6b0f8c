"""The words of the interface in both languages, from the catalogues and from the tables of the scripts."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import polib
from playwright.sync_api import Page

from tests.servers.serving import ROOT

PLACE = re.compile(r"%\(\w+\)[sd]|\{\w*\}|<[^>]+>")
ENTRY = re.compile(r'^  (\w+):((?:\s*\+?\s*"(?:[^"\\]|\\.)*")+),', re.MULTILINE)
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
BOTH = {"Word", "Excel", "PDF", "IPv4", "IPv6", "Nền Nếp", "English", "Tiếng Việt"}
"""The same in both languages."""
PRINTED = "article.doc, pre"
"""What will be printed or sent is Vietnamese in both."""

VISIBLE = """(skipped) => {
  const hidden = (node) => skipped && node.closest(skipped);
  const lines = document.body.innerText.split("\\n");
  const outside = [...document.querySelectorAll(skipped)].flatMap((node) => node.innerText.split("\\n"));
  const names = ["aria-label", "title", "alt", "placeholder"];
  const named = [...document.querySelectorAll(names.map((name) => `[${name}]`).join())].filter((node) => !hidden(node))
    .flatMap((node) => names.map((name) => node.getAttribute(name)));
  const options = [...document.querySelectorAll("option")].map((each) => each.textContent);
  const drop = new Set(outside);
  return [...lines.filter((line) => !drop.has(line)), ...named, ...options].filter(Boolean);
}"""


@cache
def pairs() -> list[tuple[str, str]]:
    """(English, Vietnamese) of every sentence of the interface without places to fill."""
    catalogues = sorted((ROOT / "src" / "nennep").glob("*/locale/vi/LC_MESSAGES/django.po"))
    entries = [entry for path in catalogues for entry in polib.pofile(str(path))]
    found = [(entry.msgid, entry.msgstr) for entry in entries if not entry.msgid_plural]
    for path in sorted((ROOT / "src" / "nennep").glob("*/client/words*_en.ts")):
        english, vietnamese = table(path), table(path.with_name(path.name.replace("_en", "")))
        assert english.keys() == vietnamese.keys()
        found += [(english[key], vietnamese[key]) for key in english]
    return [(one, other) for one, other in found if one != other and not PLACE.search(one + other)]


def table(path: Path) -> dict[str, str]:
    """A script's table of words: key -> sentence."""
    entries = ENTRY.findall(path.read_text(encoding="utf-8"))
    return {key: "".join(QUOTED.findall(value)) for key, value in entries}


@cache
def english() -> frozenset[str]:
    """Sentences and words that only the English interface has, in small letters."""
    vietnamese_too = {other.lower() for _one, other in pairs()}
    return frozenset(one.lower() for one, _other in pairs() if one not in BOTH) - vietnamese_too


@cache
def vietnamese() -> frozenset[str]:
    """Sentences and words that only the Vietnamese interface has, in small letters."""
    english_too = {one.lower() for one, _other in pairs()}
    return frozenset(other.lower() for _one, other in pairs() if other not in BOTH) - english_too


def lines_of(page: Page) -> set[str]:
    """Each line of text that stands on the page, and each name that a screen reader would say, in small letters."""
    found = page.evaluate(VISIBLE, PRINTED)
    parts = {part for line in found for part in re.split(r"\s+·\s+|: ", line)} | set(found)
    return {" ".join(part.split()).lower().rstrip(".:") for part in parts} | {
        " ".join(part.split()).lower() for part in parts
    }

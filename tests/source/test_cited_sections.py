"""What the source cites as "design §…" or "domain §…" is a section of docs/design.md or docs/domain.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ENDINGS = {".py", ".ts", ".js", ".css", ".html", ".toml", ".typ", ".md", ".sh"}
LEFT_OUT = {".git", ".venv", "node_modules", "__pycache__", "static"}
CITED = re.compile(r"\b(design|domain)(?:\.md|\]\([\w./]*\))? §(\d+(?:\.\d+)*[a-z]?)")
HEADING = re.compile(r"^#{2,3} (\d+(?:\.\d+)*[a-z]?)\.? ", re.MULTILINE)


def sections(document: str) -> set[str]:
    """Numbers of the headings of docs/<document>.md."""
    found = HEADING.findall((ROOT / "docs" / f"{document}.md").read_text(encoding="utf-8"))
    assert len(found) == len(set(found)), f"{document}.md numbers a section twice"
    return set(found)


def citations(document: str) -> list[tuple[str, str]]:
    """Where each section of the document is cited: (file, number)."""
    found = []
    for top in ("src", "tests", "bench", "tools", "docs", "README.md", "CONTRIBUTING.md"):
        paths = (ROOT / top).rglob("*") if (ROOT / top).is_dir() else [ROOT / top]
        for path in paths:
            if path.suffix not in ENDINGS or LEFT_OUT & set(path.parts):
                continue
            for named, number in CITED.findall(path.read_text(encoding="utf-8")):
                if named == document:
                    found.append((str(path.relative_to(ROOT)), number))
    return found


@pytest.mark.parametrize("document", ["design", "domain"])
def test_every_cited_section_exists(document: str) -> None:
    cited = citations(document)
    assert len(cited) > 5, "the pattern finds no citations any more"
    there = sections(document)
    assert [each for each in cited if each[1] not in there] == []


@pytest.mark.parametrize("document", ["design", "domain"])
def test_a_document_refers_to_its_own_sections_only(document: str) -> None:
    text = CITED.sub("", (ROOT / "docs" / f"{document}.md").read_text(encoding="utf-8"))
    assert set(re.findall(r"§(\d+(?:\.\d+)*[a-z]?)", text)) - sections(document) == set()

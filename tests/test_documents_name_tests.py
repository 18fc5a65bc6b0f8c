"""A document that says "this is tested by …" names a test that exists, and a file that is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted((ROOT / "docs").glob("*.md")) + sorted((ROOT / "docs" / "mechanisms").glob("*.md"))
TESTS = {
    name
    for path in (ROOT / "tests").rglob("test_*.py")
    for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_every_test_and_file_that_a_document_names_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    files = set(re.findall(r"`((?:tests|tools|src|bench)/[\w/.-]+\.py)`", text))
    assert {name for name in files if not (ROOT / name).is_file()} == set()
    assert set(re.findall(r"`(test_\w+)`", text)) - TESTS == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_links_of_a_document_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []

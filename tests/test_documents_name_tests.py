"""A document that says "this is tested by …" names a test that exists, and a file that is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DECISIONS = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
DOCUMENTS = [*(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "mechanisms").glob("*.md"), *DECISIONS]
PACKAGE = ROOT / "src" / "nennep"
SCRIPTS = [path.as_posix() for path in (ROOT / "src").rglob("*.ts")]
TESTS = {
    name
    for path in (ROOT / "tests").rglob("test_*.py")
    for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_every_test_and_file_that_a_document_names_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    files = set(re.findall(r"`([a-z]\w*/[\w/.-]+\.(?:py|toml))`", text))
    assert {name for name in files if not ((ROOT / name).is_file() or (PACKAGE / name).is_file())} == set()
    assert set(re.findall(r"`(test_\w+)`", text)) - TESTS == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_every_client_script_that_a_document_names_exists(document: Path) -> None:
    named = set(re.findall(r"`([\w/]+\.ts)`", document.read_text(encoding="utf-8")))
    assert {name for name in named if not any(f"/{each}".endswith(f"/{name}") for each in SCRIPTS)} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_links_of_a_document_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_decisions_are_numbered_once_in_order_as_their_headings_say() -> None:
    numbers = [path.name[:4] for path in DECISIONS]
    assert numbers == [f"{number:04d}" for number in range(1, len(numbers) + 1)]
    assert [path.read_text(encoding="utf-8")[2:6] for path in DECISIONS] == numbers

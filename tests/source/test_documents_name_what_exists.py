"""What documents and comments name is there: tests, files, and names of the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nennep.config.staircase import LAYERS

ROOT = Path(__file__).resolve().parents[2]
DECISIONS = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
OF_THE_ROOT = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")]
DOCUMENTS = [
    *OF_THE_ROOT,
    *(ROOT / "docs").glob("*.md"),
    *(ROOT / "docs" / "mechanisms").glob("*.md"),
    *DECISIONS,
]
PRESENT = [
    each
    for each in DOCUMENTS
    if each not in [*DECISIONS, *OF_THE_ROOT] and each.stem not in {"glossary", "commands", "settings"}
]
"""Those that tell how the program is now, and are neither generated nor checked elsewhere."""
PACKAGE = ROOT / "src" / "nennep"
CODE = [
    path
    for folder in ("src", "tests", "tools", "bench")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".ts", ".toml", ".html", ".json", ".css"}
]
WORDS = {word for path in CODE for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))}
CITED = re.compile(r"(?<![\w/.<>-])((?:[a-z_]+/)+[a-z_]\w*\.(?:py|ts|md))\b")
EXAMPLES = {"views_notices.py", "HMAC", "core.0003"}
"""What a document names that is no name of the code: a wrong example, a method of the trade, a migration."""
SCRIPTS = [path.as_posix() for path in (ROOT / "src").rglob("*.ts")]
TESTS = {
    name
    for path in (ROOT / "tests").rglob("test_*.py")
    for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_every_test_and_file_that_a_document_names_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    files = set(re.findall(r"`(?:\.venv/bin/python )?([a-z]\w*/[\w/.-]+\.(?:py|toml|sh))\b[^`\n]*`", text))
    assert {name for name in files if not ((ROOT / name).is_file() or (PACKAGE / name).is_file())} == set()
    assert set(re.findall(r"`(test_\w+)`", text)) - TESTS == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_every_client_script_that_a_document_names_exists(document: Path) -> None:
    named = set(re.findall(r"`([\w/]+\.ts)`", document.read_text(encoding="utf-8")))
    assert {name for name in named if not any(f"/{each}".endswith(f"/{name}") for each in SCRIPTS)} == set()


@pytest.mark.parametrize("document", PRESENT, ids=lambda path: path.stem)
def test_every_name_of_the_code_that_a_document_says_exists(document: Path) -> None:
    said = re.findall(r"`([A-Za-z_][\w.]*)(?:\([^`]*\))?`", document.read_text(encoding="utf-8"))
    strange = {name for name in said if not set(filter(None, name.split("."))) <= WORDS}
    assert strange - EXAMPLES == set()


def test_every_file_that_the_code_cites_exists() -> None:
    """In docstrings and comments: from the root, from the package, or from the app's own folder."""
    strange = set()
    for path in (each for each in CODE if each.suffix in {".py", ".ts"} and each.is_relative_to(PACKAGE)):
        own = PACKAGE / path.relative_to(PACKAGE).parts[0]
        for name in CITED.findall(path.read_text(encoding="utf-8")):
            if not any((folder / name).is_file() for folder in (ROOT, PACKAGE, own, own / "client")):
                strange.add(f"{path.relative_to(ROOT)}: {name}")
    assert strange == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_links_of_a_document_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_decisions_are_numbered_once_in_order_as_their_headings_say() -> None:
    numbers = [path.name[:4] for path in DECISIONS]
    assert numbers == [f"{number:04d}" for number in range(1, len(numbers) + 1)]
    assert [path.read_text(encoding="utf-8")[2:6] for path in DECISIONS] == numbers


def test_the_table_of_folders_names_every_folder_of_the_larger_apps() -> None:
    text = (ROOT / "docs" / "structure.md").read_text(encoding="utf-8")
    tables = dict(re.findall(r"^\| (core|meetings|config) \| (.+) \|$", text, re.MULTILINE))
    usual = {"client", "locale", "migrations", "static", "templates", "__pycache__"}
    usual |= {name for step in LAYERS for name in step}
    for app, table in tables.items():
        folders = {path.name for path in (PACKAGE / app).iterdir() if path.is_dir()} - usual
        assert set(re.findall(r"`(\w+)`", table)) == folders, app
    assert len(tables) == 3


def test_every_check_of_the_source_stands_in_the_table_of_the_structure() -> None:
    text = (ROOT / "docs" / "structure.md").read_text(encoding="utf-8")
    assert [
        path.name for path in (ROOT / "tools").glob("check_*.py") if f"`tools/{path.name}`" not in text
    ] == []

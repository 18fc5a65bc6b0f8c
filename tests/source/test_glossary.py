"""The glossary is true: every name in it exists where it says, and what is still to come does not exist yet."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

from django.apps import apps
from django.utils import translation
from django.utils.translation import gettext

import nennep

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")

SOURCE = Path(nennep.__file__).parent


def rows() -> list[tuple[list[str], list[str]]]:
    """(names, modules) of every row; no modules for what comes later."""
    found = []
    for line in TEXT.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 4 and cells[1].startswith("`"):
            modules = [] if cells[2] == "later" else cells[2].split(", ")
            found.append((re.findall(r"`(\w+)`", cells[1]), modules))
    return found


def has(module: str, name: str) -> bool:
    """Whether a module of Python, or a client script, brings a name."""
    if not module.endswith(".ts"):
        return hasattr(importlib.import_module(module), name)
    text = (SOURCE / module).read_text(encoding="utf-8")
    return bool(
        re.search(rf"^export (?:async )?(?:class|interface|type|const|function) {name}\b", text, re.MULTILINE)
    )


def test_every_name_stands_where_the_glossary_says() -> None:
    missing = [
        name
        for names, modules in rows()
        for name in names
        if modules and not any(has(module, name) for module in modules)
    ]
    assert missing == []


def test_what_comes_later_is_moved_in_the_glossary_when_it_comes() -> None:
    later = {name for names, modules in rows() if not modules for name in names}
    tables = {model.__name__ for model in apps.get_models()}
    assert later
    assert later & tables == set()


def test_every_table_of_a_field_word_is_in_the_glossary() -> None:
    named = {name for names, _modules in rows() for name in names}
    plumbing = {"Descent", "CollabUpdate", "CollabProposal", "Device", "WrongTry", "LastWrite"}
    configs = [each for each in apps.get_app_configs() if each.name.startswith("nennep.")]
    ours = {model.__name__ for config in configs for model in config.get_models()}
    assert ours - plumbing - named == set()


def test_what_stands_over_a_page_or_in_the_menu_is_in_the_glossary() -> None:
    named = re.compile(r'MenuEntry\(\s*\d+, _\("([^"]+)"\)|<h1>\s*{% translate "([^"]+)"')
    titles: dict[str, Path] = {}
    for path in [*SOURCE.glob("*/navigation.py"), *SOURCE.glob("*/templates/**/*.html")]:
        for found in named.finditer(path.read_text(encoding="utf-8")):
            titles[found[1] or found[2]] = path
    assert len(titles) > 30
    with translation.override("vi"):
        missing = {
            gettext(each): path.name
            for each, path in titles.items()
            if not re.search(rf"[|;] {re.escape(gettext(each))}(?= *[|;])", TEXT)
        }
    assert missing == {}


def test_every_name_stands_in_one_row() -> None:
    names = [name for names, _modules in rows() for name in names]
    assert sorted({name for name in names if names.count(name) > 1}) == []

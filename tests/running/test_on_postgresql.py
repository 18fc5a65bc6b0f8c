"""Which modules ask a database in a way of their own: tests.running.on_postgresql."""

from __future__ import annotations

import re
from pathlib import Path

from tests.running.on_postgresql import ALSO, TRIED_BY

TESTS = Path(__file__).resolve().parents[1]
SOURCE = TESTS.parent / "src" / "nennep"

OF_ITS_OWN = re.compile(
    r"\.cursor\(\)|core\.database\.statements import|RawSQL|\.raw\(|\.extra\("  # SQL written by hand
    r"|select_for_update|connection\.vendor|connection\.features"  # locks, and what only one of them can
    r"|_conflicts=|get_or_create|update_or_create|IntegrityError|OperationalError"  # rivals
    r"|JSONField|RunPython|RunSQL|\.distinct\([^)]"
)


def modules_that_ask() -> dict[str, str]:
    """Module ("records.numbers", all migrations of an app as one) -> the first word by which it asks."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        name = ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
        text = path.read_text(encoding="utf-8")
        word = OF_ITS_OWN.search(text)
        app, is_migration, _number = name.partition(".migrations.")
        if is_migration and "Run" not in text:
            continue  # a table's fields stand in the models too
        if word:
            found[f"{app}.migrations" if is_migration else name] = word.group()
    return found


def test_every_module_that_asks_in_a_way_of_its_own_is_tried_on_postgresql_at_home() -> None:
    asking = modules_that_ask()
    assert {module: word for module, word in asking.items() if module not in TRIED_BY} == {}
    assert TRIED_BY.keys() - asking.keys() == set(), "these ask nothing of the kind any more"


def test_the_tests_that_try_them_are_there() -> None:
    assert [file for file in (*TRIED_BY.values(), *ALSO) if not (TESTS / file).is_file()] == []

"""The sentences of the minutes (sentences.json): read here, and taken into the script that draws them on a phone.

Flat format strings: no condition and no loop in them. What stands where is said in code, on both sides.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("sentences.json")


@cache
def sentences() -> dict[str, str]:
    """Key → format string."""
    found: dict[str, str] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def say(key: str, **values: object) -> str:
    """One sentence with its values. Raises KeyError for a key or a value that is not there."""
    return sentences()[key].format(**values)


def say_of(key: str, kind: str, **values: object) -> str:
    """The sentence `key.kind`, or `key` where this kind has none of its own."""
    own = f"{key}.{kind}"
    return say(own if own in sentences() else key, **values)

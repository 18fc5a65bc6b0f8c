"""One stored payload of every version of every act: tests/act_examples/<act>/<version>.json, kept for ever.

A phone may hand in an act 400 days after it was captured, so what was once accepted must still be understood. To store
the examples of new acts from those that tests really do:  NENNEP_STORE_EXAMPLES=1 .venv/bin/pytest tests
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nennep.core.acts import Act, all_acts
from nennep.core.audit import sealing
from nennep.core.models import ActRecord

FOLDER = Path(__file__).parent / "act_examples"
STORE = "NENNEP_STORE_EXAMPLES"
LARGEST = 3_000
"""Bytes of a payload that is worth keeping as an example."""


def acts_of_the_program() -> list[Act[Any]]:
    """Every act but those that a test registered for itself ("tests.…")."""
    return [each for each in all_acts() if not each.name.startswith("tests.")]


def path_of(act: str, version: int) -> Path:
    """Where the example of one version of an act lies."""
    return FOLDER / act / f"{version}.json"


def stored() -> Iterator[tuple[str, int, dict[str, Any]]]:
    """(act, version, payload) of every stored example."""
    for path in sorted(FOLDER.glob("*/*.json")):
        yield path.parent.name, int(path.stem), json.loads(path.read_text(encoding="utf-8"))


def keep_new() -> None:
    """Store the payloads of acts done in this database that have no example yet; only when asked to (STORE)."""
    if not os.environ.get(STORE):
        return
    for record in ActRecord.rows.filter(content__isnull=False).order_by("-received_at"):
        if record.act.startswith("tests."):
            continue  # an act that only a test knows
        path = path_of(record.act, record.version)
        if path.exists():
            continue
        _digest, payload = sealing.unseal(bytes(record.content or b""))
        if len(sealing.canonical(payload)) > LARGEST:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(payload, ensure_ascii=False, indent=1, sort_keys=True)
        path.write_text(f"{text}\n", encoding="utf-8")

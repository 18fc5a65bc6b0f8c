"""Runs a scenario of the room's script in Node: the shipping bundle, a fake IndexedDB, a scripted server."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.offline.shipped import MODULES, NODE, bundle

PRELUDE = (Path(__file__).parent / "client" / "phone.js").read_text(encoding="utf-8")


def play(scenario: str, shipped: Path | None = None) -> Any:
    """What the scenario (the body of an async function; see client/phone.js) returns. Its error is the test's.

    `shipped` is another script than the one that ships.
    """
    end = "then(finish, (error) => { console.error(error); process.exit(1); })"
    script = f"{PRELUDE}\n(async () => {{ {scenario} }})().{end};"
    done = subprocess.run(
        [str(NODE), "-e", script, str(shipped or bundle()), str(MODULES)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)

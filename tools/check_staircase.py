"""Imports follow the staircase and the layers inside an app; layers bear their names; folders stay small.

The contracts are written here for import-linter out of nennep.config.staircase, the one list of apps.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from nennep.config.staircase import LAYERS, PACKAGE, STEPS  # noqa: E402 - found where it stands

CONTRACTS = """\
[importlinter]
root_package = nennep
exclude_type_checking_imports = true

[importlinter:contract:staircase]
name = The staircase of apps: each imports only what stands on a lower step
type = layers
containers = nennep
exhaustive = true
layers =
{steps}

[importlinter:contract:inside]
name = The layers inside an app
type = layers
containers = nennep.*
layers =
{layers}

[importlinter:contract:views]
name = Views read through selectors and change by acts: they import no models
type = forbidden
source_modules = nennep.*.views
forbidden_modules = nennep.*.models
allow_indirect_imports = true
"""
SIDE_BY_SIDE = 15  # modules in one folder that can be looked over at once
KNOWN = {"__init__", "conftest", "apps", *(name for step in LAYERS for name in step)}
"""What every app, or every folder of tests, has under these names is not counted."""
FOLDERS = (PACKAGE, *(ROOT / name for name in ("tests", "tools", "bench")))


def contracts() -> str:
    """What import-linter reads. An app or a layer in brackets may be missing."""
    kept = STEPS[0] + STEPS[-1]  # the project itself and the ground
    return CONTRACTS.format(steps=_lines(STEPS, kept), layers=_lines(LAYERS, ()))


def _lines(steps: tuple[tuple[str, ...], ...], always: tuple[str, ...]) -> str:
    named = (" | ".join(each if each in always else f"({each})" for each in step) for step in steps)
    return "\n".join(f"    {each}" for each in named)


def beside_a_layer(package: Path = PACKAGE) -> Iterator[str]:
    """Modules such as views_minutes.py, which no contract would see."""
    names = [name for step in LAYERS for name in step]
    for path in sorted(package.glob("*/*.py")):
        layer = next((each for each in names if path.stem.startswith(f"{each}_")), None)
        if layer is not None:
            folder = path.parent.relative_to(package)
            yield f"{folder}/{path.name}: a layer of many files is a package: {folder}/{layer}/…"


def too_many(*trees: Path) -> Iterator[str]:
    """Folders with more modules side by side than anybody looks over."""
    modules = (path for tree in trees for path in tree.rglob("*.py") if "migrations" not in path.parts)
    for folder in sorted({path.parent for path in modules}):
        tree = next(each for each in trees if folder.is_relative_to(each))
        name = folder.relative_to(tree.parent).as_posix()
        count = len({path.stem for path in folder.glob("*.py")} - KNOWN)
        if count > SIDE_BY_SIDE:
            yield f"{name}: {count} modules side by side, at most {SIDE_BY_SIDE}: put like ones in a folder"


def main() -> int:
    found = [*beside_a_layer(), *too_many(*FOLDERS)]
    print("\n".join(found))
    with tempfile.NamedTemporaryFile("w", suffix=".ini", encoding="utf-8") as file:
        file.write(contracts())
        file.flush()
        command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache", "--config", file.name]
        kept = subprocess.run(command, cwd=ROOT, check=False).returncode == 0
    return 0 if kept and not found else 1


if __name__ == "__main__":
    sys.exit(main())

"""Which branches the quick tests took: a share for each app, nothing missing in the modules that pyproject.toml names.

Coverage.py costs two fifths of a test's time on Python 3.11, so it runs under CI (tools/run_tests.py), and only over
the quick tests without a browser (tests/running/measuring.py): what others run besides is not counted. By hand:
`.venv/bin/python -m coverage run -m pytest -n 2`, then `.venv/bin/python tools/coverage_report.py`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SOURCE = Path("src/nennep")
REPORT = ROOT / ".build" / "coverage" / "report.json"
COVERAGE = [sys.executable, "-m", "coverage"]


def whole() -> list[str]:
    """The files that are to be covered whole: `[tool.nennep.coverage]` of pyproject.toml."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [(SOURCE / name).as_posix() for name in settings["tool"]["nennep"]["coverage"]["whole"]]


def shares(files: dict[str, Any]) -> dict[str, float]:
    """App -> per cent of its lines and branches that were run; and of the whole program."""
    run, there = Counter[str](), Counter[str]()
    for name, found in files.items():
        summary = found["summary"]
        for place in (Path(name).relative_to(SOURCE).parts[0], "nennep"):
            run[place] += summary["covered_lines"] + summary["covered_branches"]
            there[place] += summary["num_statements"] + summary["num_branches"]
    return {place: 100 * run[place] / there[place] for place in sorted(there) if there[place]}


def gaps(files: dict[str, Any], names: list[str]) -> list[str]:
    """What no test ran of the files that are to be covered whole: lines, and branches as (from, to)."""
    found = []
    for name in names:
        if name not in files:
            found.append(f"{name}: not run at all, or not there")
        elif files[name]["missing_lines"] or files[name]["missing_branches"]:
            found.append(f"{name}: {files[name]['missing_lines']} {files[name]['missing_branches']}")
    return found


def main() -> int:
    for command in (["combine", "--quiet"], ["json", "--quiet", "-o", str(REPORT)]):
        if subprocess.run([*COVERAGE, *command], cwd=ROOT, check=False).returncode:
            return 1
    files = json.loads(REPORT.read_text(encoding="utf-8"))["files"]
    found = shares(files)
    each = ", ".join(f"{app} {share:.0f}" for app, share in found.items() if app != "nennep")
    print(
        f"    bài thử nhanh, không trình duyệt, đã chạy {found['nennep']:.1f} % dòng và nhánh (theo app: {each})"
    )
    missing = gaps(files, whole())
    for gap in missing:
        print(f"    chưa chạy đủ mọi nhánh: {gap}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
